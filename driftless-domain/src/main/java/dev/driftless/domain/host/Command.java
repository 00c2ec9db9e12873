package dev.driftless.domain.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to start, never through a shell.
 *
 * @param argv program and arguments, at least one
 * @param directory where it runs, or null for {@code /}
 * @param stdin what it reads, or null for nothing
 * @param environment beside {@code PATH LANG HOME}, the only variables it sees
 * @param timeout after which it and its children are ended, or null for none
 */
public record Command(
        List<String> argv,
        @Nullable AbsolutePath directory,
        @Nullable String stdin,
        Map<String, String> environment,
        @Nullable Duration timeout) {
    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new IllegalArgumentException("must name a program");
        }
    }

    /** A program with its arguments and nothing else. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), null, null, Map.of(), null);
    }

    public static Command of(List<String> argv) {
        return new Command(argv, null, null, Map.of(), null);
    }

    public Command with(@Nullable Duration limit) {
        return new Command(argv, directory, stdin, environment, limit);
    }

    public Command with(Map<String, String> variables) {
        return new Command(argv, directory, stdin, variables, timeout);
    }

    /** The arguments with spaces between them, for people; not to be parsed. */
    public String shown() {
        return String.join(" ", argv);
    }

    /** That it failed and what it said, for people. */
    public String complaint(CommandResult result) {
        String said = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
        return shown() + " failed with exit " + result.exitCode() + (said.isEmpty() ? "" : ": " + said);
    }

    /** Names the program only: arguments may hold secrets. */
    @Override
    public String toString() {
        return "Command[" + argv.getFirst() + "]";
    }
}
