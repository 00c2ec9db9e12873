package dev.driftless.app.wiring;

import dev.driftless.app.cli.output.LineOutput;
import java.util.concurrent.atomic.AtomicInteger;

/** What SIGINT, SIGTERM, and SIGHUP of a terminal that goes away ask of a command: the first, to end in good order; the second, to end now. */
final class Interruption {
    private final AtomicInteger code = new AtomicInteger();
    private final Runnable end;
    private final LineOutput out;
    private final LineOutput err;

    private Interruption(Runnable end, LineOutput out, LineOutput err) {
        this.end = end;
        this.out = out;
        this.err = err;
    }

    /** From now on the first signal runs {@code end}, which must not wait. */
    static Interruption to(Runnable end, LineOutput out, LineOutput err) {
        Interruption interruption = new Interruption(end, out, err);
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signals.on(name, interruption::happened);
        }
        return interruption;
    }

    private void happened(int signalled) {
        if (code.compareAndSet(0, signalled)) {
            err.line("interrupted: finishing the task at hand; interrupt again to stop at once");
            end.run();
        } else {
            Ending.now(signalled, "stopped at once", out, err);
        }
    }

    /** The exit code of a process that a signal ended, or 0 where none came. */
    int code() {
        return code.get();
    }
}
