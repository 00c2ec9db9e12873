package dev.driftless.app.wiring;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps what signals say until the loop has time for it. Safe for threads. */
final class Mailbox implements AgentLoop.Pause {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition said = lock.newCondition();
    private boolean stop;
    private boolean reload;

    /** From now on every pause ends at once. */
    void stop() {
        tell(true, false);
    }

    /** One pause ends at once. */
    void reload() {
        tell(false, true);
    }

    private void tell(boolean stopping, boolean reloading) {
        lock.lock();
        try {
            stop |= stopping;
            reload |= reloading;
            said.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AgentLoop.Waking pause(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!stop && !reload && left > 0) {
                left = said.awaitNanos(left);
            }
            if (stop) {
                return AgentLoop.Waking.STOP;
            }
            boolean reloading = reload;
            reload = false;
            return reloading ? AgentLoop.Waking.RELOAD : AgentLoop.Waking.TIME;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return AgentLoop.Waking.STOP;
        } finally {
            lock.unlock();
        }
    }

    /** Waits this long, or until the thread is interrupted. */
    static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
