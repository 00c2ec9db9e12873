package dev.driftless.app.wiring;

import dev.driftless.app.cli.Cli;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.Processes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The whole program but for the process: one command line over given ports. */
public final class CommandLine {
    private final Map<String, String> environment;
    private final FileSystem files;
    private final Processes processes;

    public CommandLine(Map<String, String> environment, FileSystem files, Processes processes) {
        this.environment = environment;
        this.files = files;
        this.processes = processes;
    }

    /** What it printed and with what it ended. */
    public record Ended(int code, String out, String err) {}

    public Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        LineOutput lines = new LineOutput(out);
        LineOutput errors = new LineOutput(err);
        Surroundings surroundings = new Surroundings(environment, files, processes);
        int code = new Cli(new LocalCommands(surroundings, lines, errors, "1.0"), lines, errors, "1.0").run(arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
