package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.value.Holes;
import org.junit.jupiter.api.Test;

final class ReplaceTaskTest {
    private static String edited(String text, Object... options) {
        FilesSeen seen = FilesSeen.empty().with("/f", text);
        return seen.after(task(options).plan(seen)).text("/f");
    }

    private static Task task(Object... options) {
        return Bound.onFile(new ReplaceTask.Type(), options);
    }

    @Test
    void replacesInEveryLine() {
        assertEquals("b\nb\n", edited("a\na\n", "regexp", "^a$", "replace", "b"));
        assertEquals("\n", edited("a\n", "regexp", "a"));
        assertEquals("#a\n#b\n#", edited("a\nb\n", "regexp", "^", "replace", "#"));
    }

    @Test
    void putsGroupsIn() {
        assertEquals("b-a $1 \\.\n", edited("a-b\n", "regexp", "(\\w)-(?P<r>\\w)", "replace", "\\g<r>-\\1 $1 \\."));
        assertEquals("-a-b--d-", edited("abxd", "regexp", "x*", "replace", "-"));
    }

    @Test
    void keepsToItsSection() {
        String text = "a\n[s]\na\n[t]\na\n";
        assertEquals(
                "a\n[s]\nb\n[t]\na\n",
                edited(text, "regexp", "a", "replace", "b", "after", "\\[s\\]", "before", "\\[t"));
        assertEquals("a\n[s]\nb\n[t]\nb\n", edited(text, "regexp", "a", "replace", "b", "after", "\\[s\\]"));
        assertEquals("b\n[s]\na\n[t]\na\n", edited(text, "regexp", "a", "replace", "b", "before", "\\[s"));
        assertEquals(text, edited(text, "regexp", "a", "replace", "b", "after", "no such section"));
    }

    @Test
    void keepsCrLf() {
        assertEquals("b\r\nb\r\n", edited("a\r\na\r\n", "regexp", "^a$", "replace", "b"));
        assertEquals("a\r\nc\r\nb\r\n", edited("a\r\nb\r\n", "regexp", "a\\n", "replace", "a\\nc\\n"));
    }

    @Test
    void doesNothingWhereNothingIsFound() {
        assertEquals(
                Plan.IN_SYNC,
                task("regexp", "z", "replace", "y").plan(FilesSeen.empty().with("/f", "a")));
        assertInstanceOf(Plan.Blocked.class, task("regexp", "z").plan(FilesSeen.empty()));
    }

    @Test
    void refusesGroupsThatAreNotThere() {
        assertThrows(InvalidOption.class, () -> edited("a", "regexp", "a", "replace", "\\1"));
        assertThrows(InvalidOption.class, () -> edited("a", "regexp", "a", "replace", "\\q"));
    }

    @Test
    void leavesUnknownPartsWhole() {
        String hole = new Holes().hole("a command");
        assertEquals(hole + "b", edited(hole + "a", "regexp", "a", "replace", "b"));
        assertThrows(Unanswered.class, () -> edited(hole + "1", "regexp", "\\d", "replace", "b"));
    }
}
