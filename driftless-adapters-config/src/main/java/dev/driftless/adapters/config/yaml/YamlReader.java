package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 with its core schema. */
public final class YamlReader {
    private YamlReader() {}

    /**
     * The root of the document; an empty document is an empty mapping.
     *
     * @throws ProblemException with what is wrong: the first fault of the syntax, every fault of the structure before it
     */
    public static Node read(SourceText source) {
        Node simple = SimpleYaml.read(source);
        return simple != null ? simple : readFully(source);
    }

    /** The same by the full parser, whose classes are loaded only for documents that need it. */
    static Node readFully(SourceText source) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                // In pieces, the reader would copy all that it looks ahead in for each of them: minutes for a long
                // line.
                .setBufferSize(source.length() + 2)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        YamlComposer composer = new YamlComposer(source, settings);
        try {
            return composer.compose();
        } catch (YamlEngineException e) {
            throw composer.failed(e);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The parser checks some of its assumptions by throwing these; to a person it is one more syntax problem.
            throw composer.failed(new YamlEngineException(e));
        }
    }
}
