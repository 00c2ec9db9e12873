import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shows the runtime at work: plans and applies {@code docs/examples/hello} to a scratch directory, twice, and says what
 * came of it. Arguments: the repository's root, the version, an own directory.
 */
final class Quickstart {
    private static final Path HOME = Path.of("driftless-app/target/driftless");
    private static final Path EXAMPLE = Path.of("docs/examples/hello");

    private record Run(int changed, int ok, double seconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "changed=%d ok=%d     %.2f s", changed, ok, seconds);
        }
    }

    private final Path root;
    private final Path directory;

    private Quickstart(Path root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        var quickstart = new Quickstart(Path.of(args[0]), Image.emptied(Path.of(args[2])));
        Run planned = quickstart.apply("--dry-run");
        Run first = quickstart.apply();
        Run second = quickstart.apply();
        if (planned.changed != first.changed || planned.ok != first.ok || second.changed != 0) {
            throw new IllegalStateException("planned " + planned + ", then " + first + ", then " + second);
        }
        System.out.printf(
                Locale.ROOT, """

                  Driftless %s is in %s (%d MiB)
                  It has just planned and applied %s to a scratch directory, twice:
                    1st run  %s
                    2nd run  %s
                  Next:  %s/bin/driftless apply --config %s --dry-run

                """, args[1], HOME, quickstart.mebibytes(), EXAMPLE, first, second, HOME, EXAMPLE);
    }

    private Run apply(String... options) throws IOException, InterruptedException {
        Path report = directory.resolve("report.jsonl");
        List<String> command = Stream.concat(
                        Stream.of(
                                HOME + "/bin/driftless",
                                "apply",
                                "--config",
                                EXAMPLE.toString(),
                                "-e",
                                "scratch=" + directory.resolve("hello"),
                                "--state",
                                directory.resolve("state").toString(),
                                "--json-into",
                                report.toString()),
                        Stream.of(options))
                .toList();
        System.out.printf("%n$ driftless apply --config %s %s%n", EXAMPLE, String.join(" ", options));
        System.out.flush();
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .directory(root.toFile())
                .inheritIO()
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
        String recap = Files.readAllLines(report).getLast();
        return new Run(number(recap, "changed"), number(recap, "ok"), seconds);
    }

    private static int number(String recap, String name) {
        var matcher = Pattern.compile("\"" + name + "\":([0-9]+)").matcher(recap);
        if (!matcher.find()) {
            throw new IllegalStateException("no number of tasks " + name + " in " + recap);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private long mebibytes() throws IOException {
        long bytes = 0;
        for (Path file : Image.filesBelow(root.resolve(HOME))) {
            bytes += Files.size(file);
        }
        return Math.round(bytes / 1024.0 / 1024.0);
    }
}
