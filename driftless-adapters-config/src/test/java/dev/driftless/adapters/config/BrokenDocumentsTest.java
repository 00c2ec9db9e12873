package dev.driftless.adapters.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every file in {@code broken/} is refused with exactly the problems that {@code broken.txt} lists for it.
 *
 * <p>Run with {@code -Dgolden.update} to write the list anew, and review it as code: it is what a person reads.
 */
class BrokenDocumentsTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path GOLDEN = RESOURCES.resolve("broken.txt");

    @Test
    void explainsEveryBrokenDocument() throws IOException {
        String found = problemsOfAll();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(GOLDEN, found);
        }
        assertEquals(Files.readString(GOLDEN), found);
        assertTrue(files().size() >= 50, "only " + files().size() + " broken documents were found");
    }

    @Test
    void usesNoWordsOfTheParsers() throws IOException {
        String shown = problemsOfAll();
        for (String jargon : List.of(
                "while parsing",
                "while scanning",
                "block end",
                "token",
                "scalar",
                "(code ",
                "JsonParser",
                "Exception")) {
            assertFalse(shown.contains(jargon), "a message says `" + jargon + "`");
        }
    }

    private static String problemsOfAll() throws IOException {
        StringBuilder found = new StringBuilder();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            byte[] bytes = Files.readAllBytes(file);
            ProblemException refused = assertThrows(
                    ProblemException.class, () -> new Documents().read(name, bytes), name + " is accepted");
            found.append(name).append('\n');
            for (Problem problem : refused.problems()) {
                found.append("    ")
                        .append(problem)
                        .append(" [")
                        .append(problem.length())
                        .append("]\n");
            }
        }
        return found.toString();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(RESOURCES.resolve("broken"))) {
            return entries.sorted().toList();
        }
    }
}
