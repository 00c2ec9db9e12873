package dev.driftless.domain.schema;

/**
 * A place in a configuration file, for a person: lines and columns count from 1, columns in UTF-16 units.
 *
 * @param file the path as it is to be shown
 */
public record Position(String file, int line, int column) {
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1: " + line + ":" + column);
        }
    }

    /** As editors and terminals know it: {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
