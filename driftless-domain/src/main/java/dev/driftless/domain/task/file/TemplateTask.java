package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Destination;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.RenderedFile;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.List;

/** A file rendered from a template. */
public record TemplateTask(
        @Doc("The template: relative to the file that names it, then in `templates/`.") @Required
        RenderedFile src,

        @Doc(
                "Where to: a file, or a directory, in which it keeps its name without `.j2`. A slash at the end says that it"
                        + " is a directory, which is created where it is missing.")
        @Required
        @Subject
        Destination dest,

        @Doc("`present` renders, `absent` removes `dest`.") @Default("present")
        Presence state,

        Access access,

        @Doc("Write through a symbolic link at `dest`; `false`: put the file in its place.") @Default("true")
        boolean follow,

        @Doc("Replace a file whose content differs; `false`: only create what is missing.") @Default("true")
        boolean force,

        Care care)
        implements Task {
    @Override
    public Plan plan(Observed seen) {
        AbsolutePath target = target(seen);
        if (state == Presence.ABSENT) {
            return seen.path(target) instanceof Found.Directory
                    ? Plan.blocked(Code.CONFLICT, target + " is a directory; use type: directory to remove it", "dest")
                    : Removal.plan(seen, target);
        }
        if (!force && Placed.isThere(seen, target)) {
            return Plan.IN_SYNC;
        }
        return new Placed(dest, target, Content.Inline.of(src.text()), access, care).plan(seen);
    }

    private AbsolutePath target(Observed seen) {
        String name = src.name();
        String plain = name.endsWith(".j2") ? name.substring(0, name.length() - 3) : name;
        return Placed.target(seen, dest, plain, follow && state == Presence.PRESENT);
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
