package dev.driftless.adapters.config;

import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.adapters.config.yaml.YamlReader;
import dev.driftless.adapters.config.yaml.YamlWriter;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.template.DataFormats;
import dev.driftless.domain.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * YAML for template filters; JSON stays with the domain. The YAML classes are loaded when a filter first needs them.
 *
 * <p>YAML is read as documents are, by the core schema of YAML 1.2, and written as Ansible writes it.
 */
public final class DataFormatsAdapter implements DataFormats {
    @Override
    public Value parseJson(String text) {
        return JSON_ONLY.parseJson(text);
    }

    @Override
    public String toJson(Value value, JsonStyle style) {
        return JSON_ONLY.toJson(value, style);
    }

    @Override
    public Value parseYaml(String text) {
        if (text.isBlank()) {
            return Value.NULL;
        }
        try {
            return YamlReader.read(SourceDecoder.decode("text", text.getBytes(StandardCharsets.UTF_8)))
                    .toValue();
        } catch (ProblemException e) {
            // The text may hold a secret, and the problems quote it: only the place is told.
            Problem first = e.problems().getFirst();
            Position at = first.at();
            throw new IllegalArgumentException("line " + at.line() + ", column " + at.column()
                    + " is wrong (see driftless explain " + first.code() + ")");
        }
    }

    @Override
    public String toYaml(Value value, YamlStyle style) {
        return YamlWriter.write(value, style);
    }
}
