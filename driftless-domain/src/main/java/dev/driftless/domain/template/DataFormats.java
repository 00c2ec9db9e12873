package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;

/** Readers and writers of JSON and YAML for the filters of those names. */
public interface DataFormats {
    /** JSON from the domain's own reader and writer; YAML is refused. */
    DataFormats JSON_ONLY = new JsonOnly();

    /**
     * The value of a JSON text.
     *
     * @throws IllegalArgumentException if it is none; the message is for people and quotes nothing of the text
     */
    Value parseJson(String text);

    /** The value as JSON, as Python's {@code json.dumps} writes it. */
    String toJson(Value value, JsonStyle style);

    /**
     * The value of the only document of a YAML text, {@link Value#NULL} if it is empty.
     *
     * @throws IllegalArgumentException if it is none; the message is for people and quotes nothing of the text
     */
    Value parseYaml(String text);

    /** The value as YAML, as PyYAML writes it for Ansible. */
    String toYaml(Value value, YamlStyle style);

    /**
     * How JSON is written.
     *
     * @param indent blanks for each level, or -1 for one line
     * @param sortKeys whether keys come in the order of their code points
     * @param ascii whether all else is escaped
     * @param itemSeparator between items; ends with no newline
     * @param keySeparator between a key and its value
     */
    record JsonStyle(int indent, boolean sortKeys, boolean ascii, String itemSeparator, String keySeparator) {
        /** {@code to_json}: one line, a blank after commas and colons. */
        public static final JsonStyle LINE = new JsonStyle(-1, false, true, ", ", ": ");

        /** {@code to_nice_json}: sorted, four blanks for each level. */
        public static final JsonStyle NICE = new JsonStyle(4, true, true, ",", ": ");
    }

    /** Which collections YAML writes in braces and brackets. */
    enum Flow {
        /** None. */
        NEVER,
        /** Those that hold no collection. */
        LEAVES,
        /** All. */
        ALWAYS
    }

    /**
     * How YAML is written.
     *
     * @param indent blanks for each level, 2 to 9
     * @param width where long lines are folded
     */
    record YamlStyle(int indent, int width, Flow flow, boolean sortKeys) {
        /** {@code to_yaml}. */
        public static final YamlStyle TERSE = new YamlStyle(2, 80, Flow.LEAVES, true);

        /** {@code to_nice_yaml}. */
        public static final YamlStyle NICE = new YamlStyle(4, 80, Flow.NEVER, true);
    }
}
