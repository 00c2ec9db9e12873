package dev.driftless.domain.schema;

import java.util.List;

/**
 * Names and documents one component: a task type, a control node. Its options are the components of a record, which carry {@link Doc}; reference
 * pages and the JSON Schema are generated from both. A new component is one file and one {@code provides} line.
 */
public interface ComponentType {
    /** The kind of component. */
    Kind kind();

    /** What a configuration writes after {@code type:}, in snake_case; unique within its kind. */
    String name();

    /** Other spellings that are accepted. */
    default List<String> aliases() {
        return List.of();
    }

    /** One sentence for tables and completion. */
    String summary();

    /** What a user should know beyond the options, in Markdown; may be empty. */
    default String description() {
        return "";
    }

    /** The record that holds the options. */
    Class<? extends Record> options();

    /** Those options, in the order of the record. The packaged runtime answers from a table made at build time instead of reading annotations. */
    default List<OptionSpec> optionSpecs() {
        return OptionSpec.of(options());
    }

    /** At least two lists of tasks in YAML; each is bound and run by a test. */
    List<Example> examples();

    /**
     * An example for the reference.
     *
     * @param title what it does, in a few words
     * @param yaml a list of tasks as a user would write it, {@code /etc/motd} and all: the tests run it on a small Debian in memory
     */
    record Example(String title, String yaml) {}
}
