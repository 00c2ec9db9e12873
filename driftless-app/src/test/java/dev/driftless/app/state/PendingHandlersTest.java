package dev.driftless.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.app.state.PendingHandlers.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingHandlersTest {
    private static final Notification NGINX = new Notification("restart\tnginx\n", "file /etc/nginx.conf", "R1");
    private static final Notification SSH = new Notification("reload ssh", "file /etc/ssh", "R1");

    @TempDir
    Path directory;

    @Test
    void keepsTheOrderAndTheFirstNotifier() {
        pending().add(List.of(NGINX));
        pending().add(List.of(SSH, new Notification(NGINX.handler(), "another", "R2")));
        assertEquals(List.of(NGINX, SSH), pending().read());
    }

    @Test
    void losesOnlyTheOneThatRan() {
        pending().add(List.of(NGINX, SSH));
        pending().clear(NGINX.handler());
        assertEquals(List.of(SSH), pending().read());
    }

    @Test
    void leavesNoFileWhenNothingWaits() {
        pending().add(List.of(NGINX));
        pending().clear(NGINX.handler());
        assertFalse(Files.exists(directory.resolve("pending")));
        assertEquals(List.of(), pending().read());
    }

    @Test
    void writesNothingForWhatWaitsAlready() throws Exception {
        pending().add(List.of(NGINX));
        Object file =
                Files.readAttributes(directory.resolve("pending"), "unix:ino").get("ino");
        pending().add(List.of(NGINX));
        pending().clear("no such handler");
        assertEquals(
                file,
                Files.readAttributes(directory.resolve("pending"), "unix:ino").get("ino"));
    }

    private PendingHandlers pending() {
        return new PendingHandlers(
                new PosixFileSystem(), directory.resolve("pending").toString());
    }
}
