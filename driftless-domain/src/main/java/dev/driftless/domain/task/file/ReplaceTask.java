package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.template.PythonRegex;
import dev.driftless.domain.template.PythonRegex.Range;
import dev.driftless.domain.value.Holes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Text in a file that is replaced wherever a regular expression finds it. */
public record ReplaceTask(
        @Doc("The file.") @Named(aliases = {"dest", "destfile", "name"}) @Required @Subject
        AbsolutePath path,

        @Doc("Python regular expression over the whole text; `^` and `$` match at each line.")
        @Named(aliases = "regex")
        @Required
        String regexp,

        @Doc("What is put in its place; `\\1` and `\\g<name>` are groups, `$` is itself.") @Default("")
        String replace,

        @Doc("Only before what this regular expression finds; `.` matches line ends too.") @Nullable
        String before,

        @Doc("Only behind what this regular expression finds; `.` matches line ends too.") @Nullable
        String after,

        Access access,

        Care care)
        implements Task {
    private static final String SECTION = "subsection";

    public ReplaceTask {
        if (!Holes.in(regexp)) {
            OptionPattern.of("regexp", regexp).checkReplacement("replace", replace);
        }
        OptionPattern.check("before", before);
        OptionPattern.check("after", after);
    }

    @Override
    public Plan plan(Observed seen) {
        TextEdit.needKnown("regexp", regexp);
        TextEdit.needKnown("before", before);
        TextEdit.needKnown("after", after);
        return new TextEdit(path, false, "", access, care).plan(seen, this::edit);
    }

    private @Nullable String edit(@Nullable String now, UnaryOperator<String> spelled) {
        String text = now == null ? "" : now;
        OptionPattern wanted = OptionPattern.of("regexp", spelled.apply(regexp), PythonRegex.MULTILINE);
        String given = spelled.apply(replace);
        String section = section();
        if (section == null) {
            return wanted.replaceAll("replace", given, text);
        }
        OptionPattern where = OptionPattern.of(
                after == null || after.isEmpty() ? "before" : "after", spelled.apply(section), PythonRegex.DOT_ALL);
        Range range = where.range(text, SECTION);
        return range == null
                ? null
                : text.substring(0, range.start())
                        + wanted.replaceAll("replace", given, text.substring(range.start(), range.end()))
                        + text.substring(range.end());
    }

    private @Nullable String section() {
        boolean from = after != null && !after.isEmpty();
        boolean until = before != null && !before.isEmpty();
        if (from && until) {
            return after + "(?P<" + SECTION + ">.*?)" + before;
        } else if (from) {
            return after + "(?P<" + SECTION + ">.*)";
        }
        return until ? "(?P<" + SECTION + ">.*)" + before : null;
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "ReplaceTask";
    }

    @Override
    public boolean settles() {
        return false;
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "replace";
        }

        @Override
        public String summary() {
            return "Replaces text in a file wherever a regular expression finds it.";
        }

        @Override
        public Class<ReplaceTask> options() {
            return ReplaceTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("Another server", """
                    - { type: replace, path: /etc/apt/sources.list, regexp: "deb[.]debian[.]org", replace: mirror.example }
                    """), new Example("With a group, in one part of the file", """
                    - type: replace
                      path: /etc/ssh/sshd_config
                      after: "#Port"
                      regexp: "^#(PermitRootLogin) .*$"
                      replace: '\\1 no'
                    """));
        }
    }
}
