package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task;
import org.junit.jupiter.api.Test;

final class IniTaskTest {
    private static final String TEXT = "top = 1\n\n[a]\nx = 1\n; y = 2\n\n[b]\nx=3\n";

    private static String edited(String text, Object... options) {
        FilesSeen seen = FilesSeen.empty().with("/f", text);
        return seen.after(task(options).plan(seen)).text("/f");
    }

    private static Task task(Object... options) {
        return Bound.onFile(new IniTask.Type(), options);
    }

    @Test
    void changesTheSettingOfItsSectionAlone() {
        assertEquals(TEXT.replace("x=3", "x = 4"), edited(TEXT, "section", "b", "option", "x", "value", "4"));
        assertEquals(
                TEXT.replace("x=3", "x=4"),
                edited(TEXT, "section", "b", "option", "x", "value", "4", "no_extra_spaces", true));
        assertEquals(TEXT.replace("top = 1", "top = 2"), edited(TEXT, "option", "top", "value", "2"));
    }

    @Test
    void leavesAloneWhatIsSetAlreadyHoweverItIsSpaced() {
        FilesSeen seen = FilesSeen.empty().with("/f", TEXT);
        assertEquals(
                Plan.IN_SYNC, task("section", "b", "option", "x", "value", "3").plan(seen));
        assertEquals(Plan.IN_SYNC, task("section", "c", "state", "absent").plan(seen));
        assertEquals(Plan.IN_SYNC, task("section", "a").plan(seen));
    }

    @Test
    void addsASettingAtTheEndOfItsSection() {
        assertEquals(
                TEXT.replace("; y = 2\n", "; y = 2\ny = 5\n"),
                edited(TEXT, "section", "a", "option", "y", "value", "5"));
        assertEquals("[a]\nx = 1\n", edited("[a]", "section", "a", "option", "x", "value", "1"));
        assertEquals("top = 1\n[a]\n", edited("[a]\n", "option", "top", "value", "1"));
    }

    @Test
    void addsAMissingSectionAtTheEnd() {
        assertEquals("a = 1\n[s]\nx = 2\n", edited("a = 1", "section", "s", "option", "x", "value", "2"));
    }

    @Test
    void removesASettingTwiceGivenOrASection() {
        assertEquals("[a]\n", edited("[a]\nx=1\nx = 2\n", "section", "a", "option", "x", "state", "absent"));
        assertEquals("[a]\nx = 3\n", edited("[a]\nx=1\nx = 2\n", "section", "a", "option", "x", "value", "3"));
        assertEquals("top = 1\n\n[b]\nx=3\n", edited(TEXT, "section", "a", "state", "absent"));
    }

    @Test
    void keepsCrLf() {
        assertEquals("[a]\r\nx = 2\r\n", edited("[a]\r\nx = 1\r\n", "section", "a", "option", "x", "value", "2"));
    }

    @Test
    void blocksWhereTheFileIsMissingAndMayNotBeCreated() {
        assertInstanceOf(
                Plan.Blocked.class,
                task("option", "x", "value", "1", "create", false).plan(FilesSeen.empty()));
    }

    @Test
    void hasNothingToRemoveFromAMissingFile() {
        assertEquals(Plan.IN_SYNC, task("option", "x", "state", "absent").plan(FilesSeen.empty()));
    }

    @Test
    void refusesWhatWouldNotBeOneLine() {
        assertEquals(
                "value",
                assertThrows(InvalidOption.class, () -> task("option", "x", "value", "1\ny = 2"))
                        .option());
        assertEquals(
                "section",
                assertThrows(InvalidOption.class, () -> task("section", "a]\n[b"))
                        .option());
        assertEquals(
                "option",
                assertThrows(InvalidOption.class, () -> task("option", "x = 1", "value", "2"))
                        .option());
    }

    @Test
    void refusesASettingWithoutAValueAndNothingAtAll() {
        assertEquals(
                "value",
                assertThrows(InvalidOption.class, () -> task("option", "x")).option());
        assertEquals("option", assertThrows(InvalidOption.class, () -> task()).option());
    }
}
