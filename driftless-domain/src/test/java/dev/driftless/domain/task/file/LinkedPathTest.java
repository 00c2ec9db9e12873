package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What file, directory and symlink do where a symbolic link or a directory is in their place. */
final class LinkedPathTest {
    private static List<String> paths(Plan plan) {
        return assertInstanceOf(Plan.Apply.class, plan, plan.toString()).changes().stream()
                .map(change -> ((SetPath) change).path().text())
                .toList();
    }

    @Test
    void fileIsWrittenThroughALink() {
        FilesSeen seen = FilesSeen.empty().with("/real", "old").with("/link", new Found.Symlink("real"));
        assertEquals(
                List.of("/real"),
                paths(Bound.task(new FileTask.Type(), "path", "/link", "mode", "0600")
                        .plan(seen)));
        Plan refused = Bound.task(new FileTask.Type(), "path", "/link", "mode", "0600", "follow", false)
                .plan(seen);
        assertInstanceOf(Plan.Blocked.class, refused);
    }

    @Test
    void absentFileLeavesTheTargetOfALink() {
        FilesSeen seen = FilesSeen.empty().with("/real", "old").with("/link", new Found.Symlink("real"));
        Plan plan = Bound.task(new FileTask.Type(), "path", "/link", "state", "absent")
                .plan(seen);
        assertEquals(List.of("/link"), paths(plan));
    }

    @Test
    void directoryIsCreatedBehindALink() {
        FilesSeen seen = FilesSeen.empty().with("/link", new Found.Symlink("new/real"));
        assertEquals(
                List.of("/new", "/new/real"),
                paths(Bound.task(new DirectoryTask.Type(), "path", "/link").plan(seen)));
        assertInstanceOf(
                Plan.Blocked.class,
                Bound.task(new DirectoryTask.Type(), "path", "/link", "follow", false)
                        .plan(seen));
    }

    @Test
    void linkReplacesAnEmptyDirectoryOnly() {
        FilesSeen empty = FilesSeen.empty().withDirectory("/d");
        FilesSeen full = FilesSeen.empty().withDirectory("/d").with("/d/a", "").with("/d/b", "");
        SymlinkTask.Type type = new SymlinkTask.Type();
        assertEquals(
                List.of("/d", "/d"),
                paths(Bound.task(type, "path", "/d", "target", "x", "force", true)
                        .plan(empty)));
        assertInstanceOf(
                Plan.Blocked.class,
                Bound.task(type, "path", "/d", "target", "x", "force", true).plan(full));
        assertInstanceOf(
                Plan.Blocked.class,
                Bound.task(type, "path", "/d", "target", "x").plan(empty));
    }
}
