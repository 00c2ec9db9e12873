package dev.driftless.domain.template;

import dev.driftless.domain.schema.Position;
import org.jspecify.annotations.Nullable;

/** Finds the templates that {@code {% include %}} names. */
@FunctionalInterface
public interface Loader {
    /** Finds nothing. */
    Loader NONE = new NoLoader();

    /**
     * The template of that name, or null if there is none.
     *
     * @param from where the include stands; a relative name is looked for from there
     */
    @Nullable
    Source load(String name, Position from);

    /**
     * A template's text.
     *
     * @param id tells whether two names mean the same template, such as its resolved path
     */
    record Source(String id, String text, SourceMap where) {}
}
