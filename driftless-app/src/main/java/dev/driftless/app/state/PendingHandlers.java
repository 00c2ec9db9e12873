package dev.driftless.app.state;

import dev.driftless.app.host.JournalEntry;
import dev.driftless.ports.FileSystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Handlers that were notified and have not run yet, in the order of their first notification; a run that fails or dies leaves them to the next one.
 * Every call that changes the list makes it durable before it returns. Needs the lock of the state directory.
 */
public final class PendingHandlers {
    private static final long MAX_BYTES = 16 << 20;

    private final FileSystem files;
    private final String path;

    /**
     * The list in a file.
     *
     * @param path as {@link StateDirectory#pending} says
     */
    public PendingHandlers(FileSystem files, String path) {
        this.files = files;
        this.path = path;
    }

    /**
     * One handler that waits.
     *
     * @param handler names it among all handlers of the configuration
     * @param by the task that notified it first, as a person calls it
     * @param run the run in which that was
     */
    public record Notification(String handler, String by, String run) {}

    /** All that wait. */
    public List<Notification> read() {
        if (files.status(path) == null) {
            return List.of();
        }
        String text = new String(files.read(path, MAX_BYTES), StandardCharsets.UTF_8);
        return text.lines()
                .map(JournalEntry::decoded)
                .filter(line -> line.fields().size() >= 2)
                .map(line -> new Notification(line.kind(), line.field(0), line.field(1)))
                .toList();
    }

    /** Adds those whose handler does not wait already. */
    public void add(List<Notification> notifications) {
        Map<String, Notification> all = new LinkedHashMap<>();
        read().forEach(n -> all.put(n.handler(), n));
        int before = all.size();
        notifications.forEach(n -> all.putIfAbsent(n.handler(), n));
        if (all.size() > before) {
            write(List.copyOf(all.values()));
        }
    }

    /** Takes one out, because it ran. */
    public void clear(String handler) {
        List<Notification> all = new ArrayList<>(read());
        if (all.removeIf(n -> n.handler().equals(handler))) {
            write(all);
        }
    }

    /** Takes all out. */
    public void clear() {
        files.remove(path, true);
    }

    private void write(List<Notification> all) {
        if (all.isEmpty()) {
            clear();
            return;
        }
        StringBuilder text = new StringBuilder();
        all.forEach(n -> text.append(new JournalEntry(n.handler(), List.of(n.by(), n.run())).encoded()));
        StateDirectory.writeText(files, path, text.toString());
    }
}
