package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular file with given content. */
public record FileTask(
        @Doc("Where the file is.") @Required @Subject AbsolutePath path,

        @Doc("`present` writes it, `absent` removes it (a directory is refused).") @Default("present")
        Presence state,

        @Doc("What it holds. Left out: whatever it holds, empty when it is created.") @Nullable
        String content,

        Access access,

        @Doc("Write through a symbolic link at `path`; `false`: refuse it.") @Default("true")
        boolean follow,

        Care care)
        implements Task {
    @Override
    public Plan plan(Observed seen) {
        if (state == Presence.ABSENT) {
            return seen.path(path) instanceof Found.Directory
                    ? Plan.blocked(Code.CONFLICT, path + " is a directory; use type: directory to remove it", "path")
                    : Removal.plan(seen, path);
        }
        Content wanted = content == null ? null : Content.Inline.of(content);
        AbsolutePath target = follow ? seen.resolve(path) : path;
        return new WantedFile(target, "path", wanted, access, care, false).plan(seen);
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "FileTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "file";
        }

        @Override
        public String summary() {
            return "Writes a regular file with given content, mode and owner, or removes it.";
        }

        @Override
        public Class<FileTask> options() {
            return FileTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("A message of the day", """
                    - type: file
                      path: /etc/motd
                      content: |
                        Welcome to {{ facts.hostname }}.
                      mode: "0644"
                    """),
                    new Example("A file that must not be there", """
                    - { type: file, path: /etc/hosts, state: absent }
                    """),
                    new Example("A file that the system checks first", """
                    - type: file
                      path: /etc/sudoers.d/deploy
                      content: "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl restart app\\n"
                      mode: "0440"
                      owner: root
                      group: root
                      validate: visudo -cf %s
                    """));
        }
    }
}
