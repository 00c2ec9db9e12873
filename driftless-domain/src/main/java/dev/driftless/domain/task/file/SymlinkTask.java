package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change.SetPath;
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
import org.jspecify.annotations.Nullable;

/** A symbolic link. */
public record SymlinkTask(
        @Doc("Where the link is.") @Required @Subject AbsolutePath path,

        @Doc("What it points at: absolute, or relative to the link's directory. It need not exist.")
        @Named(aliases = "src")
        @Nullable
        String target,

        @Doc("`present` creates it, `absent` removes it (anything but a link is refused).") @Default("present")
        Presence state,

        @Doc("Replace a file or an empty directory that is in its place. Any other directory is never replaced.")
        boolean force)
        implements Task {
    public SymlinkTask {
        if (state == Presence.PRESENT && (target == null || target.isEmpty())) {
            throw new InvalidOption("target", "is missing");
        }
    }

    @Override
    public Plan plan(Observed seen) {
        Found now = seen.path(path);
        if (state == Presence.ABSENT) {
            return switch (now) {
                case Found.Absent _ -> Plan.IN_SYNC;
                case Found.Symlink _ -> Plan.of(new SetPath(path, now, Found.ABSENT));
                default -> Plan.blocked(Code.CONFLICT, path + " is " + now.kind() + ", not a symbolic link", "path");
            };
        }
        Found wanted = new Found.Symlink(String.valueOf(target));
        return switch (now) {
            case Found.Symlink link when link.equals(wanted) -> Plan.IN_SYNC;
            case Found.Symlink link
            when mayBecome(link) -> throw Unanswered.pending("the option target is known only after apply");
            case Found.Directory _
            when force && seen.need(new Query.Tree(path, Removal.MAX_ENTRIES)).isEmpty() ->
                Plan.of(new SetPath(path, now, Found.ABSENT), new SetPath(path, Found.ABSENT, wanted));
            case Found.Directory _ -> Plan.blocked(Code.CONFLICT, path + " is a directory", "path");
            case Found.RegularFile _, Found.Special _
            when !force -> Plan.blocked(Code.CONFLICT, path + " exists; say force: true to replace it", "force");
            default -> Plan.of(new SetPath(path, now, wanted));
        };
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "SymlinkTask";
    }

    private boolean mayBecome(Found.Symlink now) {
        return target != null && Holes.in(target) && Holes.mayBecome(target, now.target());
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "symlink";
        }

        @Override
        public String summary() {
            return "Creates a symbolic link, points it elsewhere, or removes it.";
        }

        @Override
        public Class<SymlinkTask> options() {
            return SymlinkTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("The current release", """
                    - { type: symlink, path: /srv/current, target: releases/12 }
                    """), new Example("In place of a file", """
                    - { type: symlink, path: /etc/motd, target: /run/motd.dynamic, force: true }
                    """));
        }
    }
}
