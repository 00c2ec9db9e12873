package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link Variables#NONE}. */
record NoVariables() implements Variables {
    @Override
    public @Nullable Value find(String name) {
        return null;
    }

    @Override
    public Collection<String> names() {
        return List.of();
    }
}
