package dev.driftless.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;

/** The task types {@code user} and {@code group} against passwd, group, shadow and gshadow themselves. */
class AccountsIT extends ContainerTest {
    private static final String HASH = "$6$saltsalt$abcdefghijklmnopqrstuvwxyz0123456789";

    private static String one(String options) {
        return "tasks: [ { " + options + " } ]";
    }

    private String getent(String database, String name) {
        return host.sh("getent " + database + " " + name + " || true").strip();
    }

    private String shadow(String name, int field) {
        return host.sh("getent shadow " + name + " | cut -d: -f" + field).strip();
    }

    private String groups(String name) {
        return host.sh("id -nG " + name).strip();
    }

    @Test
    void createsUserAsAsked() {
        String user = """
            tasks:
              - { type: group, name: shop, gid: 5000 }
              - type: user
                name: ann
                uid: 6000
                group: shop
                groups: [audio, adm]
                home: /srv/ann
                shell: /bin/bash
                comment: Ann Other
                password: "%s"
                expires: 2031-05-01
            """.formatted(HASH);
        convergesAndGoesBack(user, () -> {
            assertEquals("ann:x:6000:5000:Ann Other:/srv/ann:/bin/bash", getent("passwd", "ann"));
            assertEquals("shop adm audio", groups("ann"));
            assertEquals(HASH, shadow("ann", 2));
            assertEquals("22400", shadow("ann", 8));
            assertEquals("6000 5000\n", host.sh("stat -c '%u %g' /srv/ann /srv/ann/.profile | sort -u"));
        });
    }

    @Test
    void createsWithTheDefaultsOfTheHost() {
        convergesAndGoesBack(one("type: user, name: ann"), () -> {
            assertEquals("ann:x:1000:1000::/home/ann:/bin/sh", getent("passwd", "ann"));
            assertEquals("ann:x:1000:", getent("group", "ann"));
            assertEquals("!", shadow("ann", 2));
        });
        convergesAndGoesBack(one("type: user, name: daemon2, system: true, create_home: false"), () -> {
            int uid = Integer.parseInt(host.sh("id -u daemon2").strip());
            assertTrue(uid < 1000, "uid " + uid);
            host.sh("test ! -e /home/daemon2");
        });
    }

    @Test
    void replacesAppendsAndEmptiesGroups() {
        host.sh("useradd -m -G adm,audio ann");
        isInSync(one("type: user, name: ann"));
        isInSync(one("type: user, name: ann, groups: [adm], append: true"));
        convergesAndGoesBack(
                one("type: user, name: ann, groups: [video], append: true"),
                () -> assertEquals("ann adm audio video", groups("ann")));
        convergesAndGoesBack(
                one("type: user, name: ann, groups: [video]"), () -> assertEquals("ann video", groups("ann")));
        convergesAndGoesBack(one("type: user, name: ann, groups: []"), () -> assertEquals("ann", groups("ann")));
        assertEquals("ann adm audio", groups("ann"));
    }

    @Test
    void changesWhatIsDifferent() {
        host.sh("useradd -m -u 1500 ann; groupadd -g 7000 crew; touch /home/ann/mine; chown ann: /home/ann/mine");
        convergesAndGoesBack(
                one("type: user, name: ann, uid: 1600, group: crew, shell: /bin/bash, comment: Ann"), () -> {
                    assertEquals("ann:x:1600:7000:Ann:/home/ann:/bin/bash", getent("passwd", "ann"));
                    assertEquals("1600\n", host.sh("stat -c %u /home/ann/mine"));
                });
        host.sh("usermod -c changed ann");
        converges(one("type: user, name: ann, comment: Ann"));
    }

    @Test
    void movesHomeOnlyWhenAsked() {
        host.sh("useradd -m ann; echo kept >/home/ann/file; chown ann: /home/ann/file");
        convergesAndGoesBack(one("type: user, name: ann, home: /srv/ann, move_home: true"), () -> {
            assertEquals("kept\n", host.sh("cat /srv/ann/file"));
            host.sh("test ! -e /home/ann");
        });
        assertEquals("kept\n", host.sh("cat /home/ann/file"));
        convergesAndGoesBack(
                one("type: user, name: ann, home: /srv/ann"), () -> host.sh("test ! -e /srv/ann -a -d /home/ann"));
        host.sh("mkdir /srv/ann");
        isRefused(one("type: user, name: ann, home: /srv/ann, move_home: true"), "/srv/ann exists");
    }

    @Test
    void setsPasswordAndTellsNobody() {
        host.sh("useradd -m ann");
        String yaml = one("type: user, name: ann, password: \"" + HASH + "\"");
        convergesAndGoesBack(yaml, () -> assertEquals(HASH, shadow("ann", 2)));
        for (String output : new String[] {"text", "json"}) {
            ExecResult run = host.driftless("apply", "--config", "/etc/driftless", "--output", output, "--verbose");
            assertEquals(0, run.getExitCode(), run.toString());
            assertTrue(run.getStdout().contains("***"), run.toString());
            assertFalse((run.getStdout() + run.getStderr()).contains(HASH), run.toString());
            host.sh("usermod -p '!' ann");
        }
        host.sh("! grep -rF '" + HASH + "' /var/lib/driftless/audit");
        host.sh("usermod -p '$6$other$xyz' ann");
        isInSync(one("type: user, name: ann, update_password: on_create, password: \"" + HASH + "\""));
    }

    @Test
    void locksUnlocksAndExpires() {
        host.sh("useradd -m ann; echo 'ann:" + HASH + "' | chpasswd -e; chage -d 19000 -M 90 -W 3 ann");
        convergesAndGoesBack(
                one("type: user, name: ann, password_lock: true"), () -> assertEquals("!" + HASH, shadow("ann", 2)));
        converges(one("type: user, name: ann, password_lock: true"));
        isInSync(one("type: user, name: ann, password: \"" + HASH + "\""));
        converges(one("type: user, name: ann, password_lock: false"));
        assertEquals(HASH, shadow("ann", 2));
        convergesAndGoesBack(
                one("type: user, name: ann, expires: 2031-05-01"), () -> assertEquals("22400", shadow("ann", 8)));
        converges(one("type: user, name: ann, expires: 2031-05-01"));
        converges(one("type: user, name: ann, expires: never"));
        assertEquals("", shadow("ann", 8));
        host.sh("useradd ben");
        isRefused(one("type: user, name: ben, password_lock: false"), "user ben has no password");
    }

    @Test
    void removedUserComesBackWithEverythingButTheHome() {
        host.sh("useradd -m -u 1700 -G adm,audio -c Ann -s /bin/bash ann; echo 'ann:" + HASH + "' | chpasswd -e;"
                + " chage -d 19000 -m 1 -M 90 -W 3 -I 5 -E 2031-05-01 ann; touch /home/ann/mine");
        convergesAndGoesBack(one("type: user, name: ann, state: absent"), () -> {
            assertEquals("", getent("passwd", "ann") + getent("group", "ann") + getent("shadow", "ann"));
            host.sh("test -e /home/ann/mine");
        });
        host.sh("rm /home/ann/mine");
        convergesAndGoesBack(
                one("type: user, name: ann, state: absent, remove: true"), () -> host.sh("test ! -e /home/ann"));
        isInSync(one("type: user, name: nobodyhere, state: absent"));
    }

    @Test
    void keepsGroupThatOthersNeed() {
        host.sh("useradd -m ann; useradd -m -G ann ben");
        converges(one("type: user, name: ann, state: absent"));
        assertEquals("ann:x:1000:ben", getent("group", "ann"));
    }

    @Test
    void createsChangesAndRemovesGroups() {
        convergesAndGoesBack(
                one("type: group, name: crew, gid: 7000"), () -> assertEquals("crew:x:7000:", getent("group", "crew")));
        convergesAndGoesBack(one("type: group, name: crew, system: true"), () -> {
            int gid = Integer.parseInt(getent("group", "crew").split(":", -1)[2]);
            assertTrue(gid < 1000, "gid " + gid);
        });
        host.sh("groupadd -g 7000 crew; useradd -m -G crew ann; useradd -m -g crew ben");
        convergesAndGoesBack(one("type: group, name: crew, gid: 7001"), () -> {
            assertEquals("crew:x:7001:ann", getent("group", "crew"));
            assertEquals("7001\n", host.sh("id -g ben"));
        });
        isRefused(one("type: group, name: crew, state: absent"), "crew is the primary group of ben");
        host.sh("userdel ben");
        convergesAndGoesBack(one("type: group, name: crew, state: absent"), () -> {
            assertEquals("", getent("group", "crew"));
            assertEquals("ann", groups("ann"));
        });
        assertEquals("crew:x:7000:ann", getent("group", "crew"));
    }

    @Test
    void refusesNumbersAndGroupsThatDoNotFit() {
        host.sh("useradd -m ann; groupadd -g 7000 crew");
        isRefused(one("type: user, name: ben, uid: 1000"), "uid 1000 is that of user ann");
        isRefused(one("type: user, name: ben, group: nosuch"), "there is no group nosuch");
        isRefused(one("type: user, name: ben, groups: [nosuch]"), "there is no group nosuch");
        isRefused(one("type: group, name: team, gid: 7000"), "gid 7000 is that of group crew");
        isRefused(one("type: group, name: ann, gid: 7000"), "gid 7000 is that of group crew");
    }

    @Test
    void leavesUserAloneWhoRunsSomething() {
        host.sh("useradd -m ann; echo 'ann:" + HASH + "' | chpasswd -e");
        host.background("ann", "touch /tmp/begun; exec sleep 600");
        failsWithoutTrace(one("type: user, name: ann, state: absent"), "ann is currently used by process");
        failsWithoutTrace(one("type: user, name: ann, uid: 4000"), "ann is currently used by process");
    }

    @Test
    void plansWithWhatTheRunHasPlanned() {
        convergesAndGoesBack("""
            tasks:
              - { type: group, name: crew, gid: 7000 }
              - { type: user, name: ann, uid: 6000, groups: [crew] }
              - { type: user, name: ben, uid: 6001, group: crew }
              - { type: user, name: cyd, group: users }
              - { type: directory, path: /srv/shared, owner: ann, group: crew, mode: "2770" }
              - { type: file, path: /srv/note, owner: ben, group: crew, content: x }
            """, () -> {
            assertEquals("6000 7000\n", host.sh("stat -c '%u %g' /srv/shared"));
            assertEquals("6001 7000\n", host.sh("stat -c '%u %g' /srv/note"));
        });
        Run clash = host.apply("""
            tasks:
              - { type: user, name: ann, uid: 6000 }
              - { type: user, name: ben, uid: 6000 }
            """, "--dry-run");
        assertEquals("failed", clash.states().getLast());
    }

    @Test
    void swapsUsersInOneRun() {
        host.sh("useradd -m -u 6000 ann");
        convergesAndGoesBack(
                """
                tasks:
                  - { type: user, name: ann, state: absent }
                  - { type: user, name: ben, uid: 6000 }
                """, () -> assertEquals("ben", host.sh("id -un 6000").strip()));
    }
}
