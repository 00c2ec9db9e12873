package dev.driftless.app.engine;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.adapters.os.archive.CompressArchives;
import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.adapters.os.posix.PosixProcesses;
import dev.driftless.app.host.FileJournal;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.SecretSource;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scratch folder with a configuration, on which task lists run for real. */
final class Bench {
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

        int fights() {
            return found.size();
        }

        String story() {
            StringBuilder story = new StringBuilder();
            for (Outcome outcome : outcomes) {
                story.append(outcome.status())
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

    private Applier applier() {
        return new Applier(
                new PosixFileSystem(),
                new PosixProcesses(),
                new CompressArchives(new PosixFileSystem()),
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
        try (FileJournal journal = new FileJournal(
                new PosixFileSystem(), state.resolve("run" + ++runs).toString())) {
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
        try (FileJournal journal = new FileJournal(
                new PosixFileSystem(), state.resolve("run" + ++runs).toString())) {
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

    static String fingerprint(Outcome outcome) {
        StringBuilder text =
                new StringBuilder(outcome.origin().step()).append(' ').append(outcome.status());
        outcome.changes().forEach(change -> text.append("\n  ").append(fingerprint(change)));
        if (outcome.failure() != null) {
            text.append(' ').append(outcome.failure().message());
        }
        return text.toString();
    }

    private static String fingerprint(Change change) {
        return switch (change) {
            case Change.SetPath set -> set.path() + " " + state(set.before()) + " → " + state(set.after());
            case Change.SetPaths set ->
                set.root() + " "
                        + set.members().stream().map(Bench::fingerprint).toList();
            case Change.SetState<?> set -> set.transitions().toString();
            case Change.RunCommand run -> "run " + run.command().argv();
            case Change.Act act -> act.key() + " " + act.verb();
        };
    }

    private static String state(Found found) {
        return switch (found) {
            case Found.RegularFile file ->
                file.mode() + " " + file.owner().id() + " " + file.group().id() + " " + content(file.content());
            case Found.Directory directory ->
                "dir " + directory.mode() + " " + directory.owner().id() + " "
                        + directory.group().id();
            default -> found.toString();
        };
    }

    private static String content(Content content) {
        return switch (content) {
            case Content.Inline(byte[] bytes) -> new String(bytes, StandardCharsets.ISO_8859_1);
            case Content.Member member -> member.name() + " " + member.crc();
            default -> "size " + content.size();
        };
    }
}
