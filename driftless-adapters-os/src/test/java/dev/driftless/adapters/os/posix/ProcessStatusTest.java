package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProcessStatusTest {
    @Test
    void readsTheEffectiveNumbers() {
        String text = """
                Name:\tjava
                Umask:\t0027
                State:\tS (sleeping)
                Uid:\t1000\t0\t1000\t1000
                Gid:\t1001\t42\t1001\t1001
                """;
        assertEquals(new ProcessStatus(0, 42, 027), ProcessStatus.parse(text));
    }

    @Test
    void doesWithoutTheUmaskOfOldKernels() {
        assertEquals(
                new ProcessStatus(7, 8, -1), ProcessStatus.parse("Name:\tx\nUid:\t7\t7\t7\t7\nGid:\t8\t8\t8\t8\n"));
    }

    @Test
    void readsThisProcess() {
        assertEquals(
                ProcessHandle.current().info().user().orElse(""),
                userName(ProcessStatus.ofThis().uid()));
    }

    private static String userName(int uid) {
        try (var lines = java.nio.file.Files.lines(java.nio.file.Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields[2].equals(Integer.toString(uid)))
                    .map(fields -> fields[0])
                    .findFirst()
                    .orElse(Integer.toString(uid));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
