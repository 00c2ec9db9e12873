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
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One setting of a file of settings with sections: a section's name in brackets, then lines of {@code name = value}. */
public record IniTask(
        @Doc("The file.") @Named(aliases = "dest") @Required @Subject
        AbsolutePath path,

        @Doc("The section, without brackets. Left out: the settings above the first section.") @Nullable
        String section,

        @Doc("The name of the setting. Left out: the section itself.") @Named(aliases = "key") @Nullable
        String option,

        @Doc("Its value.") @Nullable String value,

        @Doc("`present` puts the setting or the section there, `absent` removes it.") @Default("present")
        Presence state,

        @Doc("Write `name=value` instead of `name = value` where a line is new or changes.")
        @Named(aliases = "nospaces")
        boolean noExtraSpaces,

        @Doc("Create the file, and directories above it, where it is missing.") @Default("true")
        boolean create,

        Access access,

        Care care)
        implements Task {
    public IniTask {
        if (section == null && option == null) {
            throw new InvalidOption("option", "is missing: name a setting, a section, or both");
        }
        if (state == Presence.PRESENT && option != null && value == null) {
            throw new InvalidOption("value", "is missing");
        }
        checkLine("section", section);
        checkLine("option", option);
        checkLine("value", value);
        if (option != null && option.contains("=")) {
            throw new InvalidOption("option", "may not contain `=`, which ends the name of a setting");
        }
    }

    /** What is more than one line would be read as several. */
    private static void checkLine(String name, @Nullable String text) {
        if (text != null && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
            throw new InvalidOption(name, "must be one line");
        }
    }

    @Override
    public Plan plan(Observed seen) {
        TextEdit.needKnown("section", section);
        TextEdit.needKnown("option", option);
        return new TextEdit(path, create, "; say create: true to create it", access, care)
                .plan(seen, state, this::edit);
    }

    private @Nullable String edit(@Nullable String now, UnaryOperator<String> spelled) {
        List<String> lines = TextEdit.lines(now == null ? "" : now);
        int from = section == null ? 0 : header(lines, "[" + spelled.apply(section) + "]") + 1;
        boolean missing = section != null && from == 0;
        int to = missing ? lines.size() : end(lines, from);
        if (state == Presence.ABSENT) {
            return missing ? now : without(lines, from, to, spelled);
        }
        if (missing) {
            TextEdit.endLastLine(lines);
            lines.add("[" + spelled.apply(String.valueOf(section)) + "]\n");
            from = lines.size();
            to = from;
        }
        if (option != null) {
            set(lines, from, to, spelled);
        }
        return String.join("", lines);
    }

    private String without(List<String> lines, int from, int to, UnaryOperator<String> spelled) {
        if (option == null) {
            lines.subList(from - 1, to).clear();
        } else {
            String name = spelled.apply(option);
            lines.subList(from, to).removeIf(line -> isSetting(line, name));
        }
        return String.join("", lines);
    }

    /** The first line that sets it is changed, others that do are removed; a new one goes to the end of the section. */
    private void set(List<String> lines, int from, int to, UnaryOperator<String> spelled) {
        String name = spelled.apply(String.valueOf(option));
        String given = spelled.apply(String.valueOf(value));
        List<String> within = lines.subList(from, to);
        int at = 0;
        while (at < within.size() && !isSetting(within.get(at), name)) {
            at++;
        }
        if (at == within.size()) {
            TextEdit.endLastLine(lines);
            while (at > 0 && within.get(at - 1).isBlank()) {
                at--;
            }
            within.add(at, name + separator() + given + "\n");
            return;
        }
        within.subList(at + 1, within.size()).removeIf(line -> isSetting(line, name));
        String old = within.get(at);
        if (!old.substring(old.indexOf('=') + 1).strip().equals(given)) {
            within.set(at, name + separator() + given + (old.endsWith("\n") ? "\n" : ""));
        }
    }

    private String separator() {
        return noExtraSpaces ? "=" : " = ";
    }

    private static boolean isSetting(String line, String name) {
        int equals = line.indexOf('=');
        return equals > 0 && line.substring(0, equals).strip().equals(name);
    }

    private static boolean isHeader(String line) {
        String bare = line.strip();
        return bare.startsWith("[") && bare.endsWith("]");
    }

    private static int header(List<String> lines, String wanted) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the next section begins. */
    private static int end(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && !isHeader(lines.get(end))) {
            end++;
        }
        return end;
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "IniTask";
    }

    @Override
    public boolean settles() {
        return false;
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "ini";
        }

        @Override
        public List<String> aliases() {
            return List.of("ini_file");
        }

        @Override
        public String summary() {
            return "Keeps one setting of a file with sections, or removes it.";
        }

        @Override
        public Class<IniTask> options() {
            return IniTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A setting in a section", """
                    - { type: ini, path: /etc/systemd/journald.conf, section: Journal, option: SystemMaxUse, value: 1G, no_extra_spaces: true }
                    """), new Example("Without a section", """
                    - { type: ini, path: /etc/app.conf, option: color, value: never }
                    """));
        }
    }
}
