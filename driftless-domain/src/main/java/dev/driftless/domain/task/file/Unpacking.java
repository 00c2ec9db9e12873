package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.task.account.Owners;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the members of one archive with what is below a directory. Never writes through a symbolic link. */
final class Unpacking {
    private static final FileMode USUAL_DIRECTORY = new FileMode(0755);
    private static final FileMode USUAL_FILE = new FileMode(0644);

    private final Observed seen;
    private final AbsolutePath root;
    private final @Nullable FileMode mode;
    private final @Nullable String owner;
    private final @Nullable String group;
    private final List<SetPath> members = new ArrayList<>();

    /** What is, or will be, at the paths that were looked at. */
    private final Map<AbsolutePath, Found> after = new HashMap<>();

    private @Nullable Failure failure;

    /** @param root an existing directory without symbolic links, or one that will be created */
    Unpacking(
            Observed seen, AbsolutePath root, @Nullable FileMode mode, @Nullable String owner, @Nullable String group) {
        this.seen = seen;
        this.root = root;
        this.mode = mode;
        this.owner = owner;
        this.group = group;
    }

    /** The changes, parents first. */
    List<SetPath> members() {
        return members;
    }

    /** Why it cannot be done, or null. */
    @Nullable
    Failure failure() {
        return failure;
    }

    void add(TreeEntry entry) {
        AbsolutePath path = root.child(entry.path());
        if (failure != null || path.equals(root) || !hasParents(path.parent())) {
            return;
        }
        Found now = at(path);
        boolean directory = entry.found() instanceof Found.Directory;
        boolean thing = !(now instanceof Found.Absent);
        if (entry.found() instanceof Found.Special special) {
            failure = new Failure(Code.INVALID, "the archive holds " + special.kind() + ": " + entry.path(), "src");
        } else if (!directory && after.containsKey(path)) {
            failure = new Failure(Code.INVALID, "the archive holds " + entry.path() + " twice", "src");
        } else if (now instanceof Found.Special || (thing && directory != now instanceof Found.Directory)) {
            failure = new Failure(Code.CONFLICT, path + " exists and is " + now.kind(), "dest");
        } else {
            put(path, now, wanted(path, now, entry.found()));
        }
    }

    private Found at(AbsolutePath path) {
        Found known = after.get(path);
        return known != null ? known : seen.need(new Query.PathState(path, false, Detail.ATTRIBUTES));
    }

    private void put(AbsolutePath path, Found now, Found wanted) {
        after.put(path, wanted);
        if (!wanted.equals(now)) {
            members.add(new SetPath(path, now, wanted));
        }
    }

    /** Archives need not list the directories of their members. */
    private boolean hasParents(AbsolutePath directory) {
        if (directory.equals(root)) {
            return true;
        }
        if (!hasParents(directory.parent())) {
            return false;
        }
        Found now = at(directory);
        if (now instanceof Found.Absent) {
            put(
                    directory,
                    now,
                    wanted(directory, now, new Found.Directory(USUAL_DIRECTORY, Principal.CREATOR, Principal.CREATOR)));
        } else if (now instanceof Found.Directory) {
            after.put(directory, now);
        } else {
            failure = new Failure(Code.CONFLICT, directory + " exists and is " + now.kind(), "dest");
        }
        return failure == null;
    }

    private Found wanted(AbsolutePath path, Found now, Found member) {
        return switch (member) {
            case Found.Directory directory ->
                now instanceof Found.Directory there
                        ? new Found.Directory(there.mode(), owner(there.owner()), group(there.group()))
                        : new Found.Directory(
                                plain(directory.mode(), USUAL_DIRECTORY),
                                owner(Principal.CREATOR),
                                group(Principal.CREATOR));
            case Found.RegularFile file -> {
                FileMode bits = mode == null ? plain(file.mode(), USUAL_FILE) : mode;
                yield now instanceof Found.RegularFile there
                        ? new Found.RegularFile(
                                bits,
                                owner(there.owner()),
                                group(there.group()),
                                seen.same(path, there.content(), file.content()) ? there.content() : file.content())
                        : new Found.RegularFile(
                                bits, owner(Principal.CREATOR), group(Principal.CREATOR), file.content());
            }
            case Found.Symlink _, Found.Special _, Found.Absent _ -> member;
        };
    }

    /** Without setuid, setgid and sticky bits, which nobody should get from an archive unasked; zip files may hold no bits at all. */
    private static FileMode plain(FileMode stored, FileMode usual) {
        int bits = stored.bits() & 0777;
        return bits == 0 ? usual : new FileMode(bits);
    }

    private Principal owner(Principal otherwise) {
        return Owners.owner(seen, owner, otherwise);
    }

    private Principal group(Principal otherwise) {
        return Owners.group(seen, group, otherwise);
    }
}
