package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetPaths;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InputFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnarchiveTaskTest {
    private static final AbsolutePath ARCHIVE = AbsolutePath.of("/cfg/app.tar");
    private static final Content.Member MEMBER = new Content.Member("/cfg/app.tar", "bin/run", 3, 99);
    private static final Found.Directory DIRECTORY = directory(0755);

    /** A host of a few paths, and an archive of a few members. */
    private static final class Fake implements Observed {
        private final Map<AbsolutePath, Found> paths = new HashMap<>(Map.of(AbsolutePath.of("/srv"), DIRECTORY));
        private final List<TreeEntry> members = new ArrayList<>();
        private boolean same;

        Fake at(String path, Found found) {
            paths.put(AbsolutePath.of(path), found);
            return this;
        }

        Fake member(String path, Found found) {
            members.add(new TreeEntry(path, found));
            return this;
        }

        @Override
        @SuppressWarnings("unchecked") // each case yields the type that its query names
        public <A> Answer<A> answer(Query<A> query) {
            return (Answer<A>) new Answer.Known<>(
                    switch (query) {
                        case Query.PathState state -> paths.getOrDefault(state.path(), Found.ABSENT);
                        case Query.Exists(AbsolutePath path) -> paths.containsKey(path);
                        case Query.Resolve(AbsolutePath path) -> path;
                        case Query.Index(AbsolutePath archive) when archive.equals(ARCHIVE) -> members;
                        case Query.Same _ -> same;
                        default -> throw new AssertionError(query);
                    });
        }
    }

    private final Fake host = new Fake();

    private static Found.Directory directory(int mode) {
        return new Found.Directory(new FileMode(mode), Principal.ROOT, Principal.ROOT);
    }

    private static Found.RegularFile file(int mode, Principal owner, Content content) {
        return new Found.RegularFile(new FileMode(mode), owner, owner, content);
    }

    private Plan plan(boolean createDest, List<String> exclude, List<String> include, @Nullable String mode) {
        return new UnarchiveTask(
                        new InputFile.OfConfiguration("app.tar", new Content.InFile("/cfg/app.tar", 9, ""), ARCHIVE),
                        AbsolutePath.of("/srv/app"),
                        createDest,
                        AbsolutePath.of("/srv/marker"),
                        exclude,
                        include,
                        mode == null ? null : FileMode.of(mode),
                        null,
                        null)
                .plan(host);
    }

    private static SetPath created(String path, Found after) {
        return new SetPath(AbsolutePath.of(path), Found.ABSENT, after);
    }

    private static Found.Directory newDirectory() {
        return new Found.Directory(new FileMode(0755), Principal.CREATOR, Principal.CREATOR);
    }

    private static Plan members(SetPath... members) {
        return Plan.of(new SetPaths(AbsolutePath.of("/srv/app"), List.of(members)));
    }

    @Test
    void createsMissingParentsFirstAndDropsSetuid() {
        host.at("/srv/app", DIRECTORY).member("bin/run", file(04755, new Principal(1234), MEMBER));
        assertEquals(
                members(
                        created("/srv/app/bin", newDirectory()),
                        created("/srv/app/bin/run", file(0755, Principal.CREATOR, MEMBER))),
                plan(false, List.of(), List.of(), null));
    }

    @Test
    void createsDestinationWhereThatIsWanted() {
        host.member("a", new Found.Symlink("b"));
        assertEquals(
                Plan.blocked(Code.NOT_FOUND, "/srv/app does not exist; say create_dest: true to create it", "dest"),
                plan(false, List.of(), List.of(), null));
        assertEquals(
                Plan.of(
                        created("/srv/app", newDirectory()),
                        new SetPaths(
                                AbsolutePath.of("/srv/app"), List.of(created("/srv/app/a", new Found.Symlink("b"))))),
                plan(true, List.of(), List.of(), null));
    }

    @Test
    void isInSyncWhenEveryMemberIsThere() {
        Content now = new Content.InFile("/srv/app/bin/run", 3, "v");
        host.at("/srv/app", DIRECTORY)
                .at("/srv/app/bin", directory(0700))
                .at("/srv/app/bin/run", file(0755, Principal.ROOT, now))
                .member("bin", directory(0755))
                .member("bin/run", file(0755, Principal.ROOT, MEMBER));
        host.same = true;
        assertEquals(Plan.IN_SYNC, plan(false, List.of(), List.of(), null));
        host.same = false;
        assertEquals(
                members(new SetPath(
                        AbsolutePath.of("/srv/app/bin/run"),
                        file(0755, Principal.ROOT, now),
                        file(0755, Principal.ROOT, MEMBER))),
                plan(false, List.of(), List.of(), null));
    }

    @Test
    void doesNothingWhereItsResultExists() {
        host.at("/srv/marker", DIRECTORY);
        assertEquals(Plan.IN_SYNC, plan(false, List.of(), List.of(), null));
    }

    @Test
    void leavesOutWhatIsExcludedAndWhatIsNotIncluded() {
        host.at("/srv/app", DIRECTORY)
                .member("lib", directory(0755))
                .member("lib/test/x", file(0644, Principal.ROOT, MEMBER))
                .member("lib/y", file(0644, Principal.ROOT, MEMBER))
                .member("doc/z", file(0644, Principal.ROOT, MEMBER));
        assertEquals(
                members(
                        created("/srv/app/lib", newDirectory()),
                        created("/srv/app/lib/y", file(0600, Principal.CREATOR, MEMBER))),
                plan(false, List.of("*/test"), List.of("lib/"), "0600"));
    }

    @Test
    void blocksWhenMemberLeadsThroughLink() {
        host.at("/srv/app", DIRECTORY)
                .at("/srv/app/bin", new Found.Symlink("/bin"))
                .member("bin/run", file(0755, Principal.ROOT, MEMBER));
        assertEquals(
                Plan.blocked(Code.CONFLICT, "/srv/app/bin exists and is a symbolic link", "dest"),
                plan(false, List.of(), List.of(), null));
    }

    @Test
    void blocksWhenDirectoryIsInTheWay() {
        host.at("/srv/app", DIRECTORY).at("/srv/app/a", DIRECTORY).member("a", file(0644, Principal.ROOT, MEMBER));
        assertEquals(
                Plan.blocked(Code.CONFLICT, "/srv/app/a exists and is a directory", "dest"),
                plan(false, List.of(), List.of(), null));
    }

    @Test
    void refusesFileThatIsInTheArchiveTwice() {
        host.at("/srv/app", DIRECTORY)
                .member("a", file(0644, Principal.ROOT, MEMBER))
                .member("a", file(0644, Principal.ROOT, MEMBER));
        assertEquals(
                Plan.blocked(Code.INVALID, "the archive holds a twice", "src"),
                plan(false, List.of(), List.of(), null));
    }
}
