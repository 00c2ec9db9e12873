package dev.driftless.domain.template;

import dev.driftless.domain.schema.Position;
import org.jspecify.annotations.Nullable;

/** See {@link Loader#NONE}. */
record NoLoader() implements Loader {
    @Override
    public @Nullable Source load(String name, Position from) {
        return null;
    }
}
