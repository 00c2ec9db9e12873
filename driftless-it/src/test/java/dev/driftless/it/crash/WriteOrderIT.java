package dev.driftless.it.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.it.crash.SystemCalls.Call;
import dev.driftless.it.image.ShippedRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of writes that docs/adr/durability.md promises, on the system calls of a whole run. */
class WriteOrderIT {
    @TempDir
    private static Path directory;

    private static Path tree;
    private static SystemCalls trace;

    @BeforeAll
    static void run() throws Exception {
        directory = directory.toRealPath();
        tree = directory.resolve("tree");
        ShippedRuntime runtime = ShippedRuntime.copiedTo(directory.resolve("moved"));
        Path config = directory.resolve("config");
        Workload.writeConfiguration(config);
        Workload.writeTree(tree, -1);
        Path log = directory.resolve("trace");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-s", "500", "--seccomp-bpf"));
        command.addAll(List.of("-e", "trace=" + SystemCalls.TRACED, "-o", log.toString()));
        command.addAll(List.of(runtime.launcher().toString(), "apply", "--config", config.toString()));
        command.addAll(List.of("-e", "root=" + tree, "-e", "handled=" + directory.resolve("handled")));
        command.addAll(List.of("--state", directory.resolve("state").toString(), "--no-diff"));
        ShippedRuntime.Answer answer;
        try {
            answer = ShippedRuntime.run(command);
        } catch (IOException e) {
            throw Assumptions.<RuntimeException>abort("strace is not installed: the order of writes is not checked");
        }
        Assumptions.assumeFalse(answer.err().toLowerCase(java.util.Locale.ROOT).contains("ptrace"), answer.err());
        assertEquals(0, answer.code(), answer.toString());
        trace = SystemCalls.of(Files.readAllLines(log, ISO_8859_1));
    }

    private static boolean isTemporary(String path) {
        return path.contains("/.driftless-");
    }

    /** The calls that show a change in the tree. */
    private static List<Call> changes() {
        List<Call> changes = trace.calls().stream()
                .filter(call -> (call.changes().startsWith(tree + "/") && !isTemporary(call.changes()))
                        || (call.name().equals("rename") && call.file().startsWith(tree + "/")))
                .toList();
        assertTrue(changes.size() >= Workload.TASKS, changes.size() + " changes seen");
        return changes;
    }

    private static String shown(Call change) {
        return change.name().equals("rename") && !isTemporary(change.file()) ? change.file() : change.changes();
    }

    @Test
    void eachChangeIsInTheJournalBeforeItCanBeSeen() {
        for (Call change : changes()) {
            String path = shown(change);
            Call note = trace.lastBefore(
                    change.began(),
                    call -> call.isWrite()
                            && call.file().endsWith("/entries")
                            && (call.second().startsWith("path\\t" + path + "\\t")
                                    || call.second().startsWith("tree\\t" + path + "\\t")));
            assertTrue(trace.isSynced(note.file(), note.ended(), change.began()), () -> change + " after " + note);
        }
    }

    @Test
    void eachFileIsWholeBeforeItHasItsName() {
        int files = 0;
        for (Call change : changes()) {
            boolean written = trace.calls().stream()
                    .anyMatch(call -> call.isWrite() && call.file().equals(change.file()));
            if (change.name().equals("rename") && written) {
                files++;
                Call last = trace.lastBefore(
                        change.began(),
                        call -> call.file().equals(change.file())
                                && (call.isWrite() || call.name().endsWith("chmod")));
                assertTrue(
                        trace.isSynced(change.file(), last.ended(), change.began()), () -> change + " after " + last);
            }
        }
        assertTrue(files >= Workload.TASKS / 2, files + " files seen");
    }

    @Test
    void eachOldFileIsKeptBeforeItIsReplaced() {
        int kept = 0;
        for (Call link : trace.calls()) {
            if (link.name().equals("link") && link.second().contains("/pre/")) {
                kept++;
                Call change = changes().stream()
                        .filter(call ->
                                call.began() > link.ended() && shown(call).equals(link.file()))
                        .findFirst()
                        .orElseThrow();
                String images = SystemCalls.parent(link.second());
                assertTrue(trace.isSynced(images, link.ended(), change.began()), () -> link + " before " + change);
            }
        }
        assertTrue(kept >= Workload.TASKS / 4, kept + " old files seen");
    }

    @Test
    void everyNameIsDurableBeforeACommandRunsAndBeforeTheRunHasEnded() {
        List<Call> marks = trace.calls().stream()
                .filter(call -> (call.name().equals("execve") && call.file().endsWith("/sh"))
                        || (call.name().equals("rename") && call.second().endsWith("/summary")))
                .toList();
        assertEquals(2, marks.size(), marks.toString());
        for (Call mark : marks) {
            for (Call change : changes()) {
                String parent = SystemCalls.parent(shown(change));
                if (change.ended() < mark.began() && !change.name().endsWith("chmod") && wasLeft(parent)) {
                    assertTrue(trace.isSynced(parent, change.ended(), mark.began()), () -> change + " before " + mark);
                }
            }
        }
    }

    private static boolean wasLeft(String directory) {
        return Files.isDirectory(Path.of(directory));
    }

    @Test
    void syncsADirectoryOnceAndNotOnceAFile() {
        long syncs = trace.calls().stream()
                .filter(call -> call.isSync() && call.file().equals(tree.toString()))
                .count();
        int trees = Workload.TASKS / 20; // each moves into the journal at once
        assertTrue(syncs <= trees + 2, syncs + " syncs of one directory");
    }
}
