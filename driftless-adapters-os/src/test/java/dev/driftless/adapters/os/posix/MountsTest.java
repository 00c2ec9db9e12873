package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

final class MountsTest {
    private static final String TABLE = """
            22 28 0:21 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw
            28 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
            61 28 0:4 / /srv/root/proc rw,relatime shared:30 - proc proc rw
            62 28 254:0 /home /srv/with\\040space rw,relatime shared:31 - ext4 /dev/vda rw
            """;

    @Test
    void findsAMountAtOrBelow() {
        assertEquals("/srv/root/proc", Mounts.below("/srv/root", TABLE));
        assertEquals("/srv/root/proc", Mounts.below("/srv/root/proc", TABLE));
        assertEquals("/srv/with space", Mounts.below("/srv/with space", TABLE));
    }

    @Test
    void doesNotMistakeASiblingOrTheRoot() {
        assertNull(Mounts.below("/srv/roo", TABLE));
        assertNull(Mounts.below("/srv/root/proc/1", TABLE));
        assertNull(Mounts.below("/home", TABLE));
    }

    @Test
    void namesTheFileSystemOfWhatIsNotThereYet() {
        assertEquals("/proc", Mounts.of("/proc/absent/below"));
    }
}
