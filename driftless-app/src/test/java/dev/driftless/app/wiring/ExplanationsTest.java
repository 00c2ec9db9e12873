package dev.driftless.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.cli.Cli;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.domain.schema.Explanation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the product can show has an explanation with an example, and no other. */
class ExplanationsTest {
    private static final Pattern CODE = Pattern.compile("\"(E\\d{3})\"");

    private static List<Explanation> explanations() {
        LineOutput nowhere = new LineOutput(OutputStream.nullOutputStream());
        return new LocalCommands(nowhere, nowhere, "0").explanations();
    }

    /** The codes that stand in the sources of the product: nowhere are they put together from parts. */
    private static Set<String> inSources() throws IOException {
        Set<String> codes = new TreeSet<>();
        Path root = Path.of(Objects.requireNonNull(System.getProperty("driftless.root")));
        try (Stream<Path> files = Files.walk(root, 16)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")
                            && file.toString().contains("/src/main/java/")
                            && !file.toString().contains("Explanations.java"))
                    .toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }

    @Test
    void areThereForEveryCodeOnceAndForNoOther() throws IOException {
        List<String> explained =
                explanations().stream().map(Explanation::code).sorted().toList();

        assertEquals(List.copyOf(inSources()), explained);
        assertTrue(explained.size() > 50, explained.toString());
    }

    @Test
    void haveAnExampleEach() {
        for (Explanation each : explanations()) {
            assertFalse(each.title().endsWith("."), each.code());
            assertTrue(
                    each.text().lines().anyMatch(line -> line.startsWith("  ")),
                    each.code() + " has no indented example");
            assertTrue(each.text().lines().allMatch(line -> line.length() <= 125), each.code() + " is too wide");
        }
    }

    @Test
    void areShownByTheirCode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineOutput out = new LineOutput(bytes);
        for (Explanation each : explanations()) {
            int code = new Cli(new LocalCommands(out, out, "0"), out, out, "0").run("explain", each.code());
            assertEquals(0, code, each.code());
            assertTrue(bytes.toString(StandardCharsets.UTF_8).contains(each.title()), each.code());
        }
    }
}
