package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task;
import org.junit.jupiter.api.Test;

final class AssembleTaskTest {
    private static FilesSeen fragments() {
        return FilesSeen.empty()
                .withDirectory("/d")
                .with("/d/20", "b")
                .with("/d/10", "a\n")
                .with("/d/.h", "hidden\n")
                .with("/d/30", "")
                .with("/d/40", "c\n")
                .withDirectory("/d/sub")
                .with("/d/sub/00", "not a fragment\n");
    }

    private static String assembled(Object... options) {
        FilesSeen seen = fragments();
        return seen.after(task(options).plan(seen)).text("/f");
    }

    private static Task task(Object... options) {
        Object[] all = new Object[options.length + 4];
        all[0] = "src";
        all[1] = "/d";
        all[2] = "dest";
        all[3] = "/f";
        System.arraycopy(options, 0, all, 4, options.length);
        return Bound.task(new AssembleTask.Type(), all);
    }

    @Test
    void joinsFilesInTheOrderOfTheirNames() {
        assertEquals("hidden\na\nb\n\nc\n", assembled());
        assertEquals("a\nb\n\nc\n", assembled("ignore_hidden", true));
        assertEquals("a\nb", assembled("regexp", "^[12]"));
    }

    @Test
    void putsTheDelimiterBetween() {
        assertEquals("a\n--\nb", assembled("regexp", "^[12]", "delimiter", "--"));
        assertEquals("a\n#\tA\nb", assembled("regexp", "^[12]", "delimiter", "#\\t\\x41\\n"));
        assertThrows(InvalidOption.class, () -> task("delimiter", "\\x"));
    }

    @Test
    void isInSyncWhenPlannedAgain() {
        FilesSeen seen = fragments();
        assertEquals(Plan.IN_SYNC, task().plan(seen.after(task().plan(seen))));
    }

    @Test
    void needsADirectoryOfKnownFiles() {
        assertInstanceOf(Plan.Blocked.class, task().plan(FilesSeen.empty()));
        assertInstanceOf(Plan.Blocked.class, task().plan(FilesSeen.empty().with("/d", "a")));
        FilesSeen later = fragments()
                .with(
                        "/d/50",
                        new Found.RegularFile(
                                FilesSeen.MODE, FilesSeen.OWNER, FilesSeen.OWNER, new Content.Later("a download")));
        assertThrows(Unanswered.class, () -> task().plan(later));
    }
}
