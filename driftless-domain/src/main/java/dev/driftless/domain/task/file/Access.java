package dev.driftless.domain.task.file;

import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.WantedMode;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.OptionGroup;
import dev.driftless.domain.task.account.Owners;
import org.jspecify.annotations.Nullable;

/** Who may do what with a file or a directory: the options that nearly all file tasks have. */
public record Access(
        @Doc("Permission bits: three or four octal digits in quotes, or symbolic, like `u=rw,g=r,o=`."
                + " Left out: as they are; 0644 for a new file, 0755 for a new directory.")
        @Nullable
        WantedMode mode,

        @Doc("Owner, by name or number. Left out: as it is.") @Nullable
        String owner,

        @Doc("Group, by name or number. Left out: as it is.") @Nullable
        String group)
        implements OptionGroup {
    private static final FileMode USUAL_FILE = new FileMode(0644);
    private static final FileMode USUAL_DIRECTORY = new FileMode(0755);

    Found.RegularFile newFile(Observed seen, Content content) {
        return new Found.RegularFile(
                mode(USUAL_FILE, false), owner(seen, Principal.CREATOR), group(seen, Principal.CREATOR), content);
    }

    Found.Directory newDirectory(Observed seen) {
        return new Found.Directory(
                mode(USUAL_DIRECTORY, true), owner(seen, Principal.CREATOR), group(seen, Principal.CREATOR));
    }

    Found.RegularFile on(Observed seen, Found.RegularFile now, Content content) {
        return new Found.RegularFile(
                mode(now.mode(), false), owner(seen, now.owner()), group(seen, now.group()), content);
    }

    Found.Directory on(Observed seen, Found.Directory now) {
        return new Found.Directory(mode(now.mode(), true), owner(seen, now.owner()), group(seen, now.group()));
    }

    private FileMode mode(FileMode now, boolean directory) {
        return mode == null ? now : mode.from(now, directory);
    }

    private Principal owner(Observed seen, Principal now) {
        return Owners.owner(seen, owner, now);
    }

    private Principal group(Observed seen, Principal now) {
        return Owners.group(seen, group, now);
    }
}
