package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.value.Holes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockInFileTaskTest {
    private static final String BLOCK = """
            # BEGIN DRIFTLESS MANAGED BLOCK
            x
            # END DRIFTLESS MANAGED BLOCK
            """;

    private static Task task(Object... options) {
        return Bound.onFile(new BlockInFileTask.Type(), options);
    }

    private static String edited(String text, Object... options) {
        FilesSeen seen = FilesSeen.empty().with("/f", text);
        return seen.after(task(options).plan(seen)).text("/f");
    }

    @Test
    void putsANewBlockAtItsPlace() {
        assertEquals("a\n" + BLOCK, edited("a\n", "block", "x"));
        assertEquals("a\n" + BLOCK, edited("a", "block", "x\n"));
        assertEquals(BLOCK + "a\n", edited("a\n", "block", "x", "insert_before", "BOF"));
        assertEquals("a\na\n" + BLOCK + "b\n", edited("a\na\nb\n", "block", "x", "insertafter", "^a$"));
        assertEquals("a\n" + BLOCK + "a\nb\n", edited("a\na\nb\n", "block", "x", "insertbefore", "^a$"));
        assertEquals("a\nb\n" + BLOCK, edited("a\nb\n", "block", "x", "insert_before", "no such line"));
    }

    @Test
    void findsAPlaceAcrossLines() {
        assertEquals("a\nb\n" + BLOCK + "a\n", edited("a\nb\na\n", "block", "x", "insert_after", "(?m)^a\\nb$"));
        assertEquals(BLOCK + "a\nb\na\n", edited("a\nb\na\n", "block", "x", "insert_before", "(?m)^a\\nb$"));
    }

    @Test
    void replacesTheBlockWhereItIs() {
        assertEquals("a\n" + BLOCK + "b", edited("a\n" + BLOCK.replace("x", "y\nz") + "b", "block", "x"));
        assertEquals("a\n" + BLOCK, edited("a\n" + BLOCK.stripTrailing(), "block", "x"));
    }

    @Test
    void removesTheBlockWithItsMarkers() {
        assertEquals("a\nb", edited("a\n" + BLOCK + "b", "state", "absent"));
        assertEquals("a\nb", edited("a\n" + BLOCK + "b"));
        assertEquals(
                Plan.IN_SYNC, task("state", "absent").plan(FilesSeen.empty().with("/f", "a")));
        assertEquals(Plan.IN_SYNC, task("state", "absent").plan(FilesSeen.empty()));
    }

    @Test
    void setsTheBlockOffWithEmptyLines() {
        Object[] both = {"block", "x", "insert_after", "^a", "append_newline", true, "prepend_newline", true};
        assertEquals("a\n\n" + BLOCK + "\nb\n", edited("a\nb\n", both));
        assertEquals("a\n\n" + BLOCK, edited("a\n", both));
        assertEquals("a\n\n" + BLOCK + "\nb\n", edited("a\n\n" + BLOCK + "\nb\n", both));
    }

    @Test
    void marksAsTold() {
        assertEquals(
                "<!-- open -->\nx\n<!-- close -->\n",
                edited("", "block", "x", "marker", "<!-- {mark} -->", "marker_begin", "open", "marker_end", "close"));
        assertThrows(InvalidOption.class, () -> task("block", "x", "marker", "# block"));
        assertThrows(InvalidOption.class, () -> task("block", "x", "marker_begin", "END"));
        assertThrows(InvalidOption.class, () -> task("block", "x", "marker", "# {mark}\n"));
        assertThrows(InvalidOption.class, () -> task("insert_after", "a", "insert_before", "b"));
    }

    @Test
    void isInSyncWhenPlannedAgain() {
        for (String text : List.of("", "a", "a\n", "a\r\nb\r\n", BLOCK, BLOCK.replace("\n", "\r\n"))) {
            FilesSeen seen = FilesSeen.empty().with("/f", text);
            Task task = task("block", "x\ny", "insert_after", "^a");
            assertEquals(Plan.IN_SYNC, task.plan(seen.after(task.plan(seen))), text);
        }
    }

    @Test
    void keepsCrLf() {
        assertEquals("a\r\n" + BLOCK.replace("\n", "\r\n"), edited("a\r\n", "block", "x"));
    }

    @Test
    void createsOnlyWhenTold() {
        FilesSeen seen = FilesSeen.empty();
        assertInstanceOf(Plan.Blocked.class, task("block", "x").plan(seen));
        assertEquals(
                BLOCK, seen.after(task("block", "x", "create", true).plan(seen)).text("/f"));
    }

    @Test
    void carriesUnknownParts() {
        String hole = new Holes().hole("a command");
        assertEquals(BLOCK.replace("x", hole), edited("", "block", hole));
    }
}
