import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Builds the runtime: the JDK's modules, the libraries and Driftless linked into one image, with a launcher, a start-up
 * cache trained on real commands, and everybody's licences; then packs it.
 *
 * <p>Arguments: the repository's root, the build directory of driftless-app, the version, and the run-time class path.
 */
final class Image {
    private static final String MAIN_MODULE = "dev.driftless.app";

    private final Path root;
    private final Path packaging;
    private final Path target;
    private final String version;
    private final Path image;

    private Image(Path root, Path target, String version) {
        this.root = root;
        this.packaging = root.resolve("driftless-app/src/main/packaging");
        this.target = target;
        this.version = version;
        this.image = target.resolve("driftless");
    }

    public static void main(String[] args) throws Exception {
        var built = new Image(Path.of(args[0]), Path.of(args[1]), args[2]);
        built.build(Arrays.stream(args[3].split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList());
    }

    private void build(List<Path> path) throws Exception {
        var inputs = new Inputs(target.resolve("driftless.inputs"));
        inputs.add(path);
        inputs.add(List.of(packaging, root.resolve("LICENSE"), root.resolve("docs/examples/hello")));
        inputs.add("JDK " + Runtime.version() + ", Driftless " + version);
        if (inputs.unchanged() && Files.exists(archive())) {
            return;
        }
        inputs.forget();
        Path work = emptied(target.resolve("driftless-image"));
        List<Path> modules = new Modules(work, packaging.resolve("descriptors")).prepare(path);
        link(modules);
        stripLibraries();
        copyOwnFiles();
        new Notices(image.resolve("legal/third-party")).write(path);
        train(work);
        check();
        pack();
        delete(work);
        inputs.remember();
    }

    private void link(List<Path> modules) throws IOException {
        delete(image);
        run(
                "jlink",
                "--module-path",
                joined(modules),
                "--add-modules",
                MAIN_MODULE,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString());
        for (String unused : List.of("bin/keytool", "lib/classlist", "lib/jexec", "lib/jrt-fs.jar")) {
            Files.deleteIfExists(image.resolve(unused));
        }
    }

    /** Symbols of the virtual machine are a sixth of it, and only a native debugger reads them. */
    private void stripLibraries() throws Exception {
        List<Path> libraries = filesBelow(image.resolve("lib")).stream()
                .filter(file -> file.toString().endsWith(".so"))
                .toList();
        for (Path library : libraries) {
            library.toFile().setWritable(true);
            try {
                start(new ProcessBuilder("strip", "--strip-unneeded", library.toString()));
            } catch (IOException e) {
                System.err.println("strip is not installed: the runtime will be 5 MiB larger");
                return;
            }
        }
    }

    private void copyOwnFiles() throws IOException {
        Path launcher = image.resolve("bin/driftless");
        Files.copy(packaging.resolve("driftless.sh"), launcher);
        launcher.toFile().setExecutable(true, false);
        for (String options : List.of("command.opts", "agent.opts")) {
            Files.copy(packaging.resolve(options), image.resolve("lib").resolve(options));
        }
        Files.copy(root.resolve("LICENSE"), image.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void train(Path work) throws Exception {
        Path scratch = Files.createDirectories(work.resolve("scratch"));
        List<String> command = new ArrayList<>();
        command.add(image.resolve("bin/java").toString());
        command.add("-XX:AOTCacheOutput=" + image.resolve("lib/driftless.aot"));
        command.add("@" + image.resolve("lib/command.opts"));
        command.add("-m");
        command.add(MAIN_MODULE + "/" + MAIN_MODULE + ".Rehearsal");
        command.add(packaging.resolve("rehearsal.txt").toString());
        command.add("hello=" + root.resolve("docs/examples/hello"));
        command.add("site=" + packaging.resolve("rehearsal"));
        command.add("account=" + System.getProperty("user.name"));
        command.add("scratch=" + scratch);
        start(new ProcessBuilder(command).directory(scratch.toFile()));
    }

    /** A cache that does not fit would only make the start slow, silently: insist on it once. */
    private void check() throws Exception {
        var process =
                new ProcessBuilder(image.resolve("bin/driftless").toString(), "--version").redirectErrorStream(true);
        process.environment().put("DRIFTLESS_JAVA_OPTIONS", "-XX:AOTMode=on");
        String output = start(process);
        if (!output.equals("driftless " + version + "\n")) {
            throw new IllegalStateException("the runtime answered: " + output);
        }
    }

    private void pack() throws Exception {
        start(new ProcessBuilder(
                "tar",
                "--sort=name",
                "--owner=0",
                "--group=0",
                "--numeric-owner",
                "--transform=s,^driftless,driftless-" + version + ",",
                "-C",
                target.toString(),
                "-czf",
                archive().toString(),
                "driftless"));
    }

    private Path archive() {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return target.resolve("driftless-" + version + "-linux-" + machine + ".tar.gz");
    }

    static String joined(List<Path> paths) {
        return String.join(
                java.io.File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    /** Runs one of the JDK's tools in this process; its output is shown when it fails. */
    static void run(String tool, String... arguments) {
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        if (code != 0) {
            throw new IllegalStateException(tool + " " + String.join(" ", arguments) + "\n" + output);
        }
    }

    private static String start(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", builder.command()) + " ended with " + code + "\n" + output);
        }
        return output;
    }

    static List<Path> filesBelow(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static Path emptied(Path directory) throws IOException {
        delete(directory);
        return Files.createDirectories(directory);
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
