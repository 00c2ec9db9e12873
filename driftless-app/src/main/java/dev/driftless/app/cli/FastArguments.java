package dev.driftless.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the usual flags of {@code apply} without loading a library, which would take longer than many a run. It judges nothing: whatever is
 * not plain is left to {@link FullArguments}.
 */
final class FastArguments {
    private FastArguments() {}

    /** The flags after the command's name, or null where there is anything unusual. */
    static @Nullable Given parse(String[] arguments, List<Flag> flags) {
        Given given = new Given();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            Flag flag = find(flags, equals < 0 ? argument : argument.substring(0, equals));
            if (flag == null || (!flag.repeatable() && given.has(flag.name()))) {
                return null;
            }
            String value;
            if (flag.value() == null) {
                value = equals < 0 ? "" : null;
            } else if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else {
                value = ++i < arguments.length && !arguments[i].startsWith("-") ? arguments[i] : null;
            }
            if (value == null || (!flag.choices().isEmpty() && !flag.choices().contains(value))) {
                return null;
            }
            given.add(flag, value);
        }
        return given;
    }

    private static @Nullable Flag find(List<Flag> flags, String name) {
        for (Flag flag : flags) {
            if (flag.isCalled(name)) {
                return flag;
            }
        }
        return null;
    }
}
