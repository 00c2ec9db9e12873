package dev.driftless.adapters.config;

import dev.driftless.adapters.config.json.JsonReader;
import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.adapters.config.toml.TomlReader;
import dev.driftless.adapters.config.yaml.YamlReader;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.ports.DocumentReader;
import java.util.Locale;

/** Reads documents by the ending of their name. The classes of a format are loaded when its first file is read. */
public final class Documents implements DocumentReader {
    @Override
    public Node read(String file, byte[] bytes) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "yaml", "yml" -> YamlReader.read(SourceDecoder.decode(file, bytes));
            case "toml" -> TomlReader.read(SourceDecoder.decode(file, bytes));
            case "json" -> JsonReader.read(SourceDecoder.decode(file, bytes));
            default ->
                throw new ProblemException(SyntaxFault.UNKNOWN_FORMAT.at(
                        new Position(file, 1, 1),
                        1,
                        "the name of this file does not say which format it has",
                        "let it end in .yaml, .yml, .toml or .json"));
        };
    }
}
