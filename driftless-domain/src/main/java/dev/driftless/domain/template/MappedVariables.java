package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** See {@link Variables#of}. */
record MappedVariables(Value.Mapping mapping) implements Variables {
    @Override
    public @Nullable Value find(String name) {
        return mapping.entries().get(name);
    }

    @Override
    public Collection<String> names() {
        return mapping.entries().keySet();
    }
}
