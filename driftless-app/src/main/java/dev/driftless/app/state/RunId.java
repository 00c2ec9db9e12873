package dev.driftless.app.state;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Names a run: a ULID, 48 bits of milliseconds since 1970 and 80 random bits as 26 characters of Crockford's base 32, so that names sort by time.
 *
 * @param text 26 characters, upper case
 */
public record RunId(String text) {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int TIME_LENGTH = 10;

    public RunId {
        if (!isRunId(text)) {
            throw new IllegalArgumentException("no run id: " + text);
        }
    }

    /** A new one. */
    public static RunId next(Instant now, RandomGenerator random) {
        char[] text = new char[LENGTH];
        long time = now.toEpochMilli();
        for (int i = TIME_LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (time & 31));
            time >>>= 5;
        }
        for (int i = TIME_LENGTH; i < LENGTH; i++) {
            text[i] = DIGITS.charAt(random.nextInt(32));
        }
        return new RunId(new String(text));
    }

    /** Whether the text is the name of a run, spelt as this program spells it. */
    public static boolean isRunId(String text) {
        return text.length() == LENGTH && text.charAt(0) <= '7' && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    /** The one among these names that begins with the prefix, in any case; none or several are a {@link PortException}. */
    public static RunId find(String prefix, Collection<String> names) {
        String wanted = prefix.toUpperCase(Locale.ROOT);
        List<String> matches = names.stream()
                .filter(name -> isRunId(name) && name.startsWith(wanted))
                .sorted()
                .toList();
        return switch (matches.size()) {
            case 0 ->
                throw new PortException(new Failure(
                        Code.NOT_FOUND, "there is no run " + prefix + " in the journal; see: driftless history"));
            case 1 -> new RunId(matches.getFirst());
            default ->
                throw new PortException(new Failure(
                        Code.INVALID,
                        prefix + " is not enough to name one run: " + matches.size() + " begin with it, from "
                                + matches.getFirst() + " to " + matches.getLast()));
        };
    }

    /** When the run began, to the millisecond. */
    public Instant time() {
        long time = 0;
        for (int i = 0; i < TIME_LENGTH; i++) {
            time = time << 5 | DIGITS.indexOf(text.charAt(i));
        }
        return Instant.ofEpochMilli(time);
    }

    @Override
    public String toString() {
        return text;
    }
}
