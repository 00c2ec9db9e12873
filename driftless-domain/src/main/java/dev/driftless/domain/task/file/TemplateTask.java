package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.RenderedFile;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file rendered from a template. */
public record TemplateTask(
        @Doc("The template: relative to the file that names it, then in `templates/`.") @Required
        RenderedFile src,

        @Doc("Where to: a file, or a directory, in which it keeps its name without `.j2`.") @Required @Subject
        AbsolutePath dest,

        @Doc("`present` renders, `absent` removes `dest`.") @Default("present")
        Presence state,

        @Doc("Permission bits, three or four octal digits in quotes. Left out: as they are, 0644 for a new file.")
        @Nullable
        FileMode mode,

        @Doc("Owner, by name or number. Left out: as it is.") @Nullable
        String owner,

        @Doc("Group, by name or number. Left out: as it is.") @Nullable
        String group,

        @Doc("Write through a symbolic link at `dest` instead of refusing it.") @Default("true")
        boolean follow,

        @Doc("Replace a file whose content differs; `false`: only create.") @Default("true")
        boolean force,

        @Doc("A command that checks the new content before it is put in place; `%s` is the temporary file.")
        List<String> validate,

        @Doc("Keep the old content beside it as `DEST.backup`.")
        boolean backup)
        implements Task {
    @Override
    public Plan plan(Observed seen) {
        AbsolutePath target = target(seen);
        if (state == Presence.ABSENT) {
            return seen.path(target) instanceof Found.Directory
                    ? Plan.blocked(Code.CONFLICT, target + " is a directory; use type: directory to remove it", "dest")
                    : Removal.plan(seen, target);
        }
        if (!force && seen.path(target) instanceof Found.RegularFile) {
            return Plan.IN_SYNC;
        }
        return new WantedFile(
                        target,
                        "dest",
                        Content.Inline.of(src.text()),
                        mode,
                        owner,
                        group,
                        Words.split("validate", validate),
                        backup)
                .plan(seen);
    }

    private AbsolutePath target(Observed seen) {
        AbsolutePath target = dest;
        if (seen.through(dest) instanceof Found.Directory) {
            String name = src.name();
            target = dest.child(name.endsWith(".j2") ? name.substring(0, name.length() - 3) : name);
        }
        return follow ? seen.resolve(target) : target;
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "TemplateTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "template";
        }

        @Override
        public String summary() {
            return "Renders a template of the configuration into a file.";
        }

        @Override
        public Class<TemplateTask> options() {
            return TemplateTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("A configuration file", """
                    - { type: template, src: nginx.conf.j2, dest: /etc/nginx.conf, mode: "0644", validate: nginx -t -c %s }
                    """), new Example("Rendered once, the old content kept", """
                    - { type: template, src: motd.j2, dest: /etc/motd, backup: true }
                    """));
        }
    }
}
