package dev.driftless.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs many command lines in one process. The build trains the start-up cache with it, since such a cache can be made of
 * one process only. Arguments: a file with a command line on each line, then {@code name=value} for its {@code ${name}}.
 */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String... args) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean mustFail = line.startsWith("!");
            String command = mustFail ? line.substring(1) : line;
            for (int i = 1; i < args.length; i++) {
                int equals = args[i].indexOf('=');
                command = command.replace("${" + args[i].substring(0, equals) + "}", args[i].substring(equals + 1));
            }
            int code = Main.run(command.strip().split(" +"));
            if ((code != 0) != mustFail) {
                wrong.add(line + " ended with " + code);
            }
        }
        if (!wrong.isEmpty()) {
            System.err.println(String.join("\n", wrong));
            System.exit(1);
        }
    }
}
