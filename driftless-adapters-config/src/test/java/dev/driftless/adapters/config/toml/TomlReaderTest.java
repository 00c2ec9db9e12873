package dev.driftless.adapters.config.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.Documents;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.template.DataFormats;
import dev.driftless.domain.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The official test suite of TOML 1.0.0, see {@code toml-test.md}. */
class TomlReaderTest {
    /** Refused on purpose: C1 control characters, NUL and noncharacters, which no configuration may contain. */
    private static final List<String> STRICTER = List.of(
            "valid/comment/nonascii",
            "valid/key/quoted-unicode",
            "valid/string/quoted-unicode",
            "valid/string/unicode-escape");

    @Test
    void agreesWithTheOfficialSuite() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/toml-test.jsonl"));
        assertTrue(lines.size() >= 700, "only " + lines.size() + " files");
        for (String line : lines) {
            Map<String, Value> test = ((Value.Mapping) DataFormats.JSON_ONLY.parseJson(line)).entries();
            String name = text(test.get("name"));
            Value expected = test.get("expected");
            Node node = readOrNull(text(test.get("toml")));
            Object wanted = expected == null || STRICTER.contains(name) ? "refused" : untagged(expected);
            Object found = node == null ? "refused" : plain(node.toValue());
            if (!wanted.equals(found)) {
                wrong.add(name + ": expected " + wanted + ", not " + found);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static @Nullable Node readOrNull(String toml) {
        try {
            return new Documents().read("f.toml", toml.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemException _) {
            return null;
        }
    }

    /** The suite writes every value as text with its type; dates are text for us, and compared as such only loosely. */
    private static Object untagged(Value value) {
        if (value instanceof Value.Sequence(var items)) {
            return items.stream().map(TomlReaderTest::untagged).toList();
        }
        Map<String, Value> entries = ((Value.Mapping) value).entries();
        if (entries.size() != 2
                || !(entries.get("type") instanceof Value.Text(String type))
                || !(entries.get("value") instanceof Value.Text)) {
            Map<String, Object> table = new LinkedHashMap<>();
            entries.forEach((key, item) -> table.put(key, untagged(item)));
            return table;
        }
        String text = text(entries.get("value"));
        return switch (type) {
            case "integer" -> Long.valueOf(text);
            case "bool" -> Boolean.valueOf(text);
            case "float" -> real(text);
            case "string" -> text;
            default -> text.substring(0, 5);
        };
    }

    private static Double real(String text) {
        return switch (text.replace("+", "")) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.valueOf(text);
        };
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Mapping(var entries) -> {
                Map<String, Object> table = new LinkedHashMap<>();
                entries.forEach((key, item) -> table.put(key, plain(item)));
                yield table;
            }
            case Value.Sequence(var items) ->
                items.stream().map(TomlReaderTest::plain).toList();
            case Value.Text(String text) when isDateOrTime(text) -> text.substring(0, 5);
            default -> Objects.requireNonNull(value.toJava());
        };
    }

    private static boolean isDateOrTime(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d([Tt ].*)?|\\d\\d:\\d\\d:\\d\\d.*");
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }
}
