package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.value.Holes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineInFileTaskTest {
    private static Task task(Object... options) {
        return Bound.onFile(new LineInFileTask.Type(), options);
    }

    private static String edited(String text, Object... options) {
        FilesSeen seen = FilesSeen.empty().with("/f", text);
        return seen.after(task(options).plan(seen)).text("/f");
    }

    @Test
    void replacesTheLastMatch() {
        assertEquals("a\nx\n", edited("a\na\n", "line", "x", "regexp", "^a$"));
        assertEquals("x\na\n", edited("a\na\n", "line", "x", "regexp", "^a$", "first_match", true));
    }

    @Test
    void appendsBehindALastLineWithoutEnd() {
        assertEquals("a\nx\n", edited("a", "line", "x"));
        assertEquals("a\nx\n", edited("a", "line", "x", "insert_after", "^a"));
    }

    @Test
    void insertsBesideTheLastMatch() {
        assertEquals("a\nb\na\nx\nc\n", edited("a\nb\na\nc\n", "line", "x", "insertafter", "^a"));
        assertEquals("a\nb\nx\na\nc\n", edited("a\nb\na\nc\n", "line", "x", "insertbefore", "^a"));
        assertEquals("x\na\nb\na\n", edited("a\nb\na\n", "line", "x", "insert_before", "^a", "firstmatch", true));
        assertEquals("x\na\n", edited("a\n", "line", "x", "insert_before", "BOF"));
        assertEquals("a\nx\n", edited("a\n", "line", "x", "insert_before", "no such line"));
    }

    @Test
    void putsGroupsIntoTheLine() {
        assertEquals(
                "b=a $1\n", edited("a=b\n", "line", "\\g<v>=\\1 $1", "regexp", "^(\\w)=(?P<v>.*)$", "backrefs", true));
        assertEquals("a\n", edited("a\n", "line", "\\1", "regexp", "(b)", "backrefs", true));
    }

    @Test
    void findsPlainText() {
        assertEquals("x\nb\n", edited("a.c\nb\n", "line", "x", "search_string", "a.c"));
        assertEquals("abc\nb\nx\n", edited("abc\nb\n", "line", "x", "search_string", "a.c"));
    }

    @Test
    void removesEveryMatch() {
        assertEquals("b\n", edited("a\nb\na", "line", "a", "state", "absent"));
        assertEquals("b\n", edited("a1\nb\na2\n", "regexp", "^a", "state", "absent"));
        assertEquals("b\n", edited("a.\nb\n", "search_string", ".", "state", "absent"));
    }

    @Test
    void isInSyncWhenPlannedAgain() {
        for (String text : List.of("", "a", "a\n", "a\r\nb\r\n", "x\n", "x")) {
            FilesSeen seen = FilesSeen.empty().with("/f", text);
            Task task = task("line", "x", "insert_after", "^a");
            assertEquals(Plan.IN_SYNC, task.plan(seen.after(task.plan(seen))), text);
        }
    }

    @Test
    void keepsCrLf() {
        assertEquals("a\r\nx\r\n", edited("a\r\nb\r\n", "line", "x", "regexp", "^b$"));
        assertEquals("a\r\nx\r\n", edited("a\r\n", "line", "x"));
        assertEquals("x\r\nb\n", edited("a\r\nb\n", "line", "x", "regexp", "^a"));
    }

    @Test
    void keepsBytesThatAreNotUtf8() {
        byte[] latin = {(byte) 0xE9, '\n', 'a', '\n'};
        FilesSeen seen = FilesSeen.empty().with("/f", FilesSeen.file(latin));
        Plan plan = task("line", "\u00E9", "regexp", "^a").plan(seen);
        assertArrayEquals(
                new byte[] {(byte) 0xE9, '\n', (byte) 0xC3, (byte) 0xA9, '\n'},
                seen.after(plan).bytes("/f"));
    }

    @Test
    void writesThroughALinkAndKeepsModeAndOwner() {
        FilesSeen seen = FilesSeen.empty().with("/f", new Found.Symlink("real")).with("/real", "a\n");
        Plan.Apply plan = assertInstanceOf(Plan.Apply.class, task("line", "b").plan(seen));
        SetPath set = assertInstanceOf(SetPath.class, plan.changes().getFirst());
        assertEquals(AbsolutePath.of("/real"), set.path());
        assertEquals(FilesSeen.file("a\nb\n".getBytes(StandardCharsets.UTF_8)), set.after());
    }

    @Test
    void createsOnlyWhenTold() {
        FilesSeen seen = FilesSeen.empty();
        Plan.Blocked blocked =
                assertInstanceOf(Plan.Blocked.class, task("line", "x").plan(seen));
        assertEquals(Failure.Code.NOT_FOUND, blocked.failure().code());
        Task creating = Bound.task(new LineInFileTask.Type(), "path", "/d/f", "line", "x", "create", true);
        List<Change> changes =
                assertInstanceOf(Plan.Apply.class, creating.plan(seen)).changes();
        assertEquals(
                List.of(AbsolutePath.of("/d"), AbsolutePath.of("/d/f")),
                changes.stream().flatMap(c -> c.keys().stream()).toList());
        assertEquals("x\n", seen.after(creating.plan(seen)).text("/d/f"));
        assertEquals(Plan.IN_SYNC, task("line", "x", "state", "absent").plan(seen));
    }

    @Test
    void keepsTheOldContentAsBackup() {
        FilesSeen seen = FilesSeen.empty().with("/f", "a\n");
        FilesSeen then = seen.after(task("line", "b", "backup", true).plan(seen));
        assertEquals("a\n", then.text("/f.backup"));
    }

    @Test
    void editsKnownLinesBesideUnknownOnes() {
        String hole = new Holes().hole("a command");
        assertEquals("v=" + hole + "\nx\n", edited("v=" + hole + "\na\n", "line", "x", "regexp", "^a"));
    }

    @Test
    void waitsForUnknownLinesAndContents() {
        FilesSeen seen = FilesSeen.empty().with("/f", "a\n");
        Task task = task("line", new Holes().hole("a command"));
        assertThrows(Unanswered.class, () -> task.plan(seen));
        FilesSeen later = FilesSeen.empty()
                .with(
                        "/f",
                        new Found.RegularFile(
                                FilesSeen.MODE, FilesSeen.OWNER, FilesSeen.OWNER, new Content.Later("a download")));
        Unanswered pending =
                assertThrows(Unanswered.class, () -> task("line", "x").plan(later));
        assertEquals("the content of /f: a download", pending.pendingWhy());
    }

    @Test
    void refusesWhatIsTooLargeOrNoFile() {
        FilesSeen large = FilesSeen.empty()
                .with(
                        "/f",
                        new Found.RegularFile(
                                FilesSeen.MODE,
                                FilesSeen.OWNER,
                                FilesSeen.OWNER,
                                new Content.InFile("/f", 1 << 20, "1")));
        Plan.Blocked blocked =
                assertInstanceOf(Plan.Blocked.class, task("line", "x").plan(large));
        assertTrue(blocked.failure().message().contains("256 KiB"));
        assertInstanceOf(
                Plan.Blocked.class, task("line", "x").plan(FilesSeen.empty().withDirectory("/f")));
    }

    @Test
    void refusesOptionsThatContradict() {
        assertThrows(InvalidOption.class, () -> task());
        assertThrows(InvalidOption.class, () -> task("state", "absent"));
        assertThrows(InvalidOption.class, () -> task("line", "x", "backrefs", true));
        assertThrows(InvalidOption.class, () -> task("line", "x", "regexp", "a", "search_string", "a"));
        assertThrows(InvalidOption.class, () -> task("line", "x", "insert_after", "a", "insert_before", "a"));
        assertThrows(InvalidOption.class, () -> task("line", "x", "regexp", "(a"));
    }
}
