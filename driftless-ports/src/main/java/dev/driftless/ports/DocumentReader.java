package dev.driftless.ports;

import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;

/** Reads configuration documents: YAML 1.2 core, TOML 1.0 and JSON (RFC 8259), chosen by the name's ending. */
public interface DocumentReader {
    /**
     * Parses one document.
     *
     * @param file the name shown in positions, relative to the configuration directory
     * @param bytes the whole file, UTF-8
     * @return the root node; an empty document is an empty {@link Node.Mapping}
     * @throws ProblemException with every syntax problem found (codes E01x), each with its position
     */
    Node read(String file, byte[] bytes);
}
