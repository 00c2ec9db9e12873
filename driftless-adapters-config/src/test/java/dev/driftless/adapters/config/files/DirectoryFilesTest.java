package dev.driftless.adapters.config.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.ports.ConfigurationFiles.InputFile;
import dev.driftless.ports.PortException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {
    @TempDir
    Path scratch;

    private Path config = Path.of("");

    @BeforeEach
    void createDirectory() throws IOException {
        config = Files.createDirectory(scratch.resolve("config"));
    }

    @Test
    void listsDocumentsInByteOrderOfTheirNames() throws IOException {
        for (String name : List.of(
                "b.yaml",
                "a.yml",
                "a/z.toml",
                "a-b.json",
                "B.yaml",
                "web/one.yaml",
                "notes.txt",
                "yaml",
                "x.yaml.bak",
                "é.yaml",
                "z.yaml")) {
            write(name, "");
        }
        assertEquals(
                List.of("B.yaml", "a-b.json", "a.yml", "a/z.toml", "b.yaml", "web/one.yaml", "z.yaml", "é.yaml"),
                names());
    }

    @Test
    void leavesOutHiddenFilesAndTheFoldersThatTasksReferTo() throws IOException {
        for (String name : List.of(
                ".hidden.yaml",
                ".git/x.yaml",
                "roles/r/tasks/main.yaml",
                "templates/t.yaml",
                "files/f.json",
                "tasks/t.yaml",
                "vars/v.yaml",
                "handlers/h.yaml",
                "web/templates/t.yaml",
                "tasks.yaml",
                "files.d/f.yaml")) {
            write(name, "");
        }
        assertEquals(List.of("files.d/f.yaml", "tasks.yaml"), names());
    }

    @Test
    void saysHowToNameADirectoryThatExists() {
        DirectoryFiles files = new DirectoryFiles(scratch.resolve("none"), false);
        Problem problem = assertThrows(ProblemException.class, files::documents)
                .problems()
                .getFirst();
        assertEquals("E001", problem.code());
        assertTrue(String.valueOf(problem.hint()).contains("--config")
                && String.valueOf(problem.hint()).contains("$DRIFTLESS_CONFIG"));
    }

    @Test
    void refusesAFileInPlaceOfADirectory() throws IOException {
        DirectoryFiles files = new DirectoryFiles(write("site.yaml", ""), false);
        assertEquals(
                "E002",
                assertThrows(ProblemException.class, files::documents)
                        .problems()
                        .getFirst()
                        .code());
    }

    @Test
    void followsLinksThatStayInside() throws IOException {
        write("files/shared.yaml", "a: 1\n");
        write("web/one.yaml", "");
        Files.createSymbolicLink(config.resolve("link.yaml"), Path.of("files/shared.yaml"));
        Files.createSymbolicLink(config.resolve("more"), Path.of("web"));
        assertEquals(List.of("link.yaml", "more/one.yaml", "web/one.yaml"), names());
    }

    @Test
    void refusesLinksThatLeaveOrPointAtNothing() throws IOException {
        Files.writeString(scratch.resolve("outside.yaml"), "");
        Files.createSymbolicLink(config.resolve("a.yaml"), Path.of("../outside.yaml"));
        Files.createSymbolicLink(config.resolve("b.yaml"), Path.of("missing"));
        Files.createSymbolicLink(config.resolve("c"), scratch);
        Files.createSymbolicLink(config.resolve("ignored.txt"), Path.of("missing"));
        assertEquals(List.of("E005 a.yaml", "E005 b.yaml", "E005 c"), codes(false));
    }

    @Test
    void refusesLoopsOfLinks() throws IOException {
        Files.createDirectory(config.resolve("a"));
        Files.createSymbolicLink(config.resolve("a/up"), Path.of(".."));
        Files.createSymbolicLink(config.resolve("self.yaml"), Path.of("self.yaml"));
        assertEquals(List.of("E006 a/up", "E006 self.yaml"), codes(false));
    }

    @Test
    void refusesAnExplosionOfLinks() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.createDirectories(config.resolve("d" + i));
            Files.createSymbolicLink(config.resolve("d" + i + "/a"), Path.of("../d" + (i + 1)));
            Files.createSymbolicLink(config.resolve("d" + i + "/b"), Path.of("../d" + (i + 1)));
        }
        Files.createDirectories(config.resolve("d20"));
        assertTrue(codes(false).getLast().startsWith("E009 "));
    }

    @Test
    void refusesFilesOver8MiB() throws IOException {
        write("fits.yaml", "");
        write("large.yaml", "");
        setLength("fits.yaml", 8L << 20);
        setLength("large.yaml", (8L << 20) + 1);
        assertEquals(List.of("E007 large.yaml"), codes(false));
    }

    @Test
    void refusesPipesWithoutOpeningThem() throws Exception {
        Path pipe = config.resolve("pipe.yaml");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", pipe.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        assertEquals(List.of("E008 pipe.yaml"), codes(false));
        assertThrows(PortException.class, () -> new DirectoryFiles(config, false).find("pipe.yaml"));
    }

    @Test
    void refusesNamesWithControlCharacters() throws IOException {
        write("a\nb.yaml", "");
        assertEquals(List.of("E009 a?b.yaml"), codes(false));
    }

    @Test
    void asRootRefusesWhatOthersMayWrite() throws IOException {
        for (String name : List.of("a.yaml", "b/c.yaml", "d/e.yaml")) {
            write(name, "");
        }
        for (String name : List.of("", "a.yaml", "b", "b/c.yaml", "d", "d/e.yaml")) {
            mode(name, "rwxr-xr-x");
        }
        assertEquals(List.of(), codes(true));
        mode("a.yaml", "rw-r--rw-");
        mode("d", "rwxr-xrwx");
        assertEquals(List.of("E004 a.yaml", "E004 d"), codes(true));
        assertEquals(List.of(), codes(false));
        DirectoryFiles asRoot = new DirectoryFiles(config, true);
        assertThrows(PortException.class, () -> asRoot.find("a.yaml"));
        assertThrows(PortException.class, () -> asRoot.find("d/e.yaml"));
        assertNotNull(asRoot.find("b/c.yaml"));
    }

    @Test
    void asRootRefusesALinkIntoADirectoryThatOthersMayWrite() throws IOException {
        write(".open/x.yaml", "");
        Files.createSymbolicLink(config.resolve("x.yaml"), Path.of(".open/x.yaml"));
        mode("", "rwxr-xr-x");
        mode(".open/x.yaml", "rw-r--r--");
        mode(".open", "rwxrwxrwx");
        assertEquals(List.of("E004 x.yaml"), codes(true));
    }

    @Test
    void findsFilesThatAreNoDocuments() throws IOException {
        write("templates/a.j2", "text");
        DirectoryFiles files = new DirectoryFiles(config, false);
        InputFile file = files.find("templates/a.j2");
        assertNotNull(file);
        assertEquals(4, file.size());
        assertArrayEquals("text".getBytes(StandardCharsets.UTF_8), files.read(file, 4));
        assertThrows(PortException.class, () -> files.read(file, 3));
        assertEquals(file, files.find("tasks/../templates/a.j2"));
        assertNull(files.find("templates"));
        assertNull(files.find("templates/a.j2/x"));
        assertNull(files.find("none"));
    }

    @Test
    void refusesNamesThatLeaveTheDirectory() throws IOException {
        Files.writeString(scratch.resolve("outside"), "");
        Files.createSymbolicLink(config.resolve("link"), Path.of("../outside"));
        DirectoryFiles files = new DirectoryFiles(config, false);
        for (String name : List.of("../outside", "/etc/passwd", "", ".", "a/../../outside", "link", "a\0b")) {
            assertThrows(PortException.class, () -> files.find(name), name);
        }
    }

    @Test
    void givesAnotherVersionWhenTheFileChanges() throws IOException {
        write("a.yaml", "a: 1\n");
        DirectoryFiles files = new DirectoryFiles(config, false);
        InputFile before = files.documents().getFirst();
        assertEquals(before, files.documents().getFirst());
        write("a.yaml", "a: 22\n");
        assertNotEquals(before.version(), files.documents().getFirst().version());
    }

    @Test
    void readsADirectoryThatIsALinkFromWhereItPointedWhenItWasListed() throws IOException {
        Path one = Files.createDirectory(scratch.resolve("one"));
        Path two = Files.createDirectory(scratch.resolve("two"));
        Files.writeString(one.resolve("a.yaml"), "one");
        Files.writeString(two.resolve("a.yaml"), "two");
        Path link = Files.createSymbolicLink(scratch.resolve("current"), one);
        DirectoryFiles files = new DirectoryFiles(link, false);
        InputFile listed = files.documents().getFirst();
        Files.delete(link);
        Files.createSymbolicLink(link, two);
        assertEquals("one", text(files, listed));
        assertEquals(listed, files.find("a.yaml"));
        assertEquals("two", text(files, files.documents().getFirst()));
    }

    @Test
    void translatesAFileThatIsGone() throws IOException {
        write("a.yaml", "");
        DirectoryFiles files = new DirectoryFiles(config, false);
        InputFile file = files.documents().getFirst();
        Files.delete(config.resolve("a.yaml"));
        PortException gone = assertThrows(PortException.class, () -> files.read(file, 10));
        assertEquals("cannot read a.yaml: it is gone", gone.failure().message());
    }

    private static String text(DirectoryFiles files, InputFile file) {
        return new String(files.read(file, 100), StandardCharsets.UTF_8);
    }

    private List<String> names() {
        return new DirectoryFiles(config, false)
                .documents().stream().map(InputFile::name).toList();
    }

    private List<String> codes(boolean root) {
        try {
            new DirectoryFiles(config, root).documents();
            return List.of();
        } catch (ProblemException e) {
            return e.problems().stream()
                    .map(problem -> problem.code() + " " + problem.at().file())
                    .sorted()
                    .toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = config.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void setLength(String name, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(config.resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    private void mode(String name, String mode) throws IOException {
        Files.setPosixFilePermissions(config.resolve(name), PosixFilePermissions.fromString(mode));
    }
}
