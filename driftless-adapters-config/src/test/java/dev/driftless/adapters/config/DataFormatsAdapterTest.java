package dev.driftless.adapters.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.template.DataFormats.Flow;
import dev.driftless.domain.template.DataFormats.YamlStyle;
import dev.driftless.domain.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFormatsAdapterTest {
    private final DataFormatsAdapter formats = new DataFormatsAdapter();

    /** {@code yaml-output.jsonl} was made by {@code yaml-output.py} beside it. */
    @Test
    void writesYamlAsPyYamlDoes() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/yaml-output.jsonl"));
        assertTrue(lines.size() > 200, "only " + lines.size() + " cases");
        for (String line : lines) {
            Map<String, Value> expected = ((Value.Mapping) formats.parseJson(line)).entries();
            Value value = expected.getOrDefault("value", Value.NULL);
            assertEquals(expected.get("terse"), Value.of(formats.toYaml(value, YamlStyle.TERSE)), line);
            assertEquals(expected.get("nice"), Value.of(formats.toYaml(value, YamlStyle.NICE)), line);
            YamlStyle flow = new YamlStyle(2, Integer.MAX_VALUE, Flow.ALWAYS, false);
            assertEquals(expected.get("flow"), Value.of(formats.toYaml(value, flow)), line);
        }
    }

    @Test
    void readsWhatItHasWritten() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/yaml-output.jsonl"))) {
            Value value = ((Value.Mapping) formats.parseJson(line)).entries().getOrDefault("value", Value.NULL);
            if (!line.contains("\\u0007") && !line.contains("\\u001b")) {
                assertEquals(sorted(value), sorted(formats.parseYaml(formats.toYaml(value, YamlStyle.NICE))), line);
            }
        }
    }

    /** YAML writes keys in order, and equality of values knows none. */
    private static Object sorted(Value value) {
        return String.valueOf(value.toJava()).equals("{}") ? "{}" : String.valueOf(normal(value));
    }

    private static Object normal(Value value) {
        return switch (value) {
            case Value.Mapping(var entries) -> {
                Map<String, Object> ordered = new java.util.TreeMap<>();
                entries.forEach((key, item) -> ordered.put(key, normal(item)));
                yield ordered;
            }
            case Value.Sequence(var items) ->
                items.stream().map(DataFormatsAdapterTest::normal).toList();
            default -> value;
        };
    }

    @Test
    void quotesTextThatIsANumberToYaml12Only() {
        for (String text : List.of("08", "1e3", "0o17", "+.5", "12e03")) {
            assertEquals("- '" + text + "'\n", formats.toYaml(Value.of(List.of(Value.of(text))), YamlStyle.NICE));
        }
    }

    @Test
    void readsYamlByTheCoreSchema() {
        assertEquals(Value.of("yes"), formats.parseYaml("yes"));
        assertEquals(Value.of(List.of(Value.of(1), Value.NULL)), formats.parseYaml("- 1\n- ~\n"));
        assertEquals(Value.NULL, formats.parseYaml(" \n"));
    }

    @Test
    void quotesNothingOfATextThatIsNoYaml() {
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> formats.parseYaml("a: hunter2: x"))
                        .getMessage());
        assertFalse(message.contains("hunter2"), message);
        assertEquals("line 1, column 4 is wrong (see driftless explain E022)", message);
    }

    @Test
    void writesSecretsAndUnknownValuesAsText() {
        assertEquals(
                "a: hunter2\n", formats.toYaml(Value.of(Map.of("a", new Value.Hidden("hunter2"))), YamlStyle.NICE));
        assertEquals(
                "a: «known after apply»\n",
                formats.toYaml(Value.of(Map.of("a", new Value.Unknown("x"))), YamlStyle.NICE));
    }
}
