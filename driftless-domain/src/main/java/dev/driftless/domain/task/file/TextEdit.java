package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.value.Holes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a text file that keeps the bytes that it does not touch: what line_in_file, block_in_file and replace have in common.
 *
 * <p>A file that is not UTF-8 is edited as bytes. In a file whose every line ends in CR LF the edit sees LF, and what it adds ends in
 * CR LF too. A symbolic link is written through.
 *
 * @param create whether a missing file is created, with the directories above it
 * @param whenMissing what to add to the error for a missing file, or empty
 */
record TextEdit(AbsolutePath path, boolean create, String whenMissing, Access access, Care care) {
    /** What is done to the text. */
    @FunctionalInterface
    interface Edit {
        /**
         * The new text.
         *
         * @param now what the file holds, or null where there is none
         * @param spelled turns the text of an option into the characters in which the file is edited
         * @return null: leave it as it is, and do not create it
         */
        @Nullable
        String apply(@Nullable String now, UnaryOperator<String> spelled);
    }

    /** @throws Unanswered where a dry run does not know this option in full */
    static void needKnown(String option, @Nullable String text) {
        if (text != null && Holes.in(text)) {
            throw Unanswered.pending("the option " + option + " is known only after apply");
        }
    }

    /** The lines of a text with their ends; no line is empty. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, end));
            at = end;
        }
        return lines;
    }

    /** A line without its end. */
    static String bare(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }

    /** Ends the last line where it has no end, so that another can follow. */
    static void endLastLine(List<String> lines) {
        if (!lines.isEmpty()) {
            String last = lines.getLast();
            if (!last.endsWith("\n") && !last.endsWith("\r")) {
                lines.set(lines.size() - 1, last + "\n");
            }
        }
    }

    /** As {@link #plan(Observed, Edit)}; what is to be absent from a file that is missing is so already. */
    Plan plan(Observed seen, Presence state, Edit edit) {
        boolean isGone = state == Presence.ABSENT && seen.through(path) instanceof Found.Absent;
        return isGone ? Plan.IN_SYNC : plan(seen, edit);
    }

    Plan plan(Observed seen, Edit edit) {
        AbsolutePath real = seen.resolve(path);
        return switch (seen.path(real)) {
            case Found.Absent _ when create -> created(seen, real, edit);
            case Found.Absent _ -> Plan.blocked(Code.NOT_FOUND, path + " does not exist" + whenMissing, "path");
            case Found.RegularFile file -> changed(seen, real, file.content(), edit);
            case Found other ->
                Plan.blocked(Code.CONFLICT, path + " is " + other.kind() + ", not a regular file", "path");
        };
    }

    private Plan changed(Observed seen, AbsolutePath real, Content now, Edit edit) {
        return switch (now) {
            case Content.Inline(byte[] bytes) ->
                wanted(real, edited(bytes, edit)).plan(seen);
            case Content.Later(String why) -> throw Unanswered.pending("the content of " + path + ": " + why);
            default ->
                Plan.blocked(Code.INVALID, path + " is larger than 256 KiB, too large to be edited as text", "path");
        };
    }

    private WantedFile wanted(AbsolutePath real, @Nullable Content content) {
        return new WantedFile(real, "path", content, access, care, false);
    }

    private Plan created(Observed seen, AbsolutePath real, Edit edit) {
        String text = edit.apply(null, UnaryOperator.identity());
        if (text == null) {
            return Plan.IN_SYNC;
        }
        List<Change> changes = new ArrayList<>();
        Parents.addMissing(seen, real, changes);
        Plan plan = wanted(real, Content.Inline.of(text)).plan(seen);
        if (plan instanceof Plan.Apply(List<Change> own)) {
            changes.addAll(own);
            return Plan.of(changes);
        }
        return plan;
    }

    private static @Nullable Content edited(byte[] bytes, Edit edit) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean utf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        if (!utf8) {
            text = new String(bytes, charset);
        }
        boolean dos = endsLinesInCrLf(text);
        String now = dos ? text.replace("\r\n", "\n") : text;
        String then = edit.apply(
                now,
                utf8
                        ? UnaryOperator.identity()
                        : option -> new String(option.getBytes(StandardCharsets.UTF_8), charset));
        if (then == null || then.equals(now)) {
            return null;
        }
        String spelled = dos ? then.replace("\r\n", "\n").replace("\n", "\r\n") : then;
        return new Content.Inline(spelled.getBytes(charset));
    }

    private static boolean endsLinesInCrLf(String text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '\n' && (i == 0 || text.charAt(i - 1) != '\r'))
                    || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                return false;
            }
            ends += c == '\n' ? 1 : 0;
        }
        return ends > 0;
    }
}
