package dev.driftless.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    Path directory;

    private Path audit;
    private Path head;
    private Path file;
    private Instant now = Instant.parse("2026-11-25T23:59:58.5Z");

    @BeforeEach
    void create() throws Exception {
        audit = Files.createDirectory(directory.resolve("audit"));
        head = directory.resolve("audit-head");
        file = audit.resolve("2026-11-25.jsonl");
    }

    @Test
    void chainsAcrossRuns() throws Exception {
        run(1);
        run(2);
        assertEquals(new AuditVerifier.Result(7, 0, null), verify());
        assertEquals(7, Files.readAllLines(file).size());
    }

    @Test
    void recordsSayWhoWhatWhenAndWhere() throws Exception {
        run(1);
        List<String> lines = Files.readAllLines(file);
        String id = RunId.next(now, new SplittableRandom(1)).text();
        assertEquals(
                "{\"prev\":\"" + "0".repeat(64)
                        + "\",\"event\":\"run_start\",\"time\":\"2026-11-25T23:59:58.500Z\",\"host\":\"web1\",\"run\":\""
                        + id + "\",\"command\":\"apply\",\"config\":\"/srv/site\",\"commit\":\"abc\"}",
                lines.getFirst());
        assertTrue(
                lines.get(1)
                        .endsWith(
                                ",\"id\":\"0\",\"task\":\"file /etc/motd\",\"at\":\"site.yaml:3\",\"state\":\"changed\","
                                        + "\"diff\":[\"-a\",\"+b \\\"0\\\"\"],\"duration_ms\":12}"),
                lines.get(1));
        assertTrue(
                lines.get(2).endsWith(",\"exit_code\":0,\"counts\":{\"changed\":1},\"duration_ms\":40}"), lines.get(2));
    }

    @Test
    void chainsAcrossDays() {
        run(1);
        now = now.plusSeconds(2);
        run(1);
        assertTrue(Files.exists(audit.resolve("2026-11-26.jsonl")));
        assertEquals(new AuditVerifier.Result(6, 0, null), verify());
    }

    @Test
    void beginsANewDayWithinARun() {
        try (AuditLog log = open()) {
            log.record("a", Map.of());
            now = now.plusSeconds(2);
            log.record("b", Map.of());
        }
        assertTrue(Files.exists(audit.resolve("2026-11-26.jsonl")));
        assertEquals(new AuditVerifier.Result(2, 0, null), verify());
    }

    @Test
    void staysInTheLastFileWhenTheClockWentBack() throws Exception {
        run(1);
        now = now.minus(Duration.ofDays(3));
        run(1);
        assertEquals(List.of("2026-11-25.jsonl"), files.list(audit.toString()));
        assertEquals(new AuditVerifier.Result(6, 0, null), verify());
    }

    /** The process died somewhere in its last record: the next run goes on, and the chain stays whole. */
    @Test
    void goesOnAfterALineTornAnywhere() throws Exception {
        run(1);
        byte[] whole = Files.readAllBytes(file);
        try (AuditLog log = open()) {
            log.step(step(7));
        }
        byte[] more = Files.readAllBytes(file);
        byte[] sealed = Files.readAllBytes(head);
        byte[] before = AuditChain.digest(lastLine(whole)).getBytes(StandardCharsets.UTF_8);
        assertTrue(sealed.length > 64);
        for (int length = whole.length + 1; length < more.length; length += 23) {
            Files.write(head, before);
            Files.write(file, Arrays.copyOf(more, length));
            assertTrue(verify().isIntact(), "cut at " + length);
            run(1);
            AuditVerifier.Result result = verify();
            assertTrue(result.isIntact(), "cut at " + length + ": " + result);
            assertTrue(Files.readString(file).contains("\"event\":\"torn\""), "cut at " + length);
        }
    }

    @Test
    void goesOnAfterAFileThatIsLongerThanItsLastLines() throws Exception {
        run(1000);
        assertTrue(Files.size(file) > 2 << 16, "the file is short");
        run(1);
        assertEquals(new AuditVerifier.Result(1005, 0, null), verify());
    }

    @Test
    void goesOnAfterALastLineThatIsLongerThanTheEndThatIsRead() throws Exception {
        RunId id = RunId.next(now, new SplittableRandom(7));
        try (var log = AuditLog.open(files, audit.toString(), head.toString(), () -> now, "web1", id)) {
            log.record("note", Map.of("text", "x".repeat(200_000)));
        }
        run(1);
        assertEquals(new AuditVerifier.Result(4, 0, null), verify());
    }

    @Test
    void anEditedRecordIsFound() throws Exception {
        run(4);
        edit(lines -> lines.set(2, lines.get(2).replace("changed", "ok")));
        assertBreak(4);
    }

    @Test
    void anEditedLastRecordIsFound() throws Exception {
        run(1);
        edit(lines -> lines.set(2, lines.get(2).replace("changed", "failed")));
        assertBreak(3);
    }

    @Test
    void aRemovedRecordIsFound() throws Exception {
        run(4);
        edit(lines -> lines.remove(1));
        assertBreak(2);
    }

    @Test
    void aRemovedBeginningIsFound() throws Exception {
        run(4);
        edit(lines -> lines.removeFirst());
        assertBreak(1);
    }

    @Test
    void swappedRecordsAreFound() throws Exception {
        run(4);
        edit(lines -> lines.add(1, lines.remove(2)));
        assertBreak(2);
    }

    @Test
    void anAddedRecordIsFound() throws Exception {
        run(4);
        edit(lines -> lines.add(2, lines.get(1)));
        assertBreak(3);
    }

    @Test
    void aBrokenLineInTheMiddleIsFound() throws Exception {
        run(4);
        edit(lines -> lines.set(2, lines.get(2).substring(0, 100)));
        assertBreak(3);
    }

    @Test
    void recordsMissingAtTheEndAreFound() throws Exception {
        run(4);
        edit(lines -> lines.removeLast());
        assertBreak(5);
    }

    @Test
    void aMissingFileIsFound() throws Exception {
        run(1);
        now = now.plusSeconds(2);
        run(1);
        now = now.plus(Duration.ofDays(1));
        run(1);
        Files.delete(audit.resolve("2026-11-26.jsonl"));
        AuditVerifier.Break broken = present(verify().broken());
        assertEquals(audit.resolve("2026-11-27.jsonl") + ":1", broken.at());
    }

    @Test
    void allFilesMissingIsFound() throws Exception {
        run(1);
        Files.delete(file);
        assertNotNull(verify().broken());
    }

    @Test
    void nothingYetIsInOrder() {
        assertEquals(new AuditVerifier.Result(0, 0, null), verify());
    }

    private static AuditVerifier.Break present(AuditVerifier.@Nullable Break broken) {
        return Objects.requireNonNull(broken);
    }

    private void assertBreak(int line) {
        AuditVerifier.Break broken = present(verify().broken());
        assertEquals(file + ":" + line, broken.at(), broken.reason());
    }

    private interface Edit {
        void on(List<String> lines);
    }

    private void edit(Edit edit) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        edit.on(lines);
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static byte[] lastLine(byte[] file) {
        int from = file.length - 1;
        while (from > 0 && file[from - 1] != '\n') {
            from--;
        }
        return Arrays.copyOfRange(file, from, file.length - 1);
    }

    private void run(int steps) {
        try (AuditLog log = open()) {
            log.runStarted("apply", "/srv/site", "abc");
            for (int i = 0; i < steps; i++) {
                log.step(step(i));
            }
            log.runEnded(0, Map.of("changed", steps), Duration.ofMillis(40));
        }
    }

    private static AuditLog.Step step(int number) {
        return new AuditLog.Step(
                String.valueOf(number),
                "file /etc/motd",
                "site.yaml:3",
                "changed",
                List.of("-a", "+b \"" + number + "\""),
                Duration.ofMillis(12));
    }

    private AuditLog open() {
        RunId run = RunId.next(now, new SplittableRandom(1));
        return AuditLog.open(files, audit.toString(), head.toString(), () -> now, "web1", run);
    }

    private AuditVerifier.Result verify() {
        return AuditVerifier.verify(files, audit.toString(), head.toString());
    }
}
