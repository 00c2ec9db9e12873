package dev.driftless.domain.schema;

import dev.driftless.domain.host.AbsolutePath;

/**
 * Where something is put: at a path, or below it, which a slash at its end asks for.
 *
 * @param directory whether there is a slash at its end
 */
public record Destination(AbsolutePath path, boolean directory) {
    /**
     * The place that a text names.
     *
     * @throws IllegalArgumentException where the text is no absolute path
     */
    public static Destination of(String text) {
        return new Destination(AbsolutePath.of(text), text.endsWith("/"));
    }

    @Override
    public String toString() {
        return path.text();
    }
}
