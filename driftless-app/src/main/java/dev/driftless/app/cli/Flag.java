package dev.driftless.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flag of a command.
 *
 * @param name with its dashes
 * @param alias another spelling, or null
 * @param value what its value is called, or null for a switch
 * @param repeatable whether it may be given more than once
 * @param choices all values that it takes; empty: any
 */
record Flag(
        String name,
        @Nullable String alias,
        @Nullable String value,
        boolean repeatable,
        List<String> choices,
        String description) {
    static Flag onOff(String name, String description) {
        return new Flag(name, null, null, false, List.of(), description);
    }

    static Flag of(String name, String value, String description) {
        return new Flag(name, null, value, false, List.of(), description);
    }

    static Flag choice(String name, String description, String... choices) {
        return new Flag(name, null, String.join("|", choices), false, List.of(choices), description);
    }

    static Flag many(String name, @Nullable String alias, String value, String description) {
        return new Flag(name, alias, value, true, List.of(), description);
    }

    boolean isCalled(String text) {
        return text.equals(name) || text.equals(alias);
    }
}
