package dev.driftless.domain.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of a component.
 *
 * @param name in snake_case
 * @param aliases other spellings
 * @param type the Java type of the record component
 * @param element of a list, set or map: the type of its values, else null
 * @param defaultText as a configuration would write it, or null
 * @param doc for the reference
 */
public record OptionSpec(
        String name,
        List<String> aliases,
        Class<?> type,
        @Nullable Class<?> element,
        boolean required,
        boolean subject,
        @Nullable String defaultText,
        String doc) {
    public OptionSpec {
        aliases = List.copyOf(aliases);
    }

    /** Whether its value depends on files of the configuration or on variables, so that it is never bound at load. */
    public boolean rendersFile() {
        return type == RenderedFile.class;
    }
}
