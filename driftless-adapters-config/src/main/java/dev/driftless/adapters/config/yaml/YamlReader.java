package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 with its core schema. */
public final class YamlReader {
    private static final int BUFFER = 8192;

    private YamlReader() {}

    /**
     * The root of the document; an empty document is an empty mapping.
     *
     * @throws ProblemException with what is wrong: the first fault of the syntax, every fault of the structure before it
     */
    public static Node read(SourceText source) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                .setBufferSize(BUFFER)
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
