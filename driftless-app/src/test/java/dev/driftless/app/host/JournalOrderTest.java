package dev.driftless.app.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.schema.Position;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.TemporaryName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order that {@link Journal} promises, on the calls of the file port. */
class JournalOrderTest {
    private static final Set<String> CALLS = Set.of(
            "write", "symlink", "makeDirectory", "setAttributes", "remove", "rename", "hardLink", "sync", "append");

    private final PosixFileSystem real = new PosixFileSystem();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory;

    private Path etc;
    private LiveHost host;
    private FileJournal journal;

    @BeforeEach
    void prepare() throws Exception {
        etc = Files.createDirectory(directory.resolve("etc"));
        Files.createDirectory(directory.resolve("journal"));
        FileSystem files = recording(FileSystem.class, real);
        journal = new FileJournal(files, directory.resolve("journal/RUN").toString());
        Archives none = (Archives) Proxy.newProxyInstance(
                Archives.class.getClassLoader(), new Class<?>[] {Archives.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        host = new LiveHost(
                files,
                (command, _) -> {
                    calls.add("run " + command.shown());
                    return new CommandResult(0, "", "");
                },
                none,
                journal,
                (_, _) -> {});
        set("first", file("x")); // begins the journal
        journal.settle();
        calls.clear();
    }

    private <T> T recording(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> record(method, target, arguments)));
    }

    private @Nullable Object record(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        boolean writes = method.getName().equals("write");
        if (writes && given[1] instanceof FileSystem.NewFile file) {
            given[1] = new FileSystem.NewFile(
                    file.content(),
                    file.mode(),
                    file.uid(),
                    file.gid(),
                    temporary -> {
                        calls.add(file.durable() == FileSystem.Durable.NOTHING ? "ready" : "ready durable");
                        if (file.check() != null) {
                            file.check().accept(temporary);
                        }
                    },
                    file.durable(),
                    file.temporary());
        } else if (CALLS.contains(method.getName())) {
            calls.add(said(method.getName(), given));
        }
        try {
            Object result = method.invoke(target, arguments);
            if (writes) {
                calls.add("place " + name(given[0]));
            }
            return result instanceof FileSystem.Appender appender
                    ? recording(FileSystem.Appender.class, appender)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private String said(String method, Object[] given) {
        if (method.equals("append")) {
            return "note";
        } else if (method.equals("sync") && given.length == 0) {
            return "sync notes";
        }
        String first = method + " " + name(given[0]);
        return method.equals("rename") || method.equals("hardLink") ? first + " to " + name(given[1]) : first;
    }

    private String name(Object path) {
        String name = directory.relativize(Path.of(path.toString())).toString();
        return TemporaryName.matches(name.substring(name.lastIndexOf('/') + 1)) ? "temporary" : name;
    }

    @Test
    void aNewFile() {
        set("new", file("x"));
        assertOrder(List.of("note"), Set.of("ready durable", "sync notes"), "place etc/new");
        assertSettles("sync etc");
    }

    @Test
    void aReplacedFile() {
        set("first", file("y"));
        assertOrder(
                List.of("hardLink etc/first to journal/RUN/pre/0", "note"),
                Set.of("ready durable", "sync notes", "sync journal/RUN/pre"),
                "place etc/first");
        assertSettles("sync etc");
    }

    @Test
    void aFileWhoseBytesComeAsAStream() throws Exception {
        Path source = Files.writeString(directory.resolve("source"), "bytes");
        set(
                "big",
                new Found.RegularFile(new FileMode(0644), me(), group(), new Content.InFile(source.toString(), 5, "")));
        assertEquals(List.of("note", "ready durable", "note", "sync notes", "place etc/big"), calls);
    }

    @Test
    void aMode() {
        set("first", new Found.RegularFile(new FileMode(0600), me(), group(), Content.Inline.of("x")));
        assertEquals(List.of("note", "sync notes", "setAttributes etc/first"), calls);
        assertSettles("sync etc/first");
    }

    @Test
    void aRemoval() {
        set("first", Found.ABSENT);
        assertOrder(
                List.of("hardLink etc/first to journal/RUN/pre/0", "note"),
                Set.of("sync notes", "sync journal/RUN/pre"),
                "remove etc/first");
        assertSettles("sync etc");
    }

    @Test
    void aSymbolicLink() {
        set("link", new Found.Symlink("first"));
        assertEquals(List.of("note", "symlink temporary", "sync notes", "rename temporary to etc/link"), calls);
        assertSettles("sync etc");
    }

    @Test
    void aDirectory() {
        set("made", new Found.Directory(new FileMode(0750), me(), group()));
        assertEquals(List.of("note", "makeDirectory temporary", "sync notes", "rename temporary to etc/made"), calls);
        assertSettles("sync etc", "sync etc/made");
    }

    @Test
    void aTreeIsNotedAsAWholeBeforeItsFirstMember() {
        perform(new Change.SetPaths(
                path("."),
                List.of(
                        new Change.SetPath(path("a"), Found.ABSENT, file("a")),
                        new Change.SetPath(path("b"), Found.ABSENT, file("b")))));
        assertEquals(
                List.of("note", "note", "sync notes", "ready durable", "place etc/a", "ready durable", "place etc/b"),
                calls);
        assertSettles("sync etc");
    }

    @Test
    void aCommandRunsWhenAllBeforeItIsDurable() {
        set("new", file("x"));
        set("other", file("x"));
        calls.clear();
        perform(new Change.RunCommand(Command.of("/sbin/reboot"), Effects.NONE));
        assertEquals(List.of("note", "sync notes", "sync etc", "run /sbin/reboot"), calls);
        calls.clear();
        journal.settle();
        assertEquals(List.of(), calls);
    }

    @Test
    void whatIsGoneAgainNeedsNoSync() {
        set("made", new Found.Directory(new FileMode(0750), me(), group()));
        set("made", Found.ABSENT);
        assertSettles("sync etc", "sync etc/made");
    }

    /** @param together what may happen side by side */
    private void assertOrder(List<String> first, Set<String> together, String last) {
        assertEquals(first, calls.subList(0, first.size()));
        assertEquals(together, Set.copyOf(calls.subList(first.size(), calls.size() - 1)));
        assertEquals(first.size() + together.size() + 1, calls.size(), calls.toString());
        assertEquals(last, calls.getLast());
    }

    private void assertSettles(String... expected) {
        calls.clear();
        journal.settle();
        assertEquals(Set.of(expected), Set.copyOf(calls));
    }

    private void set(String name, Found after) {
        var before = assertInstanceOf(
                Found.class,
                assertInstanceOf(
                                dev.driftless.domain.host.Answer.Known.class,
                                host.observe(new Query.PathState(path(name), false, Query.Detail.CONTENT)))
                        .value());
        perform(new Change.SetPath(path(name), before, after));
    }

    private void perform(Change change) {
        Performed performed = host.perform(change, new Origin("1", "test", new Position("site.yaml", 1, 1)), null);
        assertInstanceOf(Performed.Done.class, performed, performed.toString());
    }

    private AbsolutePath path(String name) {
        return AbsolutePath.of(etc.resolve(name).normalize().toString());
    }

    private Found file(String text) {
        return new Found.RegularFile(new FileMode(0644), me(), group(), Content.Inline.of(text));
    }

    private Principal me() {
        return new Principal(real.userId());
    }

    private Principal group() {
        return new Principal(real.groupId());
    }
}
