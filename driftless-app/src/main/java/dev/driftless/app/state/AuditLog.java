package dev.driftless.app.state;

import dev.driftless.app.json.JsonWriter;
import dev.driftless.ports.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what when: JSON Lines in {@code YYYY-MM-DD.jsonl} (UTC), where each record begins with the SHA-256 of the line before, across files and runs.
 * A record is appended at once, so that it survives kill -9; {@link #close} makes all of them survive a power cut and then notes the last one beside the
 * directory, so that records missing at the end are found too. Needs the lock of the state directory; the caller has masked secrets.
 */
public final class AuditLog implements AutoCloseable {
    static final String SUFFIX = ".jsonl";

    private final FileSystem files;
    private final String directory;
    private final String head;
    private final InstantSource clock;
    private final String host;
    private final String run;
    private String previous;
    private @Nullable LocalDate day;
    private FileSystem.@Nullable Appender file;

    private AuditLog(
            FileSystem files, String directory, String head, InstantSource clock, String host, String run, Tail tail) {
        this.files = files;
        this.directory = directory;
        this.head = head;
        this.clock = clock;
        this.host = host;
        this.run = run;
        this.previous = tail.digest();
        this.day = tail.day();
    }

    /**
     * Goes on where the last run stopped. A line that a dying process left unfinished stays and is followed by a record {@code torn} that says so.
     *
     * @param directory must exist
     * @param head the file beside it that names the last record
     * @param host what the records say
     */
    public static AuditLog open(
            FileSystem files, String directory, String head, InstantSource clock, String host, RunId run) {
        Tail tail = Tail.of(files, directory);
        var log = new AuditLog(files, directory, head, clock, host, run.text(), tail);
        if (tail.tornBytes() > 0) {
            log.append("torn", fields("torn_bytes", tail.tornBytes()), tail.needsLineEnd());
        }
        return log;
    }

    /**
     * One step that changed something, or would not do so.
     *
     * @param id of the step: {@code 12}, {@code 12[0]}
     * @param task what a person calls it
     * @param at {@code file:line}
     * @param state how it ended
     * @param diff its lines
     */
    public record Step(String id, String task, String at, String state, List<String> diff, Duration took) {}

    /** A run begins. */
    public void runStarted(String command, String config, @Nullable String commit) {
        Map<String, @Nullable Object> fields = fields("command", command);
        fields.put("config", config);
        if (commit != null) {
            fields.put("commit", commit);
        }
        record("run_start", fields);
    }

    public void step(Step step) {
        Map<String, @Nullable Object> fields = fields("id", step.id());
        fields.put("task", step.task());
        fields.put("at", step.at());
        fields.put("state", step.state());
        if (!step.diff().isEmpty()) {
            fields.put("diff", step.diff());
        }
        fields.put("duration_ms", step.took().toMillis());
        record("step", fields);
    }

    /** A run ended; the record is durable when this returns. */
    public void runEnded(int exitCode, Map<String, Integer> counts, Duration took) {
        Map<String, @Nullable Object> fields = fields("exit_code", exitCode);
        fields.put("counts", counts);
        fields.put("duration_ms", took.toMillis());
        record("run_end", fields);
        seal();
    }

    /** Any other record; {@code prev time event host run} come first by themselves. */
    public void record(String event, Map<String, ? extends @Nullable Object> fields) {
        append(event, fields, false);
    }

    private void append(String event, Map<String, ? extends @Nullable Object> fields, boolean endTornLine) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("prev", previous);
        all.put("event", event);
        all.put("time", now.toString());
        all.put("host", host);
        all.put("run", run);
        all.putAll(fields);
        byte[] line = JsonWriter.write(all).getBytes(StandardCharsets.UTF_8);
        String text = (endTornLine ? "\n" : "") + new String(line, StandardCharsets.UTF_8) + "\n";
        fileOf(endTornLine ? null : now).append(text.getBytes(StandardCharsets.UTF_8));
        previous = AuditChain.digest(line);
    }

    /** The file for records of now; never one before the last, because names sort by time even where the clock went back. */
    private FileSystem.Appender fileOf(@Nullable Instant now) {
        LocalDate last = day;
        LocalDate today = now == null ? last : LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (today == null || (last != null && today.isBefore(last))) {
            today = last;
        }
        FileSystem.Appender open = file;
        if (open != null && today != null && today.equals(last)) {
            return open;
        }
        if (open != null) {
            open.sync();
            open.close();
        }
        day = today;
        String path = directory + "/" + today + SUFFIX;
        boolean isNew = files.status(path) == null;
        file = files.append(path);
        if (isNew) {
            files.sync(directory);
        }
        return file;
    }

    private void seal() {
        FileSystem.Appender open = file;
        if (open != null) {
            open.sync();
            StateDirectory.writeText(files, head, previous + "\n");
        }
    }

    @Override
    public void close() {
        FileSystem.Appender open = file;
        if (open != null) {
            seal();
            open.close();
            file = null;
        }
    }

    private static Map<String, @Nullable Object> fields(String key, Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(key, value);
        return fields;
    }

    /**
     * Where the chain ends.
     *
     * @param day of the last file, or null where there is none
     * @param tornBytes of an unfinished last line, or 0
     * @param needsLineEnd whether that line has no end yet
     */
    private record Tail(String digest, @Nullable LocalDate day, int tornBytes, boolean needsLineEnd) {
        static Tail of(FileSystem files, String directory) {
            LocalDate latest = null;
            for (String name : AuditChain.files(files, directory).reversed()) {
                LocalDate day = LocalDate.parse(name.substring(0, name.length() - SUFFIX.length()));
                latest = latest == null ? day : latest;
                AuditChain.Line line = AuditChain.lastLine(files, directory + "/" + name);
                if (line != null) {
                    boolean torn = !line.ended() || !line.isWhole();
                    return new Tail(line.digest(), latest, torn ? line.bytes().length : 0, !line.ended());
                }
            }
            return new Tail(AuditChain.START, latest, 0, false);
        }
    }
}
