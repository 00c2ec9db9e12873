package dev.driftless.it.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strace(1) told of a run: successful calls in the order in which they began, with the files behind their numbers ({@code -y}). */
record SystemCalls(List<Call> calls) {
    static final String TRACED =
            "openat,write,pwrite64,fsync,fdatasync,rename,unlink,rmdir,mkdir,symlink,link,chmod,fchmod,execve";

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern WHOLE = Pattern.compile("(\\w+)\\((.*)\\) += (?:\\d+|\\d+<.*>)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBERED = Pattern.compile("\\d+<([^>]*)>.*");
    private static final String UNFINISHED = " <unfinished ...>";

    /**
     * One call.
     *
     * @param file behind its number, or its first path
     * @param second its second path, or its text
     * @param began the line of the trace at which it began
     * @param ended the line at which it had ended
     */
    record Call(String name, String file, String second, int began, int ended) {
        boolean isSync() {
            return name.equals("fsync") || name.equals("fdatasync");
        }

        boolean isWrite() {
            return name.equals("write") || name.equals("pwrite64");
        }

        /** The path whose name or attributes it changes, or "". */
        String changes() {
            return switch (name) {
                case "rename", "symlink", "link" -> second;
                case "unlink", "rmdir", "mkdir", "chmod", "fchmod" -> file;
                default -> "";
            };
        }
    }

    static SystemCalls of(List<String> trace) {
        Map<String, String> begun = new HashMap<>();
        Map<String, Integer> since = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            Matcher line = LINE.matcher(trace.get(i));
            if (!line.matches()) {
                continue;
            }
            String thread = line.group(1);
            String text = line.group(2);
            int began = i;
            Matcher resumed = RESUMED.matcher(text);
            if (text.endsWith(UNFINISHED)) {
                begun.put(thread, text.substring(0, text.length() - UNFINISHED.length()));
                since.put(thread, i);
                continue;
            } else if (resumed.matches()) {
                text = begun.getOrDefault(thread, "") + resumed.group(1);
                began = since.getOrDefault(thread, i);
            }
            Matcher whole = WHOLE.matcher(text);
            if (whole.matches()) {
                calls.add(call(whole.group(1), whole.group(2), began, i));
            }
        }
        return new SystemCalls(List.copyOf(calls));
    }

    private static Call call(String name, String arguments, int began, int ended) {
        List<String> texts = new ArrayList<>();
        Matcher numbered = NUMBERED.matcher(arguments);
        if (numbered.matches() && !name.equals("openat")) {
            texts.add(numbered.group(1));
        }
        Matcher quoted = QUOTED.matcher(arguments);
        while (quoted.find()) {
            texts.add(quoted.group(1));
        }
        return new Call(
                name, texts.isEmpty() ? "" : texts.getFirst(), texts.size() < 2 ? "" : texts.get(1), began, ended);
    }

    /** Whether a sync of this file began after one line and had ended before another. */
    boolean isSynced(String file, int after, int before) {
        return calls.stream()
                .anyMatch(call ->
                        call.isSync() && call.file().equals(file) && call.began() > after && call.ended() < before);
    }

    /** The last that had ended before a line, or null. */
    Call lastBefore(int line, Predicate<Call> wanted) {
        return calls.stream()
                .filter(call -> call.ended() < line)
                .filter(wanted)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("nothing of the kind before line " + line));
    }

    static String parent(String path) {
        return String.valueOf(Path.of(path).getParent());
    }
}
