package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Found.RegularFile;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.task.account.Owners;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular file with its content: what file, copy, template and assemble have in common.
 *
 * @param pathOption the option that names the path, for errors
 * @param content null: whatever is there, empty where nothing is
 * @param mode null: as it is, 0644 for a new file
 * @param validate a command line with {@code %s}, split into words, or empty
 */
record WantedFile(
        AbsolutePath path,
        String pathOption,
        @Nullable Content content,
        @Nullable FileMode mode,
        @Nullable String owner,
        @Nullable String group,
        List<String> validate,
        boolean backup) {
    private static final FileMode USUAL = new FileMode(0644);

    Plan plan(Observed seen) {
        Found now = seen.path(path);
        return switch (now) {
            case Found.Absent _ -> Plan.of(new SetPath(path, now, created(seen), check()));
            case RegularFile file -> replaced(seen, file);
            default -> Plan.blocked(Code.CONFLICT, path + " exists and is " + now.kind(), pathOption);
        };
    }

    private RegularFile created(Observed seen) {
        return new RegularFile(
                mode == null ? USUAL : mode,
                Owners.owner(seen, owner, Principal.CREATOR),
                Owners.group(seen, group, Principal.CREATOR),
                content == null ? Content.Inline.of("") : content);
    }

    private Plan replaced(Observed seen, RegularFile now) {
        boolean same = content == null || seen.same(path, now.content(), content);
        RegularFile wanted = new RegularFile(
                mode == null ? now.mode() : mode,
                Owners.owner(seen, owner, now.owner()),
                Owners.group(seen, group, now.group()),
                same || content == null ? now.content() : content);
        if (wanted.equals(now)) {
            return Plan.IN_SYNC;
        }
        List<Change> changes = new ArrayList<>(2);
        if (backup && !same) {
            AbsolutePath kept = AbsolutePath.of(path + ".backup");
            changes.add(new SetPath(kept, seen.path(kept), now));
        }
        changes.add(new SetPath(path, now, wanted, same ? null : check()));
        return Plan.of(changes);
    }

    private @Nullable Command check() {
        return validate.isEmpty() ? null : Command.of(validate);
    }
}
