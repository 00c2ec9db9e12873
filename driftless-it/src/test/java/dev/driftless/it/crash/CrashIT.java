package dev.driftless.it.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.it.image.ShippedRuntime;
import dev.driftless.it.image.ShippedRuntime.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of an apply of 200 tasks, 50 times: each path is as it was or as it was to be, the journal and the audit chain can be
 * read, the next run converges, and a rollback of the interrupted run restores everything.
 */
class CrashIT {
    private static final int ROUNDS = 50;
    private static final int LEAST_IN_THE_MIDDLE = 35;
    private static final long SEED = 20_261_125;
    private static final long ROOM = 256L << 20;
    private static final int NOBODY = 65_534;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    @TempDir
    private static Path directory;

    private static ShippedRuntime runtime;
    private static Path config;

    /** In memory where there is room: what a dying process leaves does not depend on the disk, and fifty rounds do not wait for it. */
    private static Path scratch;

    private final AtomicInteger inTheMiddle = new AtomicInteger();
    private final AtomicInteger leftovers = new AtomicInteger();

    @BeforeAll
    static void prepare() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        runtime = ShippedRuntime.copiedTo(directory.resolve("moved"));
        config = directory.resolve("config");
        Path memory = Path.of("/dev/shm");
        boolean room = Files.isWritable(memory) && memory.toFile().getUsableSpace() > ROOM;
        scratch = room ? Files.createTempDirectory(memory, "driftless-crash") : directory;
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        Workload.writeConfiguration(config);
    }

    @AfterAll
    static void remove() throws IOException {
        if (!scratch.equals(directory)) {
            remove(scratch);
        }
    }

    private static void remove(Path top) throws IOException {
        if (Files.exists(top)) {
            try (var walk = Files.walk(top)) {
                for (Path path : walk.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void survivesFiftyKills() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Callable<String>> rounds = new ArrayList<>();
        Expected mine = expected("expected", ROOT ? 0 : -1);
        Expected nobodys = ROOT ? expected("expected-nobody", NOBODY) : mine;
        for (int i = 0; i < ROUNDS; i++) {
            int number = i;
            SplittableRandom own = random.split();
            Expected expected = i % 5 == 4 ? nobodys : mine;
            rounds.add(() -> {
                try (Round round = new Round(number, own, expected)) {
                    round.run();
                    return "";
                } catch (Exception | AssertionError e) {
                    return "round " + number + ": " + e.getMessage();
                }
            });
        }
        try (var two = Executors.newFixedThreadPool(2)) {
            List<String> failures = new ArrayList<>();
            for (Future<String> outcome : two.invokeAll(rounds)) {
                if (!outcome.get().isEmpty()) {
                    failures.add(outcome.get());
                }
            }
            assertEquals(
                    List.of(), failures, () -> failures.size() + " rounds failed:\n" + String.join("\n", failures));
        }
        System.out.println("killed " + ROUNDS + " times, " + inTheMiddle + " in the middle, " + leftovers
                + " temporary files were left and removed");
        assertTrue(inTheMiddle.get() >= LEAST_IN_THE_MIDDLE, inTheMiddle + " kills landed between two changes");
    }

    /** What the tree of one user is before and after. */
    private record Expected(int user, Snapshot before, Snapshot after) {}

    /** A run that nobody interrupts tells what the others must come to. */
    private Expected expected(String name, int user) throws Exception {
        Place place = new Place(name, user, false);
        place.create();
        Snapshot before = Snapshot.of(place.tree());
        String first = place.apply();
        assertTrue(first.contains("\"ok\":0,\"changed\":" + (Workload.TASKS + 1) + ","), first);
        Snapshot after = Snapshot.of(place.tree());
        assertTrue(place.isConverged(), "the second run changes something");
        return new Expected(user, before, after);
    }

    /** One kill and what comes after it. */
    private final class Round implements AutoCloseable {
        private final int number;
        private final SplittableRandom random;
        private final Expected expected;
        private final Place place;

        Round(int number, SplittableRandom random, Expected expected) throws IOException {
            this.number = number;
            this.random = random;
            this.expected = expected;
            // where the state directory is on another file system, the journal cannot hold hard links
            this.place = new Place("round" + number, expected.user(), number % 6 == 5);
            place.create();
        }

        void run() throws Exception {
            killAfter(random.nextInt(Workload.TASKS), random.nextInt(5_000));
            Snapshot killed = Snapshot.of(place.tree());
            leftovers.addAndGet(killed.leftovers().size());
            assertEquals(List.of(), killed.strangers(expected.before(), expected.after()), "after the kill");
            List<String> runs = place.runs();
            if (!killed.differences(expected.before()).isEmpty()
                    && !killed.differences(expected.after()).isEmpty()) {
                inTheMiddle.incrementAndGet();
                assertEquals(1, runs.size(), "journals");
            }
            String history = place.succeed("history");
            assertTrue(runs.isEmpty() || history.contains(runs.getFirst() + "  "), history);
            if (number % 2 == 0) {
                rollBack(runs);
                converge();
            } else {
                converge();
                rollBack(place.runs().reversed());
            }
            place.succeed("audit verify");
        }

        private void killAfter(int tasks, int microseconds) throws Exception {
            Process process = new ProcessBuilder(place.command("apply", place.applyArguments()))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = process.inputReader(UTF_8)) {
                String line = lines.readLine();
                for (int seen = 0; line != null && seen < tasks; line = lines.readLine()) {
                    seen += line.startsWith("{\"message\":\"task\"") ? 1 : 0;
                }
                for (long end = System.nanoTime() + microseconds * 1_000L; System.nanoTime() < end; ) {
                    Thread.onSpinWait();
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        private void rollBack(List<String> runs) throws Exception {
            for (String run : runs) {
                place.succeed("rollback", run);
            }
            Snapshot back = Snapshot.of(place.tree());
            assertEquals(List.of(), back.differences(expected.before()), "after rollback");
            assertEquals(List.of(), place.leftovers(), "temporary files after rollback");
        }

        private void converge() throws Exception {
            place.apply();
            assertEquals(List.of(), Snapshot.of(place.tree()).differences(expected.after()), "after the next run");
            assertEquals(List.of(), place.leftovers(), "temporary files after the next run");
            assertTrue(Files.exists(place.handled()), "the handler never ran");
            assertTrue(place.isConverged(), "the run after the next changes something");
        }

        @Override
        public void close() throws IOException {
            place.remove();
        }
    }

    /** A tree, a state directory, and a user who applies the configuration to the tree. */
    private record Place(Path root, Path state, int user) {
        /** @param apart whether the state directory is on another file system, where there is another */
        Place(String name, int user, boolean apart) {
            this(scratch.resolve(name), (apart ? directory : scratch).resolve(name + "-state"), user);
        }

        void create() throws IOException {
            Files.createDirectories(root);
            Workload.writeTree(tree(), user);
            Files.createDirectories(state);
            for (Path own : List.of(root, state)) {
                if (user > 0) {
                    Files.setAttribute(own, "unix:uid", user);
                }
            }
        }

        Path tree() {
            return root.resolve("tree");
        }

        /** Where the handler notes that it ran. */
        Path handled() {
            return root.resolve("handled");
        }

        List<String> command(String verb, List<String> arguments) {
            List<String> command = new ArrayList<>();
            if (user > 0) {
                String id = Integer.toString(user);
                command.addAll(List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups"));
            }
            command.add(runtime.launcher().toString());
            command.addAll(List.of(verb.split(" ")));
            command.addAll(List.of("--state", state().toString()));
            command.addAll(arguments);
            return command;
        }

        List<String> applyArguments() {
            return List.of(
                    "--config",
                    config.toString(),
                    "-e",
                    "root=" + tree(),
                    "-e",
                    "handled=" + handled(),
                    "--output",
                    "json");
        }

        String apply() throws Exception {
            return succeed("apply", applyArguments());
        }

        boolean isConverged() throws Exception {
            return apply().contains("\"ok\":" + Workload.TASKS + ",\"changed\":0,");
        }

        String succeed(String verb, String... arguments) throws Exception {
            return succeed(verb, List.of(arguments));
        }

        private String succeed(String verb, List<String> arguments) throws Exception {
            Answer answer = ShippedRuntime.run(command(verb, arguments));
            assertEquals(0, answer.code(), () -> verb + " " + arguments + " said " + tail(answer.out()) + answer.err());
            return answer.out();
        }

        private static String tail(String text) {
            return text.substring(Math.max(0, text.length() - 2_000));
        }

        /** The runs that have a journal, oldest first. */
        List<String> runs() throws IOException {
            Path journals = state().resolve("journal");
            if (!Files.isDirectory(journals)) {
                return List.of();
            }
            try (var names = Files.list(journals)) {
                return names.map(name -> name.getFileName().toString()).sorted().toList();
            }
        }

        List<String> leftovers() throws IOException {
            List<String> all = new ArrayList<>(Snapshot.of(tree()).leftovers());
            all.addAll(Snapshot.of(state()).leftovers());
            return all;
        }

        void remove() throws IOException {
            CrashIT.remove(root);
            CrashIT.remove(state());
        }
    }
}
