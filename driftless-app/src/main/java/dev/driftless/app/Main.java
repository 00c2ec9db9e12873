package dev.driftless.app;

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
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("driftless " + version());
            return 0;
        }
        System.err.println("usage: driftless --version");
        return 2;
    }

    static String version() {
        return Main.class
                .getModule()
                .getDescriptor()
                .rawVersion()
                .orElseThrow(() -> new IllegalStateException("the module was built without a version"));
    }
}
