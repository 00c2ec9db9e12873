package dev.driftless.adapters.config.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar would be to a reader of YAML 1.1, as most other programs are: text that is written here must stay
 * text there. The patterns are those of PyYAML's resolver.
 */
final class Yaml11 {
    private static final Set<String> WORDS = Set.of(
            "", "~", "null", "Null", "NULL", "<<", "=", "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE",
            "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF");

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
                    + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
                    + "|[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                    + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?");

    private Yaml11() {}

    static boolean isText(String text) {
        if (WORDS.contains(text)) {
            return false;
        }
        char first = text.charAt(0);
        boolean numeric = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        return !numeric
                || !(NUMBER.matcher(text).matches() || TIMESTAMP.matcher(text).matches());
    }
}
