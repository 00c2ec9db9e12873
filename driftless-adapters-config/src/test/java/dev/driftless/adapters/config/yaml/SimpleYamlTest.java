package dev.driftless.adapters.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simple reader against the full parser: it may give up, but what it reads has to be the same, positions included. */
class SimpleYamlTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private static final String[] PIECES = {
        "[", "]", "{", "}", "\"", "'", ":", " ", "\n", "\n  ", "\n    ", "\t", "- ", "-", "&a", "|", "|\n", "|-\n",
                "|+\n", "> ", "!x ", " #", "#",
        ", ", ",", ": ", ":\n", "\\", "\\n", "a", "0", "~", "yes", "null", "---\n", "...", "%", "@", "?", "? ", "<<",
                "=", "é", "😀", "''", "\"\"",
        "[]", "{}", "- - ", "a: ", "  ", "\n\n", "   \n"
    };

    @Test
    void readsWhatMostConfigurationsLookLike() throws IOException {
        SourceText source = source(Files.readString(RESOURCES.resolve("sound/simple.yaml")));
        Node simple = SimpleYaml.read(source);
        assertNotNull(simple);
        assertEquals(YamlReader.readFully(source), simple);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "text\n", "a: 1", "a: &x 1\n", "a: *x\n", "a: !!str 1\n", "a: >\n  x\n", "a: b\n  c\n",
                        "a: \"b\n  c\"\n", "a: [1,\n  2]\n",
                "? a\n", "a: 1\n---\nb: 2\n", "a: 1\r\n", "a: b: c\n", "a: 1\na: 2\n", "1: a\n", "<<: a\n", "a:\t1\n",
                        "a: {{ b }}\n", "a: [b: c]\n",
                "a: \"\\x41\"\n", "a: 99999999999999999999\n", "a: 1\n b: 2\n", "a:\n  b: 1\n c: 2\n", "- a\nb: 1\n",
                        "a: |2\n   x\n", "a: - b\n"
            })
    void givesUpOnEverythingElse(String text) {
        assertNull(SimpleYaml.read(source(text)));
    }

    @Test
    void agreesWithTheFullParserOnMutatedDocuments() throws IOException {
        List<String> seeds = List.of(
                Files.readString(RESOURCES.resolve("sound/simple.yaml")),
                Files.readString(RESOURCES.resolve("sound/site.yaml"))
                        .replace("&base", "")
                        .replace("*base", "x"),
                "a: 1\nb:\n  - c: |\n      text\n\n    d: [x, {y: z}]\n  - e\nf:\n- g: 'h'\n  i:\n",
                "- a: 1\n  b:\n  - c\n- - d\n  - e: f\n");
        Random random = new Random(25);
        int agreed = 0;
        for (int i = 0; i < 12_000; i++) {
            String text = mutated(excerpt(seeds.get(random.nextInt(seeds.size())), random), random);
            agreed += agrees(text) ? 1 : 0;
        }
        assertTrue(agreed > 2_000, "the simple reader managed only " + agreed);
    }

    /** Whether the simple reader managed the text; if so, the full parser has to come to the same. */
    private static boolean agrees(String text) {
        SourceText source;
        try {
            source = source(text);
        } catch (ProblemException _) {
            return false;
        }
        Node simple = SimpleYaml.read(source);
        if (simple == null) {
            return false;
        }
        Object full;
        try {
            full = YamlReader.readFully(source);
        } catch (ProblemException e) {
            full = e.problems();
        }
        assertEquals(full, simple, text);
        return true;
    }

    /** Some lines of a document, so that one mutation does not spoil everything. */
    private static String excerpt(String text, Random random) {
        List<String> lines = text.lines().toList();
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(12));
        return String.join("\n", lines.subList(from, to)).stripIndent() + "\n";
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1));
                default ->
                    text.insert(
                            random.nextInt(text.length() + 1),
                            text.substring(at, Math.min(text.length(), at + random.nextInt(16))));
            }
        }
        return text.toString();
    }

    private static SourceText source(String text) {
        return SourceDecoder.decode("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
