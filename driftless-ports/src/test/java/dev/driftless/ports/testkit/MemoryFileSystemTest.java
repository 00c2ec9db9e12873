package dev.driftless.ports.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.driftless.ports.FileSystem;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MemoryFileSystemTest extends FileSystemTreeContract {
    private final MemoryFileSystem files = new MemoryFileSystem(1000, 1001);

    MemoryFileSystemTest() {
        files.makeDirectory("/scratch", 0755, -1, -1, false);
    }

    @Override
    protected FileSystem files() {
        return files;
    }

    @Override
    protected String scratch() {
        return "/scratch";
    }

    @Test
    void describesEverythingThatIsThere() {
        files.with("/etc/motd", "hi");
        assertEquals("REGULAR 0644 1000:1001 6869", files.everything().get("/etc/motd"));
        Map<String, String> before = files.everything();
        files.setAttributes("/etc/motd", 0600, -1, -1);
        assertNotEquals(before, files.everything());
    }
}
