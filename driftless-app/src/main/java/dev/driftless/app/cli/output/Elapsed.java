package dev.driftless.app.cli.output;

import java.time.Duration;

/** Durations for people: {@code 8 ms}, {@code 1.2 s}, {@code 41 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
final class Elapsed {
    private Elapsed() {}

    /** How long a step took. */
    static String step(Duration took) {
        long millis = took.toMillis();
        return millis < 1_000 ? millis + " ms" : longer(millis);
    }

    /** How long a run took: {@code 0.14 s} where that is under a second. */
    static String run(Duration took) {
        long millis = took.toMillis();
        if (millis >= 1_000) {
            return longer(millis);
        }
        long hundredths = Math.min(99, (millis + 5) / 10);
        return hundredths == 0 ? millis + " ms" : "0." + hundredths / 10 + hundredths % 10 + " s";
    }

    private static String longer(long millis) {
        if (millis < 9_950) {
            long tenths = (millis + 50) / 100;
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = (millis + 500) / 1_000;
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
