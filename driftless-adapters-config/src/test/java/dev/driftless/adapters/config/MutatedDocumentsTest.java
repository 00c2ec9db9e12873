package dev.driftless.adapters.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is done to a document, the readers answer with a node or with problems whose positions are inside it. */
class MutatedDocumentsTest {
    private static final String[] PIECES = {
        "{{", "}}", "[", "]", "{", "}", "\"", "'", ":", " ", "\n", "\t", "- ", "&a ", "*a", "|", "> ", "!x ", "#", "=",
        "[[", "]]", "\"\"\"", "\\", "\\u", "0x", "é", "😀", "\uFEFF", "---\n", "...\n", "%", "@", "? ", ",", "<<", "\r",
        "1", "e", "-", "_", "\u2028", "|2\n"
    };

    @Test
    void neverBreakAReader() throws IOException {
        Random random = new Random(20261125);
        List<Path> seeds = seeds();
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            Path seed = seeds.get(random.nextInt(seeds.size()));
            byte[] bytes = mutated(Files.readString(seed), random).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextInt(20) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += isRefused(String.valueOf(seed.getFileName()), bytes) ? 1 : 0;
        }
        assertTrue(refused > 3_000, "only " + refused + " mutations broke a document");
    }

    @Test
    void randomBytesNeverBreakAReader() {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                for (int j = 0; j < bytes.length; j++) {
                    bytes[j] = (byte) (' ' + Math.floorMod(bytes[j], 95));
                }
            }
            refused += isRefused(List.of("f.yaml", "f.json", "f.toml").get(i % 3), bytes) ? 1 : 0;
        }
        assertTrue(refused > 2_000, "only " + refused + " texts were refused");
    }

    private static boolean isRefused(String name, byte[] bytes) {
        try {
            new Documents().read(name, bytes);
            return false;
        } catch (ProblemException e) {
            assertFalse(e.problems().isEmpty());
            long lines = new String(bytes, StandardCharsets.UTF_8)
                            .replace("\r\n", "\n")
                            .replace('\r', '\n')
                            .lines()
                            .count()
                    + 1;
            for (Problem problem : e.problems()) {
                assertTrue(problem.at().line() <= lines, () -> problem + " is beyond the end");
                assertTrue(problem.message().length() < 300, () -> problem + " is long");
            }
            return true;
        } catch (RuntimeException e) {
            return fail(name + " of " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default ->
                    text.insert(
                            random.nextInt(text.length() + 1),
                            text.substring(at, Math.min(text.length(), at + random.nextInt(12))));
            }
        }
        return text.toString();
    }

    private static List<Path> seeds() throws IOException {
        List<Path> seeds = new ArrayList<>();
        for (String folder : List.of("src/test/resources/broken", "src/test/resources/sound")) {
            try (Stream<Path> entries = Files.list(Path.of(folder))) {
                seeds.addAll(entries.sorted().toList());
            }
        }
        return seeds;
    }
}
