package dev.driftless.ports.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.driftless.domain.host.Failure.Code;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link FileSystemContract} asks of links, directories and changes to what is there already. */
public abstract class FileSystemTreeContract extends FileSystemContract {
    @Nested
    class Links {
        @Test
        void replacesAFileOrAnotherLink() {
            put("file", "x");
            files().symlink(at("file"), "one", true);
            assertEquals("one", files().readLink(at("file")));
            files().symlink(at("file"), "../two/", true);
            assertEquals("../two", files().readLink(at("file")));
            assertEquals(List.of("file"), files().list(scratch()));
        }

        @Test
        void refusesADirectoryInTheWay() {
            directory("directory");
            assertFails(Code.CONFLICT, "directory", () -> files().symlink(at("directory"), "x", false));
        }

        @Test
        void refusesAnEmptyTarget() {
            assertFails(Code.INVALID, "link", () -> files().symlink(at("link"), "", false));
        }

        @Test
        void hardLinkIsASecondNameOfOneFile() {
            put("one", "x");
            files().hardLink(at("one"), at("two"));
            assertEquals(status("one").inode(), status("two").inode());
            assertEquals(2, status("one").links());
        }

        @Test
        void hardLinkRefusesATakenNameAndAMissingFile() {
            put("one", "x");
            put("two", "x");
            assertFails(Code.CONFLICT, "two", () -> files().hardLink(at("one"), at("two")));
            assertFails(Code.NOT_FOUND, "absent", () -> files().hardLink(at("absent"), at("three")));
        }

        @Test
        void hardLinkOfALinkIsThatLink() {
            files().symlink(at("link"), "nowhere", false);
            files().hardLink(at("link"), at("preimage"));
            assertEquals("nowhere", files().readLink(at("preimage")));
        }

        @Test
        void linksInACircleAreNothingAndEndNothing() {
            files().symlink(at("one"), "two", false);
            files().symlink(at("two"), "one", false);
            assertFails(Code.CONFLICT, "one", () -> files().read(at("one"), 9));
            assertFails(Code.CONFLICT, "one/below", () -> files().status(at("one/below")));
        }
    }

    @Nested
    class Directories {
        @Test
        void haveExactlyTheMode() {
            for (int mode : new int[] {0700, 0755, 0777, 01777, 02775}) {
                files().makeDirectory(at("d" + mode), mode, -1, -1, true);
                assertEquals(mode, status("d" + mode).mode());
            }
        }

        @Test
        void needAParentAndAFreeName() {
            put("file", "x");
            assertFails(Code.CONFLICT, "file", () -> directory("file"));
            assertFails(Code.NOT_FOUND, "absent", () -> directory("absent/below"));
        }

        @Test
        void areRemovedOnlyWhenEmpty() {
            directory("d");
            put("d/file", "x");
            assertFails(Code.CONFLICT, "d", () -> files().remove(at("d"), false));
            files().remove(at("d/file"), true);
            files().remove(at("d"), true);
            assertNull(files().status(at("d")));
        }

        @Test
        void removingNothingIsNoFailure() {
            put("file", "x");
            files().remove(at("absent"), true);
            files().remove(at("absent/below"), true);
            files().remove(at("file/below"), true);
            files().removeTree(at("absent"));
        }

        @Test
        void treesAreRemovedWithoutFollowingLinks() {
            directory("outside");
            put("outside/kept", "x");
            directory("tree");
            directory("tree/deep");
            put("tree/deep/file", "x");
            files().symlink(at("tree/link"), "../outside", false);
            files().symlink(at("tree/dangling"), "nowhere", false);
            files().removeTree(at("tree"));
            assertNull(files().status(at("tree")));
            assertEquals("x", text("outside/kept"));
        }

        @Test
        void removingATreeByALinkRemovesTheLink() {
            directory("outside");
            put("outside/kept", "x");
            files().symlink(at("link"), "outside", false);
            files().removeTree(at("link"));
            assertNull(files().status(at("link")));
            assertEquals("x", text("outside/kept"));
        }
    }

    @Nested
    class Changing {
        @Test
        void setsTheModeAndLeavesMinusOne() {
            write("file", "x", 0600);
            files().setAttributes(at("file"), 0751, -1, -1);
            assertEquals(0751, status("file").mode());
            files().setAttributes(at("file"), -1, files().userId(), files().groupId());
            assertEquals(0751, status("file").mode());
        }

        @Test
        void doesNotFollowALink() {
            write("file", "x", 0600);
            files().symlink(at("link"), "file", false);
            files().setAttributes(at("link"), 0777, files().userId(), -1);
            assertEquals(0600, status("file").mode());
        }

        @Test
        void renamesOverAFile() {
            put("from", "new");
            put("to", "old");
            files().rename(at("from"), at("to"), true);
            assertEquals("new", text("to"));
            assertEquals(List.of("to"), files().list(scratch()));
        }

        @Test
        void renamesOneNameOverAnotherOfTheSameFile() {
            put("from", "x");
            files().hardLink(at("from"), at("to"));
            files().rename(at("from"), at("to"), false);
            assertEquals(List.of("to"), files().list(scratch()));
        }

        @Test
        void renamesADirectoryWithItsContent() {
            directory("from");
            put("from/file", "x");
            files().rename(at("from"), at("to"), true);
            assertEquals("x", text("to/file"));
        }

        @Test
        void renameRefusesAFullDirectoryInTheWay() {
            directory("from");
            directory("to");
            put("to/file", "x");
            assertFails(Code.CONFLICT, "to", () -> files().rename(at("from"), at("to"), false));
            assertFails(Code.NOT_FOUND, "absent", () -> files().rename(at("absent"), at("x"), false));
        }

        @Test
        void copiesContentModeAndTime() {
            write("from", "x", 0640);
            files().copy(at("from"), at("to"));
            assertEquals("x", text("to"));
            assertEquals(0640, status("to").mode());
            assertEquals(status("from").modifiedNanos(), status("to").modifiedNanos());
            assertNotEquals(status("from").inode(), status("to").inode());
            assertFails(Code.CONFLICT, "to", () -> files().copy(at("from"), at("to")));
            assertEquals("x", text("to"));
        }
    }
}
