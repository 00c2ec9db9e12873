package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.value.Holes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One line of a text file. */
public record LineInFileTask(
        @Doc("The file.") @Named(aliases = {"dest", "destfile", "name"}) @Required @Subject
        AbsolutePath path,

        @Doc("The line, without its end. May be left out to remove what `regexp` or `search_string` finds.")
        @Named(aliases = "value")
        @Nullable
        String line,

        @Doc("Python regular expression; the last line that it finds is replaced by `line`, or each is removed.")
        @Named(aliases = "regex")
        @Nullable
        String regexp,

        @Doc("The same with a plain text instead of a regular expression.") @Nullable
        String searchString,

        @Doc("`present` puts the line there, `absent` removes every line that is found.") @Default("present")
        Presence state,

        @Doc("Where a new line goes: behind the last line that this regular expression finds, or `EOF`, the end."
                + " Left out, or nothing found: the end.")
        @Named(aliases = "insertafter")
        @Nullable
        String insertAfter,

        @Doc("Where a new line goes: before the last line that this regular expression finds, or `BOF`, the start.")
        @Named(aliases = "insertbefore")
        @Nullable
        String insertBefore,

        @Doc("Take the first line that is found instead of the last.") @Named(aliases = "firstmatch")
        boolean firstMatch,

        @Doc("Put the groups of `regexp` into `line` (`\\1`, `\\g<name>`); where it finds nothing, nothing changes.")
        boolean backrefs,

        @Doc("Create the file, and directories above it, where it is missing.")
        boolean create,

        Access access,

        Care care)
        implements Task {
    public LineInFileTask {
        if (regexp != null && searchString != null) {
            throw new InvalidOption("search_string", "and `regexp` exclude each other");
        }
        if (insertAfter != null && insertBefore != null) {
            throw new InvalidOption("insert_before", "and `insert_after` exclude each other");
        }
        if (state == Presence.PRESENT && line == null) {
            throw new InvalidOption("line", "is missing");
        }
        if (state == Presence.ABSENT && line == null && regexp == null && searchString == null) {
            throw new InvalidOption("line", "is missing, or `regexp`, or `search_string`");
        }
        if (backrefs && regexp == null) {
            throw new InvalidOption("regexp", "is missing, which `backrefs` needs");
        }
        OptionPattern.check("regexp", regexp);
        if (backrefs && regexp != null && line != null && !Holes.in(regexp + line)) {
            OptionPattern.of("regexp", regexp).checkReplacement("line", line);
        }
        OptionPattern.check("insert_after", insertAfter);
        OptionPattern.check("insert_before", insertBefore);
    }

    @Override
    public Plan plan(Observed seen) {
        TextEdit.needKnown("line", line);
        TextEdit.needKnown("regexp", regexp);
        TextEdit.needKnown("search_string", searchString);
        TextEdit.needKnown("insert_after", insertAfter);
        TextEdit.needKnown("insert_before", insertBefore);
        return new TextEdit(path, create, "; say create: true to create it", access, care)
                .plan(seen, state, this::edit);
    }

    private @Nullable String edit(@Nullable String now, UnaryOperator<String> spelled) {
        LineEdit edit = new LineEdit(this, spelled);
        List<String> lines = TextEdit.lines(now == null ? "" : now);
        boolean changed = state == Presence.PRESENT ? edit.put(lines) : edit.remove(lines);
        return changed ? String.join("", lines) : null;
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "LineInFileTask";
    }

    @Override
    public boolean settles() {
        return false;
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "line_in_file";
        }

        @Override
        public List<String> aliases() {
            return List.of("lineinfile");
        }

        @Override
        public String summary() {
            return "Puts one line into a text file, replaces one, or removes lines.";
        }

        @Override
        public Class<LineInFileTask> options() {
            return LineInFileTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("A setting", """
                    - type: line_in_file
                      path: /etc/ssh/sshd_config
                      regexp: "^#?PermitRootLogin "
                      line: PermitRootLogin no
                      validate: sshd -t -f %s
                    """),
                    new Example("A line at a given place", """
                    - { type: line_in_file, path: /etc/hosts, line: 10.0.0.8 new, insert_after: "^127[.]" }
                    """),
                    new Example("No such line", """
                    - { type: line_in_file, path: /etc/hosts, regexp: " old$", state: absent }
                    """));
        }
    }
}
