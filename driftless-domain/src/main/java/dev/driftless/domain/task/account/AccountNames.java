package dev.driftless.domain.task.account;

import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.value.Holes;

/** What may stand in a field of passwd(5) and its like. */
final class AccountNames {
    private AccountNames() {}

    /**
     * Refuses what cannot be a name of a user or group.
     *
     * @throws InvalidOption where it cannot
     */
    static void check(String option, String name) {
        if (Holes.in(name)) {
            return;
        }
        boolean plain = !name.isEmpty()
                && name.length() <= 32
                && !name.startsWith("-")
                && !name.equals(".")
                && !name.equals("..");
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = c > ' ' && c != 0x7f && ":,/\\\"'".indexOf(c) < 0;
        }
        if (!plain) {
            throw new InvalidOption(
                    option,
                    "must be a name of at most 32 characters, without blanks, quotes, and any of : , / \\: " + name);
        }
    }

    /**
     * Refuses what would break a line of passwd(5).
     *
     * @throws InvalidOption where the text holds a colon or a line break
     */
    static void checkField(String option, String text) {
        if (text.indexOf(':') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
            throw new InvalidOption(option, "must not hold a colon or a line break");
        }
    }
}
