package dev.driftless.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The task type {@code package} against apt and dpkg themselves. */
class PackagesIT extends ContainerTest {
    @Override
    void prepare(DebianContainer started) {
        started.withRepository();
    }

    private static String one(String options) {
        return "tasks: [ { type: package, " + options + " } ]";
    }

    private String version(String name) {
        return host.sh("dpkg-query -W -f '${db:Status-Abbrev}${Version}' " + name + " 2>/dev/null || echo none")
                .strip()
                .replaceFirst("^un$", "none");
    }

    private String mark(String name) {
        return host.sh("apt-mark showmanual " + name + "; apt-mark showauto " + name + " | sed 's/$/ auto/'")
                .strip();
    }

    @Test
    void installsWithWhatItNeeds() {
        convergesAndGoesBack(one("name: app"), () -> {
            assertEquals("ii 2.0", version("app"));
            assertEquals("ii 2.0", version("lib"));
            assertEquals("app", mark("app"));
            assertEquals("lib auto", mark("lib"));
        });
    }

    @Test
    void predictsTheVersionsOfApt() {
        Run planned = host.apply(one("name: [app, tool=1.0]"), "--dry-run").ended(0, "changed");
        String said = host.sh("apt-get -s -q install app tool=1.0");
        assertTrue(said.contains("Inst app (2.0 ") && said.contains("Inst tool (1.0 "), said);
        assertTrue(planned.diff().contains("package app: absent → 2.0\n"), planned.diff());
        assertTrue(planned.diff().contains("package lib: absent → 2.0"), planned.diff());
        assertTrue(planned.diff().contains("package tool: absent → 1.0\n"), planned.diff());
    }

    @Test
    void upgradesAndDowngradesWhatIsPinned() {
        converges(one("name: tool=1.0"));
        isInSync(one("name: tool"));
        convergesAndGoesBack(one("name: tool, state: latest"), () -> assertEquals("ii 1.1", version("tool")));
        assertEquals("ii 1.0", version("tool"));
        converges(one("name: 'tool=1.1*'"));
        convergesAndGoesBack(one("name: tool=1.0"), () -> assertEquals("ii 1.0", version("tool")));
    }

    @Test
    void upgradesOfOneTransactionGoBackTogether() {
        converges(one("name: [old-app, lib=1.0, app=1.0]"));
        converges(one("name: old-app, state: absent"));
        convergesAndGoesBack(one("name: [app, lib], state: latest"), () -> {
            assertEquals("ii 2.0", version("app"));
            assertEquals("ii 2.0", version("lib"));
        });
    }

    @Test
    void keepsConfigurationThatWasEdited() {
        converges(one("name: app=1.0"));
        host.sh("echo mine >/etc/app.conf");
        converges(one("name: app, state: latest"));
        assertEquals("mine\n", host.sh("cat /etc/app.conf"));
    }

    @Test
    void removesAndPurges() {
        converges(one("name: [app, maker]"));
        convergesAndGoesBack(one("name: app, state: absent"), () -> assertEquals("rc 2.0", version("app")));
        converges(one("name: app, state: absent"));
        converges(one("name: app, state: absent, purge: true"));
        assertEquals("none", version("app"));
        convergesAndGoesBack(
                one("name: maker, state: absent, purge: true"), () -> assertEquals("none", version("maker")));
    }

    @Test
    void removesWhatNeedsItAndWhatNobodyNeeds() {
        converges(one("name: app"));
        Run removal = converges(one("name: app, state: absent, autoremove: true, purge: true"));
        assertTrue(removal.diff().contains("package lib: 2.0 → absent"), removal.diff());
        converges(one("name: app"));
        convergesAndGoesBack(one("name: lib, state: absent, purge: true"), () -> {
            assertEquals("none", version("app"));
            assertEquals("none", version("lib"));
        });
    }

    @Test
    void replacesWhatConflicts() {
        converges(one("name: agent-a"));
        convergesAndGoesBack(one("name: agent-b"), () -> {
            assertEquals("none", version("agent-a"));
            assertEquals("ii 1.0", version("agent-b"));
        });
    }

    @Test
    void installsTheOnlyProviderOfVirtualPackage() {
        convergesAndGoesBack(one("name: sole-agent"), () -> assertEquals("only-agent", mark("only-agent")));
        isRefused(one("name: agent"), "Package 'agent' has no installation candidate");
    }

    @Test
    void marksWhatCameAlongAsAskedFor() {
        converges(one("name: app"));
        convergesAndGoesBack(one("name: lib"), () -> assertEquals("lib", mark("lib")));
    }

    @Test
    void obeysRecommendations() {
        converges(one("name: suggesting, install_recommends: false"));
        assertEquals("none", version("extra"));
        converges(one("name: suggesting, state: absent, purge: true"));
        convergesAndGoesBack(
                one("name: suggesting, install_recommends: true"), () -> assertEquals("ii 1.0", version("extra")));
    }

    @Test
    void putsDriftRight() {
        converges(one("name: [app, tool]"));
        host.sh("dpkg --purge tool; apt-get -y -q install app=1.0 lib=1.0 --allow-downgrades");
        converges(one("name: [app, tool]"));
        converges(one("name: [app, tool], state: latest"));
        assertEquals("ii 2.0", version("app"));
    }

    @Test
    void refusesWhatAptRefuses() {
        isRefused(one("name: nosuch"), "Unable to locate package nosuch");
        isRefused(one("name: tool=9"), "Version '9' for 'tool' was not found");
        isRefused(one("name: unmet"), "unmet : Depends: nowhere (>= 3)");
        isRefused(one("name: [agent-a, agent-b]"), "Conflicts: agent");
    }

    @Test
    void tellsWhatScriptSaidThatFailed() {
        String before = host.state();
        Run failed = host.apply(one("name: broken")).ended(1, "failed");
        assertTrue(failed.text().contains("apt-get install broken=1.0 failed"), failed.text());
        assertTrue(failed.text().contains("cannot start"), failed.text());
        assertTrue(failed.text().contains("post-installation script subprocess returned error exit status 7"));
        assertEquals("iF 1.0", version("broken"));
        goesBack(failed);
        assertEquals(before, host.state());

        host.apply(one("name: broken")).ended(1, "failed");
        host.apply(one("name: broken")).ended(1, "failed");
        converges(one("name: broken, state: absent, purge: true"));
        assertEquals(before, host.state());
    }

    @Test
    void fetchesListsWhereThereIsSomethingToDo() {
        converges(one("name: tool"));
        host.sh("sh /srv/repository.sh publish tool 2.0; sh /srv/repository.sh publish fresh 1.0");
        Set<String> before = host.fingerprint();
        String latest = one("name: tool, state: latest, update_cache: true");
        Run planned = host.apply(latest, "--dry-run").ended(0, "maybe");
        assertEquals("the lists of packages are fetched first", planned.text());
        Run unknown =
                host.apply(one("name: fresh, update_cache: true"), "--dry-run").ended(0, "maybe");
        assertTrue(unknown.text().contains("else it would fail: Unable to locate package fresh"), unknown.text());
        isUntouched(before);

        Run done = host.apply(latest).ended(0, "changed");
        assertEquals("1.1 → 2.0\n", done.diff());
        isInSync(latest);
        goesBack(done);
        assertEquals("ii 1.1", version("tool"));
        converges(one("name: fresh, update_cache: true, cache_valid_time: 1h"));
    }

    @Test
    void leavesListsAloneThatAreFreshEnough() {
        host.apply("tasks: [ { type: package, update_cache: true } ]").ended(0, "changed");
        String fresh = "tasks: [ { type: package, update_cache: true, cache_valid_time: 1h } ]";
        host.apply(fresh).ended(0, "ok");
        host.sh("find /var/lib/apt/lists /var/lib/apt/periodic -exec touch -d '2 hours ago' {} +");
        host.apply(fresh, "--dry-run").ended(0, "changed");
        host.apply(fresh).ended(0, "changed");
        host.apply(fresh).ended(0, "ok");
    }

    @Test
    void failsWhereListsCannotBeFetched() {
        host.sh("echo 'deb [trusted=yes] file:/srv/nowhere ./' >/etc/apt/sources.list.d/nowhere.list");
        Run failed = host.apply(one("name: tool, update_cache: true")).ended(1, "failed");
        assertTrue(failed.text().contains("/srv/nowhere"), failed.text());
        host.apply("tasks: [ { type: package, update_cache: true } ]").ended(1, "failed");
        assertEquals("none", version("tool"));
    }

    @Test
    void waitsForLockAndNamesWhoHoldsIt() {
        host.background(
                "root",
                "exec perl -e 'use Fcntl; open(F, \">>\", \"/var/lib/dpkg/lock-frontend\") or die;"
                        + " $lock = pack(\"s s l! l! l! l\", F_WRLCK, 0, 0, 0, 0, 0);"
                        + " fcntl(F, F_SETLK, $lock) or die; open(B, \">\", \"/tmp/begun\"); sleep 6'");
        Run done = host.apply(one("name: tool")).ended(0, "changed");
        assertTrue(done.out().matches("(?s).*held by process \\d+ \\(perl\\).*"), done.out());
        assertEquals("ii 1.1", version("tool"));
    }

    @Test
    void secondTransactionOfRunIsAsCertainAsTheFirst() {
        converges("""
            tasks:
              - { type: package, name: [lib, agent-b] }
              - { type: package, name: [app, client] }
              - { type: package, name: tool }
            """);
        assertEquals("none", version("agent-a"));
        assertEquals("ii 2.0", version("app"));
    }

    @Test
    void doubtsTransactionThatTakesBackWhatTheRunPinned() {
        String yaml = """
            tasks:
              - { type: package, name: lib=1.0 }
              - { type: package, name: app }
            """;
        host.apply(yaml, "--dry-run").ended(0, "changed", "maybe");
        host.apply(yaml).ended(0, "changed", "changed");
        assertEquals("ii 2.0", version("lib"));
    }

    @Test
    void doubtsFilesOfPackagesThatComeAndGo() {
        converges(one("name: tool"));
        Run planned = host.apply("""
            tasks:
              - { type: package, name: tool, state: absent }
              - { type: package, name: maker }
              - { type: directory, path: /usr/share/tool }
              - { type: file, path: /usr/share/tool/version, content: "1.1\\n" }
              - { type: directory, path: /var/lib/maker }
              - { type: file, path: /etc/hostname.kept, content: x }
              - { type: directory, path: /usr/share/lib }
            """, "--dry-run");
        assertEquals(
                java.util.List.of("changed", "maybe", "maybe", "maybe", "maybe", "maybe", "maybe"), planned.states());
        assertFalse(host.apply("tasks: [ { type: directory, path: /usr/share/tool } ]", "--dry-run")
                .states()
                .contains("maybe"));
    }
}
