package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Destination;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.task.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CopyTaskTest {
    private static final Care CARELESS = new Care(List.of(), false);
    private static final Access USUAL = new Access(null, null, null);

    private static Plan copied(FilesSeen seen, Object... options) {
        return Bound.task(new CopyTask.Type(), options).plan(seen);
    }

    private static Plan copiedTo(String dest, FilesSeen seen) {
        InputFile source = new InputFile.OfHost(AbsolutePath.of("/src"));
        return new CopyTask(source, null, Destination.of(dest), Presence.PRESENT, USUAL, true, true, CARELESS)
                .plan(seen);
    }

    private static List<String> paths(Plan plan) {
        return assertInstanceOf(Plan.Apply.class, plan, plan.toString()).changes().stream()
                .map(change -> ((SetPath) change).path().text())
                .toList();
    }

    @Test
    void slashAtTheEndMeansADirectoryWhichIsCreated() {
        FilesSeen seen = FilesSeen.empty().with("/src", "x").withDirectory("/etc");
        assertEquals(List.of("/etc/app", "/etc/app/src"), paths(copiedTo("/etc/app/", seen)));
        assertEquals(List.of("/etc/app"), paths(copiedTo("/etc/app", seen)));
        assertEquals(List.of("/etc/src"), paths(copiedTo("/etc", seen)));
    }

    @Test
    void contentHasNoNameInsideADirectory() {
        Plan plan = copied(FilesSeen.empty(), "dest", "/etc/app/", "content", "x");
        assertEquals(
                "dest", assertInstanceOf(Plan.Blocked.class, plan).failure().option());
    }

    @Test
    void linkIsWrittenThrough() {
        FilesSeen seen = FilesSeen.empty().with("/real", "old").with("/link", new Found.Symlink("real"));
        assertEquals(List.of("/real"), paths(copied(seen, "dest", "/link", "content", "new")));
    }

    @Test
    void linkIsReplacedAndWhatItShowedIsKept() {
        FilesSeen seen = FilesSeen.empty().with("/real", "old").with("/link", new Found.Symlink("real"));
        Plan plan = copied(seen, "dest", "/link", "content", "new", "follow", false, "backup", true);
        assertEquals(List.of("/link.backup", "/link"), paths(plan));
        FilesSeen after = seen.after(plan);
        assertEquals("old", after.text("/link.backup"));
        assertEquals("new", after.text("/link"));
        assertEquals("old", after.text("/real"));
    }

    @Test
    void withoutForceALinkIsLeftAlone() {
        FilesSeen seen = FilesSeen.empty().with("/real", "old").with("/link", new Found.Symlink("real"));
        for (boolean follow : new boolean[] {true, false}) {
            Plan plan = copied(seen, "dest", "/link", "content", "new", "force", false, "follow", follow);
            assertInstanceOf(Plan.InSync.class, plan);
        }
    }

    @Test
    void symbolicModeStartsFromTheModeThatIsThere() {
        FilesSeen seen = FilesSeen.empty().with("/f", "x");
        List<Change> changes = assertInstanceOf(
                        Plan.Apply.class, copied(seen, "dest", "/f", "content", "x", "mode", "o=g,u+x"))
                .changes();
        assertEquals(
                new Found.RegularFile(FileMode.of("0744"), FilesSeen.OWNER, FilesSeen.OWNER, Content.Inline.of("x")),
                ((SetPath) changes.getFirst()).after());
    }
}
