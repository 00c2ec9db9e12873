package dev.driftless.it.image;

import dev.driftless.it.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A copy of the packaged runtime somewhere else, and what its program answers. */
public record ShippedRuntime(Path home) {
    public record Answer(int code, String out, String err) {}

    static Path packaged() {
        return Repository.ROOT.resolve("driftless-app/target/driftless");
    }

    /** Copies the files one by one, so that path and times of all of them are new. */
    public static ShippedRuntime copiedTo(Path directory) throws IOException {
        Path from = packaged();
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = directory.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
                }
            }
        }
        return new ShippedRuntime(directory);
    }

    public Path launcher() {
        return home.resolve("bin/driftless");
    }

    public Answer run(String... arguments) throws IOException, InterruptedException {
        return run(launcher(), Map.of(), arguments);
    }

    public static Answer run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    /** Runs a program that runs the launcher. */
    public static Answer run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of());
    }

    private static Answer run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("driftless", ".out");
        Path err = Files.createTempFile("driftless", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            return new Answer(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
