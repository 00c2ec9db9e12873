package dev.driftless.app.wiring;

import dev.driftless.app.engine.AgentSettings;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.ports.PortException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent at its thinnest: applies at its interval, and at once when the configuration changed or SIGHUP came; keeps the last good configuration
 * while there are problems in it; survives whatever happens in a run. Knows neither files nor a clock, so that a test is both.
 */
final class AgentLoop {
    /** How often it looks whether the configuration changed. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private static final String BROKEN =
            "The configuration has problems; the agent goes on with the last one that had none.";

    /** What there is to do. */
    interface Work {
        /** Names and versions of the configuration's files: another list is another configuration. */
        List<String> files();

        /**
         * Reads the configuration as a whole, for all runs from now on; where it has problems, the one before stays.
         *
         * @throws ProblemException with all of them
         */
        AgentSettings load();

        /** Applies what was loaded last, or reports what would be done. */
        void run(AgentSettings.Mode mode);

        /** Shows what is wrong with the configuration. */
        void problems(ProblemException e);

        /** Tells a person what goes on. */
        void say(String text);

        /** Tells a person of a failure; {@code bug} where it is one of ours. */
        void failed(String text, @Nullable Throwable bug);
    }

    /** Why a pause ended. */
    enum Waking {
        TIME,
        RELOAD,
        STOP
    }

    /** Pauses until it is told something, or time is up. */
    interface Pause {
        Waking pause(Duration longest);
    }

    private final Work work;
    private final Pause pause;
    private final LongSupplier nanos;
    private final DoubleSupplier random;
    private AgentSettings settings = AgentSettings.USUAL;
    private List<String> read = List.of();
    private @Nullable List<String> changing;
    private boolean broken;
    private long runs;

    /**
     * @param nanos a monotonic clock
     * @param random from 0 to 1
     */
    AgentLoop(Work work, Pause pause, LongSupplier nanos, DoubleSupplier random) {
        this.work = work;
        this.pause = pause;
        this.nanos = nanos;
        this.random = random;
    }

    /**
     * Goes on until it is told to stop.
     *
     * @throws ProblemException where the very first configuration has problems
     */
    void run() {
        read = work.files();
        settings = work.load();
        say();
        long next = nanos.getAsLong();
        while (true) {
            if (nanos.getAsLong() - next >= 0) {
                long began = nanos.getAsLong();
                once();
                runs++;
                next = began + jittered(settings.applyInterval());
            }
            long left = Math.max(0, Math.min(LOOK.toNanos(), next - nanos.getAsLong()));
            switch (pause.pause(Duration.ofNanos(left))) {
                case STOP -> {
                    return;
                }
                case RELOAD -> {
                    if (load(work.files())) {
                        next = nanos.getAsLong();
                    }
                }
                case TIME -> {
                    if (look()) {
                        next = nanos.getAsLong();
                    }
                }
            }
        }
    }

    private long jittered(Duration interval) {
        double factor = 1 + settings.jitter() * (2 * random.getAsDouble() - 1);
        return (long) (interval.toNanos() * factor);
    }

    private void say() {
        work.say((settings.mode() == AgentSettings.Mode.REPORT ? "reporting" : "applying") + " every "
                + shown(settings.applyInterval()));
    }

    private static String shown(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** Whether there is another configuration, without problems; one that is still being written has not changed yet. */
    private boolean look() {
        List<String> now = work.files();
        if (now.equals(read)) {
            changing = null;
            return false;
        }
        if (!now.equals(changing)) {
            changing = now;
            return false;
        }
        return load(now);
    }

    private boolean load(List<String> files) {
        changing = null;
        read = files;
        try {
            settings = work.load();
            broken = false;
            work.say("the configuration was read anew");
            say();
            return true;
        } catch (ProblemException e) {
            broken = true;
            work.problems(e);
            work.failed(BROKEN, null);
        } catch (PortException e) {
            broken = true;
            work.failed("the configuration cannot be read: " + e.failure().message(), null);
        } catch (RuntimeException | StackOverflowError e) {
            broken = true;
            work.failed("a bug of driftless kept the configuration from being read", e);
        }
        return false;
    }

    private void once() {
        try {
            if (runs > 0 && !broken && work.files().equals(read)) {
                settings = work.load(); // what a run leaves in memory goes with the configuration that it used
            }
            work.run(settings.mode());
        } catch (ProblemException e) {
            broken = true;
            work.problems(e);
            work.failed(BROKEN, null);
        } catch (PortException e) {
            work.failed(e.failure().message() + "; the next run is due at the next interval", null);
        } catch (RuntimeException | Error e) {
            work.failed("a bug of driftless ended this run; the next one is due at the next interval", e);
        }
    }
}
