package dev.driftless.domain.schema;

/**
 * A template of the configuration, rendered.
 *
 * @param path relative to the configuration directory
 * @param text may hold unknown parts, see {@link dev.driftless.domain.value.Holes}
 */
public record RenderedFile(String path, String text) {
    /** Its last name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Names the file and not its text, which may hold secrets. */
    @Override
    public String toString() {
        return "RenderedFile[" + path + "]";
    }
}
