package dev.driftless.domain.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Key;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTextTest {
    private static final AbsolutePath PATH = AbsolutePath.of("/etc/app.conf");
    private static final Principal WWW = new Principal(33, "www-data");

    private static Found.RegularFile file(String mode, Principal owner, Content content) {
        return new Found.RegularFile(FileMode.of(mode), owner, Principal.ROOT, content);
    }

    private static Found.RegularFile file(String text) {
        return file("0644", Principal.ROOT, Content.Inline.of(text));
    }

    private static List<String> lines(Change... changes) {
        return ChangeText.of(List.of(changes), line -> line.contains("s3cret"));
    }

    private static List<String> lines(Found before, Found after) {
        return lines(new SetPath(PATH, before, after));
    }

    @Test
    void showsTextAsADiffAndAttributesBelowIt() {
        assertEquals(
                List.of(
                        "--- /etc/app.conf",
                        "+++ /etc/app.conf",
                        "@@ -1 +1 @@",
                        "-a",
                        "+b",
                        "mode 0640 → 0644",
                        "owner root → www-data"),
                lines(
                        file("0640", Principal.ROOT, Content.Inline.of("a\n")),
                        file("0644", WWW, Content.Inline.of("b\n"))));
    }

    @Test
    void showsBinaryContentByDigestAndSize() {
        assertEquals(
                List.of("sha256 4bf512… → b413f4…, 1 B → 2 B"),
                lines(file("\1\0").with(bytes(1)), file("").with(bytes(0, 1))));
        assertEquals(
                List.of("sha256 4bf512… → a8100a…, 1 B"), lines(file("").with(bytes(1)), file("").with(bytes(0xff))));
    }

    private static Content bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new Content.Inline(bytes);
    }

    @Test
    void foldsWhatIsTooBigToRead() {
        Content big = new Content.InFile("/var/big", 13_002_342, "v1");
        Content bigger = new Content.InFile("/var/bigger", 13_212_057, "v2");

        assertEquals(List.of("content 12.4 MiB → 12.6 MiB"), lines(file("").with(big), file("").with(bigger)));
        assertEquals(List.of("content 256.0 KiB → 12.4 MiB"), lines(file("a".repeat(256 * 1024)), file("").with(big)));
    }

    @Test
    void namesContentThatIsKnownAfterApply() {
        assertEquals(
                List.of("content 1 B → «known after apply» (it is downloaded first)"),
                lines(file("a"), file("").with(new Content.Later("it is downloaded first"))));
    }

    @Test
    void saysWhatIsCreatedAndRemoved() {
        Found directory = new Found.Directory(FileMode.of("0755"), Principal.CREATOR, Principal.CREATOR);

        assertEquals(List.of("created, a directory, mode 0755"), lines(Found.ABSENT, directory));
        assertEquals(
                List.of(
                        "--- /dev/null",
                        "+++ /etc/app.conf",
                        "@@ -0,0 +1 @@",
                        "+a",
                        "created, mode 0644, owner root, group root"),
                lines(Found.ABSENT, file("a\n")));
        assertEquals(List.of("removed, 2 B"), lines(file("a\n"), Found.ABSENT));
        assertEquals(List.of("removed, was a directory"), lines(directory, Found.ABSENT));
    }

    @Test
    void showsWhereLinksPoint() {
        assertEquals(
                List.of("target releases/12 → releases/13"),
                lines(new Found.Symlink("releases/12"), new Found.Symlink("releases/13")));
        assertEquals(
                List.of("a regular file → a symbolic link to releases/13"),
                lines(file("a"), new Found.Symlink("releases/13")));
        assertEquals(List.of("created, points at releases/13"), lines(Found.ABSENT, new Found.Symlink("releases/13")));
    }

    @Test
    void namesThePathWhereATaskChangesMany() {
        Found directory = new Found.Directory(FileMode.of("0755"), Principal.CREATOR, Principal.CREATOR);

        assertEquals(
                List.of("/a: created, a directory, mode 0755", "/a/b: created, a directory, mode 0755"),
                lines(
                        new SetPath(AbsolutePath.of("/a"), Found.ABSENT, directory),
                        new SetPath(AbsolutePath.of("/a/b"), Found.ABSENT, directory)));
    }

    @Test
    void sumsUpTrees() {
        List<SetPath> members = new ArrayList<>();
        for (int i = 10; i < 22; i++) {
            members.add(new SetPath(AbsolutePath.of("/opt/app/f" + i), Found.ABSENT, file("a")));
        }
        members.add(0, new SetPath(AbsolutePath.of("/opt/app/old"), file("a"), Found.ABSENT));

        List<String> lines = lines(new Change.SetPaths(AbsolutePath.of("/opt/app"), members));

        assertEquals("/opt/app: 12 created, 1 removed", lines.getFirst());
        assertEquals("  −old", lines.get(1));
        assertEquals("  +f18", lines.get(10));
        assertEquals("  and 3 more", lines.get(11));
    }

    @Test
    void masksWholeLinesAndShowsCommands() {
        Change run = new Change.RunCommand(Command.of("make", "install"), Effects.NONE);
        Change secret = new Change.RunCommand(Command.of("login", "s3cret"), Effects.NONE);
        Change reload = new Change.Act(
                new Key("service", "nginx"), "reload", Command.of("systemctl", "reload", "nginx"), Effects.NONE);

        assertEquals(List.of("runs: make install"), lines(run));
        assertEquals(List.of("***"), lines(secret));
        assertEquals(List.of("reload service nginx: systemctl reload nginx"), lines(reload));
    }

    /** The state of a made-up facet. */
    public record Account(boolean exists, int uid, @Nullable String shell, List<String> groups) {}

    private record Accounts() implements Facet<Account> {
        @Override
        public String kind() {
            return "account";
        }

        @Override
        public Class<Account> type() {
            return Account.class;
        }

        @Override
        public Account read(String name, Observed seen) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Command> steps(List<Transition<Account>> transitions) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<String> lines(Account before, Account after) {
        return lines(Change.SetState.of(new Accounts(), "deploy", before, after));
    }

    @Test
    void showsEachPropertyOfAState() {
        Account before = new Account(true, 1, null, List.of("docker"));

        assertEquals(
                List.of("uid 1 → unset", "shell unset → /bin/sh"),
                lines(before, new Account(true, -1, "/bin/sh", List.of("docker"))));
        assertEquals(List.of("groups +sudo"), lines(before, new Account(true, 1, null, List.of("docker", "sudo"))));
        assertEquals(List.of("groups −docker"), lines(before, new Account(true, 1, null, List.of())));
        assertEquals(List.of("created, uid 1, groups docker"), lines(new Account(false, -1, null, List.of()), before));
        assertEquals(List.of("removed"), lines(before, new Account(false, -1, null, List.of())));
    }
}
