package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;

/** See {@link DataFormats#JSON_ONLY}. */
record JsonOnly() implements DataFormats {
    @Override
    public Value parseJson(String text) {
        return JsonReader.parse(text);
    }

    @Override
    public String toJson(Value value, JsonStyle style) {
        return JsonWriter.write(value, style);
    }

    @Override
    public Value parseYaml(String text) {
        throw Fault.type("YAML cannot be read here");
    }

    @Override
    public String toYaml(Value value, YamlStyle style) {
        throw Fault.type("YAML cannot be written here");
    }
}
