package dev.driftless.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The checked-out repository that the tests look at. */
public final class Repository {
    public static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("driftless.root"), "the build sets driftless.root"));

    /** The seven modules, by directory. */
    public static final List<String> MODULES = List.of(
            "driftless-domain",
            "driftless-ports",
            "driftless-adapters-config",
            "driftless-adapters-os",
            "driftless-adapters-outputs",
            "driftless-app",
            "driftless-it");

    private Repository() {}

    public static Path classes(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    public static Path sources(String module) {
        return ROOT.resolve(module).resolve("src/main/java");
    }

    /** All Java files below a directory, which may be missing. */
    public static List<Path> javaFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
