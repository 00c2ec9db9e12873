package dev.driftless.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.app.host.FileJournal;
import dev.driftless.app.host.LiveHost;
import dev.driftless.app.state.RunHistory.Summary;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.schema.Position;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("EffectivelyPrivate") // the journal reads public records only
class RollbackTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:58:00Z");
    private static final RunId RUN = RunId.next(NOW, new SplittableRandom(1));

    private static final Origin BY = new Origin("1", "test", new Position("site.yaml", 1, 1));

    private final PosixFileSystem files = new PosixFileSystem();
    private final List<String> ran = new ArrayList<>();
    private final Processes processes = (command, _) -> {
        ran.add(command.shown());
        return new CommandResult(command.argv().contains("broken") ? 1 : 0, "", "");
    };

    @TempDir
    Path directory;

    private Path etc;
    private StateDirectory state;
    private Archives archives;
    private LiveHost host;
    private FileJournal journal;

    @BeforeEach
    void prepare() throws Exception {
        etc = Files.createDirectory(directory.resolve("etc"));
        state = new StateDirectory(files, directory.resolve("state").toString());
        state.prepare();
        journal = new FileJournal(files, state.journal(RUN));
        archives = (Archives) Proxy.newProxyInstance(
                Archives.class.getClassLoader(), new Class<?>[] {Archives.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        host = new LiveHost(files, processes, archives, journal, (_, _) -> {});
    }

    @Test
    void restoresEverythingInReverse() throws Exception {
        Files.writeString(etc.resolve("motd"), "old\n");
        Files.setPosixFilePermissions(etc.resolve("motd"), PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(etc.resolve("link"), Path.of("motd"));
        Files.createDirectories(etc.resolve("tree/sub"));
        Files.writeString(etc.resolve("tree/sub/a"), "a");
        Files.writeString(etc.resolve("gone"), "gone");
        Files.writeString(etc.resolve("mode"), "mode");
        Map<String, String> before = snapshot();

        set("motd", file("new\n", 0644));
        set("motd", file("newer\n", 0600));
        set("link", new Found.Symlink("elsewhere"));
        set("gone", Found.ABSENT);
        set("mode", file("mode", 0400));
        removeTree("tree");
        set("tree", file("a file now", 0644));
        set("made", new Found.Directory(new FileMode(0755), me(), group()));
        set("made/file", file("x", 0644));
        journal.close();
        assertFalse(before.equals(snapshot()));

        var done = assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(List.of(), done.failures());
        assertEquals(before, snapshot());
        assertEquals(List.of("made/file", "made", "tree", "mode", "gone", "link", "motd"), relative(done.restored()));
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        set("motd", file("new\n", 0644));
        assertInstanceOf(Rollback.Done.class, rollback(false));
        Files.writeString(etc.resolve("motd"), "by hand");
        assertInstanceOf(Rollback.NothingLeft.class, rollback(false));
        assertInstanceOf(Rollback.NothingLeft.class, rollback(true));
        assertEquals("by hand", Files.readString(etc.resolve("motd")));
    }

    @Test
    void refusesWhereAPathHoldsWhatTheRunDidNotWrite() throws Exception {
        Files.writeString(etc.resolve("motd"), "old");
        set("motd", file("new", 0644));
        set("other", file("other", 0644));
        Files.writeString(etc.resolve("motd"), "by hand");
        var refused = assertInstanceOf(Rollback.Refused.class, rollback(false));
        assertEquals(1, refused.reasons().size());
        assertTrue(refused.reasons().getFirst().message().contains("motd holds something"), refused.toString());
        assertEquals("by hand", Files.readString(etc.resolve("motd")));
        assertTrue(Files.exists(etc.resolve("other")));

        assertInstanceOf(Rollback.Done.class, rollback(true));
        assertEquals("old", Files.readString(etc.resolve("motd")));
    }

    @Test
    void refusesWhereAStreamedFileWasReplaced() throws Exception {
        Files.writeString(directory.resolve("source"), "bytes");
        var status =
                Objects.requireNonNull(files.status(directory.resolve("source").toString()));
        var content = new Content.InFile(directory.resolve("source").toString(), 5, status.version());
        set("big", new Found.RegularFile(new FileMode(0644), me(), group(), content));
        assertEquals("bytes", Files.readString(etc.resolve("big")));
        Files.writeString(etc.resolve("big"), "other");
        assertInstanceOf(Rollback.Refused.class, rollback(false));
        assertTrue(Files.exists(etc.resolve("big")));
    }

    @Test
    void takesBackAStreamedFileThatNobodyTouched() throws Exception {
        Files.writeString(directory.resolve("source"), "bytes");
        var status =
                Objects.requireNonNull(files.status(directory.resolve("source").toString()));
        var content = new Content.InFile(directory.resolve("source").toString(), 5, status.version());
        set("big", new Found.RegularFile(new FileMode(0644), me(), group(), content));
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertFalse(Files.exists(etc.resolve("big")));
    }

    @Test
    void refusesWhereKeptContentWasChanged() throws Exception {
        Files.writeString(etc.resolve("motd"), "old");
        set("motd", file("new", 0644));
        Files.writeString(Path.of(state.journal(RUN)).resolve("pre/0"), "forged");
        var refused = assertInstanceOf(Rollback.Refused.class, rollback(false));
        assertTrue(refused.reasons().getFirst().message().contains("kept content"), refused.toString());
        assertEquals("new", Files.readString(etc.resolve("motd")));
        assertInstanceOf(Rollback.Done.class, rollback(true));
        assertEquals("forged", Files.readString(etc.resolve("motd")));
    }

    @Test
    void refusesToRemoveADirectoryThatHoldsOtherThings() throws Exception {
        set("made", new Found.Directory(new FileMode(0755), me(), group()));
        set("made/file", file("x", 0644));
        Files.writeString(etc.resolve("made/foreign"), "");
        assertInstanceOf(Rollback.Refused.class, rollback(false));
        assertTrue(Files.exists(etc.resolve("made/file")));
    }

    @Test
    void ignoresATornLastLine() throws Exception {
        set("motd", file("new", 0644));
        Path entries = Path.of(state.journal(RUN)).resolve("entries");
        Files.writeString(entries, Files.readString(entries) + "path\t/etc/ha");
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertFalse(Files.exists(etc.resolve("motd")));
    }

    @Test
    void acceptsAChangeThatWasNotedButNeverBegun() throws Exception {
        Files.writeString(etc.resolve("motd"), "old");
        journal.path(new Change.SetPath(path("motd"), found("motd"), file("new", 0644)));
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals("old", Files.readString(etc.resolve("motd")));
    }

    @Test
    void leavesAFileAsItIsThatWasNeverReplaced() throws Exception {
        Files.writeString(etc.resolve("motd"), "old");
        Object inode = Files.getAttribute(etc.resolve("motd"), "unix:ino");
        journal.path(new Change.SetPath(path("motd"), found("motd"), file("new", 0644)));
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(inode, Files.getAttribute(etc.resolve("motd"), "unix:ino"));
    }

    @Test
    void leavesATreeThatWasNotedButNeverMoved() throws Exception {
        Files.createDirectories(etc.resolve("tree/sub"));
        Files.writeString(etc.resolve("tree/sub/a"), "a");
        Map<String, String> before = snapshot();
        removeTree("tree");
        Files.move(Path.of(state.journal(RUN)).resolve("pre/0"), etc.resolve("tree"));
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(before, snapshot());
    }

    @Test
    void refusesAForeignFileWhereAStreamedOneWasNeverPut() throws Exception {
        Files.writeString(directory.resolve("source"), "bytes");
        var content = new Content.InFile(directory.resolve("source").toString(), 5, "");
        journal.path(new Change.SetPath(
                path("big"), Found.ABSENT, new Found.RegularFile(new FileMode(0644), me(), group(), content)));
        Files.writeString(etc.resolve("big"), "by hand");
        assertInstanceOf(Rollback.Refused.class, rollback(false));
        assertEquals("by hand", Files.readString(etc.resolve("big")));
    }

    @Test
    void restoresNamesThatAreNoUtf8() throws Exception {
        String name = "caf\uDCE9\tx";
        files.write(etc + "/" + name, new FileSystem.NewFile(out -> out.write('a'), 0600, -1, -1, null, false));
        set(name, file("new", 0644));
        set("new\uDCFF", file("new", 0644));
        files.symlink(etc + "/link", "to\uDCFE", false);
        set("link", new Found.Symlink("elsewhere"));
        journal.close();
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(List.of(name, "link"), files.list(etc.toString()));
        assertEquals("a", new String(files.read(etc + "/" + name, 9), StandardCharsets.UTF_8));
        assertEquals("to\uDCFE", files.readLink(etc + "/link"));
    }

    @Test
    void takesBackWhatWasDoneOfATreeThatFails() throws Exception {
        Files.writeString(etc.resolve("a"), "old");
        Files.writeString(etc.resolve("b"), "old");
        Map<String, String> before = snapshot();
        var tree = new Change.SetPaths(
                AbsolutePath.of(etc.toString()),
                List.of(
                        new Change.SetPath(path("a"), found("a"), file("new", 0600)),
                        new Change.SetPath(
                                path("made"), Found.ABSENT, new Found.Directory(new FileMode(0700), me(), group())),
                        new Change.SetPath(path("made/file"), Found.ABSENT, file("new", 0600)),
                        new Change.SetPath(path("b"), file("something else", 0644), file("new", 0600))));
        Performed performed = host.perform(tree, BY, null);
        assertInstanceOf(Performed.Refused.class, performed);
        assertEquals(before, snapshot());
    }

    @Test
    void ignoresLastLinesWithoutSense() throws Exception {
        set("motd", file("new", 0644));
        Path entries = Path.of(state.journal(RUN)).resolve("entries");
        Files.writeString(entries, Files.readString(entries) + "\0\0\0\npath\t/etc/\\u12\n");
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertFalse(Files.exists(etc.resolve("motd")));
    }

    @Test
    void refusesAJournalInWhichSomebodyElseWrote() throws Exception {
        set("motd", file("new", 0644));
        Path entries = Path.of(state.journal(RUN)).resolve("entries");
        Files.writeString(entries, "what is this\n" + Files.readString(entries));
        var refused = assertInstanceOf(Rollback.Refused.class, rollback(true));
        assertTrue(refused.reasons().getFirst().message().endsWith("damaged at line 1"), refused.toString());
        assertEquals(1, new RunHistory(files, state).list().size());
    }

    @Test
    void runsTheStepsOfAStateBackAndNamesCommands() {
        perform(Change.SetState.of(new Packages(), "nginx", new Packages.State(false), new Packages.State(true)));
        perform(new Change.RunCommand(Command.of("/bin/true", "secret"), Effects.NONE));
        ran.clear();
        var done = assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(List.of("package nginx true false"), ran);
        assertEquals(List.of("package nginx"), done.restored());
        assertEquals(List.of("/bin/true"), done.commands());
        ran.clear();
        assertInstanceOf(Rollback.NothingLeft.class, rollback(false));
        assertEquals(List.of(), ran);
    }

    @Test
    void leavesAStateAloneThatIsAsItWas() {
        perform(Change.SetState.of(new Packages(), "gone", new Packages.State(false), new Packages.State(true)));
        ran.clear();
        var done = assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(List.of("package gone"), done.restored());
        assertEquals(List.of(), ran);
    }

    @Test
    void goesOnAfterAFailureAndTriesItAgain() throws Exception {
        set("motd", file("new", 0644));
        journal.states(
                Change.SetState.of(new Packages(), "broken", new Packages.State(false), new Packages.State(true)));
        var done = assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(1, done.failures().size());
        assertFalse(Files.exists(etc.resolve("motd")));
        ran.clear();
        assertInstanceOf(Rollback.Done.class, rollback(false));
        assertEquals(List.of("package broken true false"), ran);
    }

    @Test
    void historyTellsWhatRunsDidAndWhetherTheyWereTakenBack() {
        var history = new RunHistory(files, state);
        var summary = new Summary("/srv/a\tb", NOW.plusSeconds(3), 0, Map.of("changed", 2, "ok", 1));
        history.ended(RUN, summary);
        assertEquals(List.of(), history.list());
        set("motd", file("new", 0644));
        set("other", file("new", 0644));
        assertNull(history.list().getFirst().summary());
        history.ended(RUN, summary);
        assertEquals(List.of(new RunHistory.Entry(RUN, NOW, 2, false, summary)), history.list());
        rollback(false);
        assertTrue(history.list().getFirst().rolledBack());
    }

    private Rollback.Result rollback(boolean force) {
        var facet = new Packages();
        return new Rollback(files, processes, archives, Map.of(facet.kind(), facet)).run(state.journal(RUN), force);
    }

    private void set(String name, Found after) {
        perform(new Change.SetPath(path(name), found(name), after));
    }

    private void removeTree(String name) throws Exception {
        List<Change.SetPath> members = new ArrayList<>();
        try (var walk = Files.walk(etc.resolve(name))) {
            for (Path member : walk.toList().reversed()) {
                String relative = etc.relativize(member).toString();
                members.add(new Change.SetPath(path(relative), found(relative), Found.ABSENT));
            }
        }
        perform(new Change.SetPaths(path(name), members));
    }

    private void perform(Change change) {
        Performed performed = host.perform(change, BY, null);
        assertInstanceOf(Performed.Done.class, performed, performed.toString());
    }

    private Found found(String name) {
        var answer = host.observe(new Query.PathState(path(name), false, Query.Detail.CONTENT));
        return assertInstanceOf(Answer.Known.class, answer).value() instanceof Found found ? found : Found.ABSENT;
    }

    private AbsolutePath path(String name) {
        return AbsolutePath.of(etc + "/" + name);
    }

    private Found file(String text, int mode) {
        return new Found.RegularFile(new FileMode(mode), me(), group(), Content.Inline.of(text));
    }

    private Principal me() {
        return new Principal(files.userId());
    }

    private Principal group() {
        return new Principal(files.groupId());
    }

    private List<String> relative(List<String> paths) {
        return paths.stream()
                .map(path -> etc.relativize(Path.of(path)).toString())
                .toList();
    }

    private Map<String, String> snapshot() throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (var walk = Files.walk(etc)) {
            walk.forEach(path -> all.put(etc.relativize(path).toString(), describe(path)));
        }
        return all;
    }

    private static String describe(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "-> " + Files.readSymbolicLink(path);
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
            return Files.isDirectory(path) ? mode : mode + " " + Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kind of state whose steps tell where they lead. */
    public static final class Packages implements Facet<Packages.State> {
        public record State(boolean installed) {}

        @Override
        public String kind() {
            return "package";
        }

        @Override
        public Class<State> type() {
            return State.class;
        }

        @Override
        public State read(String name, Observed seen) {
            return new State(!name.equals("gone"));
        }

        @Override
        public List<Command> steps(List<Transition<State>> transitions) {
            return transitions.stream()
                    .map(t -> Command.of(
                            "package",
                            t.name(),
                            String.valueOf(t.before().installed()),
                            String.valueOf(t.after().installed())))
                    .toList();
        }
    }
}
