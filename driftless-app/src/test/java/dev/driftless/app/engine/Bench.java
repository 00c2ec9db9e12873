package dev.driftless.app.engine;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.adapters.os.archive.CompressArchives;
import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.adapters.os.posix.PosixProcesses;
import dev.driftless.app.host.FileJournal;
import dev.driftless.app.state.Rollback;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scratch folder with a configuration, on which task lists run for real. */
final class Bench {
    private final PosixFileSystem files = new PosixFileSystem();
    private final Path host;
    private final Path configuration;
    private final Path state;
    private int runs;

    /** How a run went. */
    record Run(List<Outcome> outcomes, List<AgentEvent.FightFound> found, List<AgentEvent> events) {
        String statuses() {
            return String.join(
                    " ",
                    outcomes.stream()
                            .map(outcome -> outcome.status().name().substring(0, 2))
                            .toList());
        }

        /** {@code 3 > 5}: the proof names step 3, with step 5 for an opponent. */
        List<String> fights() {
            return found.stream()
                    .map(fight -> fight.first().step() + " > " + fight.second().step())
                    .toList();
        }

        @Nullable
        Outcome of(String step) {
            return outcomes.stream()
                    .filter(outcome -> outcome.origin().step().equals(step))
                    .findFirst()
                    .orElse(null);
        }

        String story() {
            StringBuilder story = new StringBuilder();
            for (Outcome outcome : outcomes) {
                story.append(outcome.origin().step())
                        .append(' ')
                        .append(outcome.status())
                        .append(' ')
                        .append(outcome.origin().label());
                story.append(' ')
                        .append(outcome.reason())
                        .append(' ')
                        .append(outcome.failure())
                        .append('\n');
            }
            found.forEach(fight -> story.append(fight).append('\n'));
            return story.toString();
        }
    }

    Bench(Path place, FidelityCase each) throws IOException, InterruptedException {
        host = Files.createDirectories(place.resolve("host")).toRealPath();
        configuration = Files.createDirectories(place.resolve("config")).toRealPath();
        state = Files.createDirectories(place.resolve("state")).toRealPath();
        for (Map.Entry<String, String> file : each.files().entrySet()) {
            Path path = configuration.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Process setup = new ProcessBuilder("/bin/sh", "-ec", "umask 022\n" + each.setup())
                .directory(host.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(setup.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (setup.waitFor() != 0) {
            throw new IllegalStateException("setup failed: " + said);
        }
    }

    Path host() {
        return host;
    }

    private Applier applier() {
        return new Applier(
                files,
                new PosixProcesses(),
                new CompressArchives(files),
                new NoSecrets(),
                new dev.driftless.adapters.config.DataFormatsAdapter(),
                new Redactor(),
                Map.of("HOME", "/root"));
    }

    private record NoSecrets() implements SecretSource {
        @Override
        public @Nullable String find(String name) {
            return name.equals("password") ? "hunter2hunter2" : null;
        }

        @Override
        public Collection<String> names() {
            return List.of("password");
        }
    }

    private Configuration load() {
        return Configuration.load(new DirectoryFiles(configuration, false), new Documents());
    }

    private Applier.Options options() {
        return new Applier.Options(Map.of("scratch", Value.of(host.toString())), Set.of(), false);
    }

    Run dryRun() {
        List<AgentEvent> events = new ArrayList<>();
        applier().dryRun(load(), options(), List.of(), events::add);
        return run(events);
    }

    Run apply() {
        return apply((_, _) -> {});
    }

    Run apply(BiConsumer<String, String> notified) {
        List<AgentEvent> events = new ArrayList<>();
        try (FileJournal journal = new FileJournal(files, journal(++runs))) {
            applier().apply(load(), options(), "run" + runs, journal, List.of(), notified, events::add);
        }
        return run(events);
    }

    /** Applies, and is interrupted as soon as a command prints this line; empty: before it begins. */
    Run interruptedOn(String line) {
        List<AgentEvent> events = new ArrayList<>();
        Applier applier = applier();
        if (line.isEmpty()) {
            applier.interrupt();
        }
        try (FileJournal journal = new FileJournal(files, journal(++runs))) {
            applier.apply(load(), options(), "run" + runs, journal, List.of(), (_, _) -> {}, event -> {
                if (event instanceof AgentEvent.TaskOutput output
                        && output.line().equals(line)) {
                    applier.interrupt();
                }
                events.add(event);
            });
        }
        return run(events);
    }

    /** @param each hears each outcome while the host is just as that step left it */
    Run apply(Consumer<Outcome> each) {
        List<AgentEvent> events = new ArrayList<>();
        try (FileJournal journal = new FileJournal(files, journal(++runs))) {
            applier().apply(load(), options(), "run" + runs, journal, List.of(), (_, _) -> {}, event -> {
                events.add(event);
                if (event instanceof AgentEvent.StepFinished finished) {
                    each.accept(finished.outcome());
                }
            });
        }
        return run(events);
    }

    private String journal(int run) {
        return state.resolve("run" + run).toString();
    }

    /** Takes back all runs, the last one first; what could not be taken back. */
    List<String> rollback() {
        List<String> problems = new ArrayList<>();
        Rollback rollback = new Rollback(files, new PosixProcesses(), new CompressArchives(files), Map.of());
        for (int run = runs; run > 0; run--) {
            if (Files.exists(Path.of(journal(run)))) {
                switch (rollback.run(journal(run), false)) {
                    case Rollback.Done done -> problems.addAll(messages(run, done.failures()));
                    case Rollback.Refused refused -> problems.addAll(messages(run, refused.reasons()));
                    case Rollback.NothingLeft _ -> {}
                }
            }
        }
        return problems;
    }

    private static List<String> messages(int run, List<Failure> failures) {
        return failures.stream()
                .map(failure -> "run " + run + ": " + failure.message())
                .toList();
    }

    Disk disk() {
        try {
            return Disk.read(host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(List<AgentEvent> events) {
        List<Outcome> outcomes = new ArrayList<>();
        List<AgentEvent.FightFound> fights = new ArrayList<>();
        for (AgentEvent event : events) {
            if (event instanceof AgentEvent.StepFinished finished) {
                outcomes.add(finished.outcome());
            } else if (event instanceof AgentEvent.FightFound fight) {
                fights.add(fight);
            }
        }
        return new Run(outcomes, fights, events);
    }

    /** Everything below the host folder: names, kinds, modes, owners, change times, contents. */
    String digest() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> all = Files.walk(host)) {
            for (Path path : (Iterable<Path>) all.sorted()::iterator) {
                Map<String, Object> status =
                        Files.readAttributes(path, "unix:mode,uid,gid,ctime,ino,nlink", LinkOption.NOFOLLOW_LINKS);
                digest.update((path + " " + new java.util.TreeMap<>(status)).getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    digest.update(Files.readAllBytes(path));
                } else if (Files.isSymbolicLink(path)) {
                    digest.update(Files.readSymbolicLink(path).toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
