package dev.driftless.app;

import dev.driftless.app.cli.Cli;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.app.wiring.LocalCommands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String... args) {
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs one command line in this process and answers with its exit code. */
    static int run(String... args) {
        LineOutput out = new LineOutput(new FileOutputStream(FileDescriptor.out));
        LineOutput err = new LineOutput(new FileOutputStream(FileDescriptor.err));
        String version = version();
        return new Cli(new LocalCommands(out, err, version), out, err, version).run(args);
    }

    static String version() {
        return Main.class
                .getModule()
                .getDescriptor()
                .rawVersion()
                .orElseThrow(() -> new IllegalStateException("the module was built without a version"));
    }
}
