package dev.driftless.it.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.driftless.it.broken.BrokenCase.Expected;
import dev.driftless.it.image.ShippedRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every broken configuration is refused by the shipped program with exit code 10, every problem at its position and no other, no stack trace, within bounds
 * of memory and output, and with nothing touched. A sound task beside it would leave a file, if anything ran.
 */
class BrokenConfigurationsIT {
    private static final int REFUSED = 10;
    private static final int MOST_OUTPUT = 96 << 10;
    private static final int LONGEST_LINE = 700;
    private static final Pattern PROBLEM = Pattern.compile(
            "\\{\"message\":\"problem\",\"code\":\"(E\\d{3})\",\"file\":\"(.*?)\",\"line\":(\\d+),\"column\":(\\d+),.*");
    private static final Pattern INTERNAL =
            Pattern.compile("Exception|\\bat (dev|java|jdk)\\.|dev\\.driftless\\.|java\\.\\w+\\.");

    /** Little memory, so that what a document unfolds into would not fit. */
    private static final Map<String, String> SMALL = Map.of("DRIFTLESS_JAVA_OPTIONS", "-Xmx160m");

    @TempDir
    private static Path directory;

    private static ShippedRuntime runtime;

    @BeforeAll
    static void move() throws IOException {
        runtime = ShippedRuntime.copiedTo(directory.resolve("moved"));
    }

    private static List<BrokenCase> cases() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<BrokenCase> all = new ArrayList<>(BrokenCase.corpus());
        all.addAll(GeneratedCases.all(root));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> isRefused() throws IOException {
        return cases().stream().map(each -> dynamicTest(each.name(), () -> check(each)));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertTrue(cases().size() >= 80, "only " + cases().size());
    }

    private static void check(BrokenCase broken) throws Exception {
        Place place = Place.of(broken);
        ShippedRuntime.Answer programs = place.refused("validate", "--output", "json");
        assertEquals(place.expected(), found(programs.out()));
        ShippedRuntime.Answer people = place.refused("apply");
        assertEquals("", people.out());
        for (Expected expected : broken.expected()) {
            assertTrue(people.err().contains(expected.phrase()), () -> expected + " is not in\n" + people.err());
        }
    }

    private static Set<String> found(String json) {
        TreeSet<String> found = new TreeSet<>();
        json.lines().forEach(line -> {
            Matcher problem = PROBLEM.matcher(line);
            if (problem.matches()) {
                found.add(problem.group(2) + ":" + problem.group(3) + ":" + problem.group(4) + " " + problem.group(1));
            } else {
                assertTrue(line.startsWith("{\"message\":\"problems_left_out\",\"count\":"), line);
            }
        });
        return found;
    }

    /** All documents that stand for themselves, in one directory: every command says the same, and all of it. */
    @Test
    void everyCommandRefusesThemTogether() throws Exception {
        List<Expected> expected = new ArrayList<>();
        List<BrokenCase> chosen = BrokenCase.corpus().stream()
                .filter(each -> each.name().matches("(yaml|toml|json|mode|types|unknown)-.*"))
                .filter(each -> !each.name().equals("unknown-filters"))
                .toList();
        BrokenCase together = new BrokenCase(
                "together",
                target -> {
                    for (BrokenCase each : chosen) {
                        Path folder = Files.createDirectory(target.resolve(each.name()));
                        each.makes().into(folder);
                    }
                },
                expected);
        chosen.forEach(each -> each.expected()
                .forEach(one -> expected.add(new Expected(each.name() + "/" + one.at(), one.code(), one.phrase()))));
        Place place = Place.of(together);
        assertTrue(expected.size() >= 60 && expected.size() <= 100, "there are " + expected.size());
        for (String[] command : new String[][] {{"validate"}, {"apply"}, {"apply", "--dry-run"}}) {
            String shown = place.refused(command).err();
            for (Expected one : expected) {
                assertTrue(shown.contains("\n  " + one.at() + "\n"), () -> one + " is not in\n" + shown);
                assertTrue(shown.contains(one.phrase()), () -> one + " is not in\n" + shown);
            }
            assertTrue(shown.contains("\n" + expected.size() + " problems in "), shown);
        }
        for (String[] command : new String[][] {{"validate"}, {"apply"}, {"apply", "--dry-run"}}) {
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--output", "json"));
            assertEquals(
                    place.expected(),
                    found(place.refused(words.toArray(String[]::new)).out()));
        }
    }

    /** A configuration on disk, with a place that a task of it would touch. */
    private record Place(BrokenCase broken, Path config, Path scratch, Path state) {
        static Place of(BrokenCase broken) throws IOException {
            Path home = Files.createDirectory(directory.resolve(broken.name()));
            Path config = Files.createDirectory(home.resolve("config"));
            broken.makes().into(config);
            if (Files.isDirectory(config)
                    && !broken.name().startsWith("directory-")
                    && !broken.name().startsWith("empty-")) {
                Files.writeString(
                        config.resolve("zz-sound.yaml"),
                        "tasks: [{ type: directory, path: \"{{ scratch }}\" }, { type: command, cmd: \"mkdir {{ scratch }}\" }]\n");
            }
            return new Place(broken, config, home.resolve("scratch"), home.resolve("state"));
        }

        TreeSet<String> expected() {
            TreeSet<String> all = new TreeSet<>();
            broken.expected().forEach(one -> all.add(one.place().replace("DIR", config.toString())));
            return all;
        }

        ShippedRuntime.Answer refused(String... command) throws Exception {
            String before = tree(config);
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--config", config.toString(), "-e", "scratch=" + scratch));
            if (command[0].equals("apply")) {
                words.addAll(List.of("--state", state.toString()));
            }
            ShippedRuntime.Answer answer = ShippedRuntime.run(runtime.launcher(), SMALL, words.toArray(String[]::new));
            String all = answer.out() + answer.err();
            assertEquals(REFUSED, answer.code(), all);
            assertFalse(INTERNAL.matcher(all.replace(config.toString(), "")).find(), all);
            assertTrue(
                    answer.err().length() < MOST_OUTPUT,
                    () -> "it says " + answer.err().length() + " characters");
            assertTrue(answer.err().lines().allMatch(line -> line.length() <= LONGEST_LINE), answer.err());
            assertFalse(Files.exists(scratch, LinkOption.NOFOLLOW_LINKS), "a task ran");
            assertFalse(Files.exists(state, LinkOption.NOFOLLOW_LINKS), "there is state");
            assertEquals(before, tree(config));
            return answer;
        }

        private static String tree(Path top) throws IOException {
            if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
                return "nothing";
            }
            List<String> all = new ArrayList<>();
            try (Stream<Path> files = Files.walk(top)) {
                for (Path file : files.sorted().toList()) {
                    all.add(file + " "
                            + Files.readAttributes(
                                    file, "unix:mode,uid,size,lastModifiedTime,ino", LinkOption.NOFOLLOW_LINKS));
                }
            }
            return String.join("\n", all);
        }
    }
}
