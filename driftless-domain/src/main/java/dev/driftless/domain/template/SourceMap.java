package dev.driftless.domain.template;

import dev.driftless.domain.schema.Position;

/** Knows where a template's text stands in a file. */
@FunctionalInterface
public interface SourceMap {
    /**
     * The place in the file of one character of the text.
     *
     * @param offset its index in the text, in which every line ends in one newline
     * @param line its line in the text, from 0
     * @param column its column in that line, from 0
     */
    Position position(int offset, int line, int column);

    /** A text that is a whole file. */
    static SourceMap file(String name) {
        return new WholeFile(name);
    }

    /**
     * A text inside a file, such as a scalar in YAML.
     *
     * @param start where its first character is
     * @param continuationColumn the column, from 1, at which its other lines begin
     */
    static SourceMap inline(Position start, int continuationColumn) {
        return new Inline(start, continuationColumn);
    }

    /** See {@link #file}. */
    record WholeFile(String name) implements SourceMap {
        @Override
        public Position position(int offset, int line, int column) {
            return new Position(name, line + 1, column + 1);
        }
    }

    /** See {@link #inline}. */
    record Inline(Position start, int continuationColumn) implements SourceMap {
        @Override
        public Position position(int offset, int line, int column) {
            int first = line == 0 ? start.column() : continuationColumn;
            return new Position(start.file(), start.line() + line, first + column);
        }
    }
}
