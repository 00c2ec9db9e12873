package dev.driftless.domain.template;

import dev.driftless.domain.value.Holes;

/** What all renderings of one run share: its unknown parts, and where includes and data formats come from. */
public record Environment(Holes holes, Loader loader, DataFormats formats) {
    /** One without includes and YAML. */
    public static Environment of(Holes holes) {
        return new Environment(holes, Loader.NONE, DataFormats.JSON_ONLY);
    }
}
