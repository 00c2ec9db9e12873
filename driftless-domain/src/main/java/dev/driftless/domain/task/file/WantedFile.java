package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Found.RegularFile;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular file with its content: what file, copy, template and assemble have in common.
 *
 * @param pathOption the option that names the path, for errors
 * @param content null: whatever is there, empty where nothing is
 * @param overLink whether a symbolic link is replaced by the file, and not refused
 */
record WantedFile(
        AbsolutePath path, String pathOption, @Nullable Content content, Access access, Care care, boolean overLink) {
    Plan plan(Observed seen) {
        Found now = seen.path(path);
        return switch (now) {
            case Found.Absent _ -> Plan.of(new SetPath(path, now, created(seen), care.check()));
            case Found.Symlink _ when overLink -> replaced(seen, now);
            case RegularFile file -> changed(seen, file);
            default -> Plan.blocked(Code.CONFLICT, path + " exists and is " + now.kind(), pathOption);
        };
    }

    private RegularFile created(Observed seen) {
        return access.newFile(seen, content == null ? Content.Inline.of("") : content);
    }

    private Plan replaced(Observed seen, Found link) {
        List<Change> changes = new ArrayList<>(2);
        if (seen.through(path) instanceof RegularFile target) {
            keep(seen, target, changes);
        }
        changes.add(new SetPath(path, link, created(seen), care.check()));
        return Plan.of(changes);
    }

    private Plan changed(Observed seen, RegularFile now) {
        boolean same = content == null || seen.same(path, now.content(), content);
        RegularFile wanted = access.on(seen, now, same || content == null ? now.content() : content);
        if (wanted.equals(now)) {
            return Plan.IN_SYNC;
        }
        List<Change> changes = new ArrayList<>(2);
        if (!same) {
            keep(seen, now, changes);
        }
        changes.add(new SetPath(path, now, wanted, same ? null : care.check()));
        return Plan.of(changes);
    }

    private void keep(Observed seen, RegularFile old, List<Change> changes) {
        if (care.backup()) {
            AbsolutePath kept = AbsolutePath.of(path + ".backup");
            changes.add(new SetPath(kept, seen.path(kept), old));
        }
    }
}
