package dev.driftless.app.cli;

import java.util.List;

/** What may stand after {@code -e}. */
final class ExtraVariables {
    private ExtraVariables() {}

    /**
     * The values as they were given.
     *
     * @throws UsageError where one is neither {@code NAME=VALUE} nor {@code @FILE}
     */
    static List<String> of(Given given, String command) {
        List<String> all = given.all("--extra-var");
        for (String each : all) {
            int equals = each.indexOf('=');
            if (each.startsWith("@") ? each.length() == 1 : equals < 0) {
                throw new UsageError("-e takes NAME=VALUE or @FILE, not `" + each + "`", command);
            }
            if (!each.startsWith("@") && !isName(each.substring(0, equals))) {
                throw new UsageError(
                        "`" + each.substring(0, equals)
                                + "` is no name of a variable: letters, digits and underscores, no digit first",
                        command);
            }
        }
        return all;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && !Character.isDigit(text.charAt(0))
                && text.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
