package dev.driftless.it.broken;

import dev.driftless.it.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration that is wrong, and what is to be said about it.
 *
 * @param name of the folder, or of what makes it
 * @param makes writes the configuration into a directory that exists
 * @param expected every problem, in any order
 */
record BrokenCase(String name, Maker makes, List<Expected> expected) {
    private static final Path CORPUS = Repository.ROOT.resolve("driftless-it/src/test/resources/broken");

    /** Writes a configuration. */
    @FunctionalInterface
    interface Maker {
        void into(Path directory) throws IOException;
    }

    /**
     * One problem.
     *
     * @param at {@code file:line:column}; {@code DIR} stands for the directory
     * @param phrase part of what a person reads
     */
    record Expected(String at, String code, String phrase) {
        /** Reads {@code site.yaml:3:5 E104 did you mean}. */
        static Expected of(String line) {
            String[] parts = line.split(" ", 3);
            return new Expected(parts[0], parts[1], parts[2]);
        }

        String place() {
            return at + " " + code;
        }
    }

    static BrokenCase made(String name, Maker makes, String... expected) {
        return new BrokenCase(name, makes, Stream.of(expected).map(Expected::of).toList());
    }

    /** The cases that are folders, each with its list beside it. */
    static List<BrokenCase> corpus() throws IOException {
        List<BrokenCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CORPUS)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                String name = String.valueOf(folder.getFileName());
                List<Expected> expected = Files.readAllLines(CORPUS.resolve(name + ".txt")).stream()
                        .filter(line -> !line.isBlank())
                        .map(Expected::of)
                        .toList();
                cases.add(new BrokenCase(name, directory -> copy(folder, directory), expected));
            }
        }
        return cases;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
