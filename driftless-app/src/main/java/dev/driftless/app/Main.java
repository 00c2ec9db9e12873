package dev.driftless.app;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String... args) {
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("driftless " + version());
            return;
        }
        System.err.println("usage: driftless --version");
        System.exit(2);
    }

    static String version() {
        return Main.class
                .getModule()
                .getDescriptor()
                .rawVersion()
                .orElseThrow(() -> new IllegalStateException("the module was built without a version"));
    }
}
