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
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of a file. */
public record CopyTask(
        @Doc("What is copied: relative to the file that names it, then in `files/`; absolute: a file of the host.")
        @Nullable
        InputFile src,

        @Doc("What it shall hold, instead of `src`.") @Nullable
        String content,

        @Doc("Where to: a file, or a directory, in which the copy keeps its name. A slash at the end says that it is"
                + " a directory, which is created where it is missing.")
        @Required
        @Subject
        Destination dest,

        @Doc("`present` copies, `absent` removes `dest`.") @Default("present")
        Presence state,

        Access access,

        @Doc("Write through a symbolic link at `dest`; `false`: put the file in its place.") @Default("true")
        boolean follow,

        @Doc("Replace a file whose content differs; `false`: only create what is missing.") @Default("true")
        boolean force,

        Care care)
        implements Task {
    public CopyTask {
        if (state == Presence.PRESENT && (src == null) == (content == null)) {
            throw new InvalidOption(
                    "src", src == null ? "or `content` is missing" : "and `content` exclude each other");
        }
    }

    @Override
    public Plan plan(Observed seen) {
        if (src == null && dest.directory()) {
            return Plan.blocked(
                    Code.INVALID, "dest ends in a slash, but `content` has no name to be put there", "dest");
        }
        AbsolutePath target = target(seen);
        if (state == Presence.ABSENT) {
            return seen.path(target) instanceof Found.Directory
                    ? Plan.blocked(Code.CONFLICT, target + " is a directory; use type: directory to remove it", "dest")
                    : Removal.plan(seen, target);
        }
        if (!force && Placed.isThere(seen, target)) {
            return Plan.IN_SYNC;
        }
        if (src instanceof InputFile.OfHost(AbsolutePath source)
                && !(seen.through(source) instanceof Found.RegularFile)) {
            Found now = seen.through(source);
            return now instanceof Found.Absent
                    ? Plan.blocked(Code.NOT_FOUND, source + " does not exist", "src")
                    : Plan.blocked(Code.CONFLICT, source + " is " + now.kind() + ", not a regular file", "src");
        }
        return new Placed(dest, target, wanted(seen), access, care).plan(seen);
    }

    private AbsolutePath target(Observed seen) {
        String name = src == null ? null : src.name();
        return Placed.target(seen, dest, name, follow && state == Presence.PRESENT);
    }

    private Content wanted(Observed seen) {
        return switch (src) {
            case InputFile.OfConfiguration file -> file.content();
            case InputFile.OfHost(AbsolutePath source)
            when seen.through(source) instanceof Found.RegularFile file -> file.content();
            case InputFile.OfHost(AbsolutePath source) -> throw new IllegalStateException(source + " was a file");
            case null -> Content.Inline.of(String.valueOf(content));
        };
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "CopyTask";
    }

    @Override
    public boolean settles() {
        return state == Presence.ABSENT || !(src instanceof InputFile.OfHost);
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "copy";
        }

        @Override
        public String summary() {
            return "Copies a file of the configuration, a file of the host or given content to a place.";
        }

        @Override
        public Class<CopyTask> options() {
            return CopyTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("A file of the configuration", """
                    - { type: copy, src: app.conf, dest: /etc/app.conf, mode: "0640", owner: root, group: www-data }
                    """),
                    new Example("Given content, once", """
                    - { type: copy, content: "node={{ facts.hostname }}\\n", dest: /etc/node.conf, force: false }
                    """),
                    new Example("A file of the host", """
                    - { type: copy, src: /etc/hosts, dest: /etc/hosts.saved }
                    """));
        }
    }
}
