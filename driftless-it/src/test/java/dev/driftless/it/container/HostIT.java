package dev.driftless.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several kinds of tasks together on a host of their own, by root and by somebody who may not. */
class HostIT extends ContainerTest {
    @Override
    void prepare(DebianContainer started) {
        started.withRepository();
    }

    @Test
    void configuresService() {
        String yaml = """
            tasks:
              - { type: package, name: app, notify: reload app }
              - { type: group, name: app, system: true }
              - { type: user, name: app, group: app, system: true, create_home: false, home: /srv }
              - { type: file, path: /etc/app.conf, content: "port = 1\\n", owner: app, group: app, mode: "0640", notify: reload app }
            handlers:
              - { description: reload app, type: shell, command: "date >>/srv/reloads; stat -c '%U %G %a' /etc/app.conf >>/srv/reloads" }
            """;
        String before = host.state();
        Set<String> fingerprint = host.fingerprint();
        Run planned = host.apply(yaml, "--dry-run");
        isUntouched(fingerprint);
        assertEquals(0, planned.code(), planned.toString());
        // a package may bring its own accounts, and this one brings its configuration
        assertEquals(List.of("changed", "maybe", "maybe", "maybe", "changed"), planned.states());
        Run done = host.apply(yaml);
        assertEquals(0, done.code(), done.toString());
        assertEquals(List.of("changed", "changed", "changed", "changed", "changed"), done.states());
        assertEquals("app app 640", host.sh("tail -n 1 /srv/reloads").strip());
        assertEquals("2", host.sh("wc -l </srv/reloads").strip());
        isInSync(yaml);
        goesBack(done);
        host.sh("rm /srv/reloads");
        assertEquals(before, host.state());
        host.sh("test ! -e /etc/app.conf");
    }

    @Test
    void unpacksAsRootWithTheOwnersThatAreThereAndNeverThroughLinks() {
        host.sh("useradd -u 6000 ann; mkdir -p /tmp/in/a/b /srv/out/a /srv/elsewhere; echo new >/tmp/in/a/file;"
                + " echo new >/tmp/in/a/b/other; ln -s file /tmp/in/a/link; chmod 4755 /tmp/in/a/file;"
                + " tar -C /tmp/in -cf /srv/in.tar a; echo old >/srv/out/a/file; chown -R 6000:33 /srv/out/a");
        String unpack = "tasks: [ { type: unarchive, src: /srv/in.tar, dest: /srv/out } ]";
        convergesAndGoesBack(unpack, () -> {
            assertEquals(
                    "6000 33 755 file\n0 0 777 link\n0 0 644 b/other\n",
                    host.sh("cd /srv/out/a; stat -c '%u %g %a %n' file link b/other"));
            assertEquals("new\n", host.sh("cat /srv/out/a/link"));
        });
        host.sh("rm -r /srv/out/a; ln -s /srv/elsewhere /srv/out/a");
        isRefused(unpack, "/srv/out/a exists and is a symbolic link");
        host.sh("rm /srv/out/a; mkdir /srv/out/a; ln -s /srv/elsewhere/victim /srv/out/a/file;"
                + " ln -s /srv/elsewhere /srv/out/a/b");
        isRefused(unpack, "/srv/out/a/b exists and is a symbolic link");
        host.sh("rm /srv/out/a/b");
        converges(unpack);
        assertEquals("", host.sh("ls -A /srv/elsewhere; test ! -L /srv/out/a/file"));
    }

    @Test
    void tellsWhoMayNotAndLeavesNothingHalfDone() {
        host.sh("useradd -m joe; useradd -m ann");
        String before = host.state();
        String[] refused = {
            "type: package, name: app",
            "type: package, name: app, update_cache: true",
            "type: package, update_cache: true",
            "type: user, name: ben",
            "type: user, name: ann, groups: [adm]",
            "type: user, name: ann, state: absent",
            "type: user, name: ann, password_lock: true",
            "type: group, name: crew",
            "type: group, name: crew, gid: 7000",
            "type: file, path: /etc/motd, content: x",
            "type: directory, path: /srv/made",
            "type: file, path: /etc/passwd, mode: \"0600\"",
            "type: file, path: /home/joe/mine, content: x, owner: ann",
        };
        for (String task : refused) {
            Run run = host.applyAs("joe", "tasks: [ { " + task + " } ]");
            assertEquals(1, run.code(), task + run);
            assertEquals(List.of("failed"), run.states(), task + run);
            assertTrue(
                    run.text().matches("(?is).*(permi|not allowed|are you root|only root).*"),
                    task + ": " + run.text());
            assertEquals("", host.sh("rm -rf /home/joe/.local; find /home/joe -newer /etc/shadow -type f"), task);
            assertEquals(before, host.state(), task);
        }
        Run fine = host.applyAs("joe", "tasks: [ { type: file, path: /home/joe/mine, content: x } ]");
        assertEquals(List.of("changed"), fine.states());
    }
}
