package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.FileSystem.NewFile;
import dev.driftless.ports.TemporaryName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it replaces files leaves each of them old or new, and nothing else that has another's name. */
final class KilledWriterTest {
    private static final int FILES = 20;
    private static final int SIZE = 100_000;

    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** What the test kills: replaces the same files for ever, each filled with one letter. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            PosixFileSystem files = new PosixFileSystem();
            for (int round = 0; ; round++) {
                byte[] content = new byte[SIZE];
                Arrays.fill(content, (byte) ('a' + round % 26));
                for (int i = 0; i < FILES; i++) {
                    String path = args[0] + "/file" + i;
                    files.write(path, new NewFile(out -> out.write(content), 0644, -1, -1, null, round % 2 == 0));
                }
                if (round == 0) {
                    System.out.println("ready");
                }
            }
        }
    }

    @RepeatedTest(10)
    void leavesNoHalfWrittenFile() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";
        String classPath = Scratch.classPath(Writer.class, PosixFileSystem.class, FileSystem.class, Failure.class);
        Process writer = new ProcessBuilder(
                        java, "-XX:+UseSerialGC", "-cp", classPath, Writer.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = writer.inputReader()) {
            assertEquals("ready", out.readLine());
            Thread.sleep(ThreadLocalRandom.current().nextInt(100)); // wherever it is by then
        } finally {
            writer.destroyForcibly().waitFor();
        }
        List<String> names = files.list(directory.toString());
        assertEquals(
                FILES, names.stream().filter(name -> name.startsWith("file")).count());
        for (String name : names) {
            assertTrue(name.startsWith("file") || TemporaryName.matches(name), name);
            if (name.startsWith("file")) {
                byte[] content = files.read(directory + "/" + name, SIZE);
                assertEquals(SIZE, content.length);
                byte[] uniform = new byte[SIZE];
                Arrays.fill(uniform, content[0]);
                assertTrue(Arrays.equals(uniform, content), name + " is half of one and half of another");
            }
        }
        assertTrue(Stream.of("x", ".driftless-.tmp", "driftless-abcdefgh.tmp").noneMatch(TemporaryName::matches));
    }
}
