package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts programs of this host. Output is fetched by the calling thread as it comes, without threads of its own: a program that leaves a child in the
 * background, with its output open, ends when it ends.
 */
public final class PosixProcesses implements Processes {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int UMASK = 022;
    private static final int OUTPUT_MAX = 16 * 1024 * 1024;

    private final int outputMax;

    public PosixProcesses() {
        this(OUTPUT_MAX);
    }

    PosixProcesses(int outputMax) {
        this.outputMax = outputMax;
    }

    @Override
    public CommandResult run(Command command, Lines lines) {
        Map<String, String> environment = environment(command);
        File directory = directory(command);
        String program = ProgramLookup.find(command.argv().getFirst(), environment.getOrDefault("PATH", ""), directory);
        Arguments.check(command, environment);
        ProcessBuilder builder = new ProcessBuilder(argv(program, command)).directory(directory);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (command.stdin() == null) {
            builder.redirectInput(new File("/dev/null"));
        }
        Process process = start(builder, program);
        try {
            return new RunningProgram(process, program, lines, outputMax).finish(command.stdin(), command.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.of(Code.IO, program + " was ended, because we are told to stop");
        } finally {
            ProcessTree.end(process);
        }
    }

    private static Map<String, String> environment(Command command) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", PATH);
        environment.put("LANG", "C.UTF-8");
        environment.put(
                "HOME", System.getProperty("user.home", "/")); // the JVM takes it from the account, not from HOME
        environment.putAll(command.environment());
        return environment;
    }

    private static File directory(Command command) {
        String path = command.directory() == null ? "/" : command.directory().text();
        if (!Files.exists(Paths.of(path))) {
            throw Failures.of(
                    Code.NOT_FOUND, "no such directory to run " + command.argv().getFirst() + " in: " + path);
        }
        if (!Files.isDirectory(Paths.of(path))) {
            throw Failures.of(
                    Code.CONFLICT,
                    "cannot run " + command.argv().getFirst() + " in " + path + ": it is not a directory");
        }
        return new File(path);
    }

    /** Java cannot set the umask; a shell does where ours is another, and becomes the program. */
    private static List<String> argv(String program, Command command) {
        List<String> argv = new ArrayList<>(ControllingTerminal.shield(program));
        if (ProcessStatus.ofThis().umask() != UMASK) {
            String keep = command.environment().containsKey("PWD") ? "" : "unset PWD OLDPWD SHLVL; ";
            argv.addAll(List.of("/bin/sh", "-c", "umask 022; " + keep + "exec \"$@\"", "sh"));
        }
        argv.add(program);
        argv.addAll(command.argv().subList(1, command.argv().size()));
        return argv;
    }

    private static Process start(ProcessBuilder builder, String program) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw refused(program, String.valueOf(e.getMessage()));
        }
    }

    /** The JDK's text ends like {@code error: 13 (Permission denied)}: the number is errno(3), the words depend on the locale. */
    private static PortException refused(String program, String message) {
        int at = message.lastIndexOf("error") + "error".length();
        while (at < message.length() && !Character.isDigit(message.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < message.length() && Character.isDigit(message.charAt(end))) {
            end++;
        }
        return switch (message.substring(Math.min(at, end), end)) {
            case "2" ->
                Failures.of(Code.NOT_FOUND, "cannot run " + program + ": the loader that it names is not there");
            case "7" -> Failures.of(Code.INVALID, "cannot run " + program + ": its arguments are too long");
            case "8" -> Failures.of(Code.INVALID, "cannot run " + program + ": it is no program for this machine");
            case "13" ->
                Failures.of(
                        Code.DENIED,
                        "cannot run " + program
                                + ": permission denied (its file system may be mounted noexec, or its directory closed to us)");
            case "11", "12" -> Failures.of(Code.IO, "cannot run " + program + ": no memory or no process left");
            default -> Failures.of(Code.IO, "cannot run " + program + ": " + message);
        };
    }

    /** For messages: {@code 1.5 s}. */
    static String shown(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
