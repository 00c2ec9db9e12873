package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What templates can name. Roots are asked for only when a template refers to them, and may be lazy in their members. */
public interface Variables {
    /** Nothing at all. */
    Variables NONE = new NoVariables();

    /** The variable of that name, or null if it is not defined. */
    @Nullable
    Value find(String name);

    /** The names there are, to suggest one in place of a misspelt one; may leave out what is costly to list. */
    Collection<String> names();

    /** The entries of that mapping. */
    static Variables of(Value.Mapping mapping) {
        return new MappedVariables(mapping);
    }
}
