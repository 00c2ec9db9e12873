package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.PortException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the projected tree. */
final class ProjectedFiles {
    private static final FileMode USUAL_FILE = new FileMode(0644);
    private static final FileMode USUAL_DIRECTORY = new FileMode(0755);

    private static final String OPEN = "a part of the content is known only after apply";

    private final HostReader reader;
    private final ProjectedTree tree;
    private int clock;

    ProjectedFiles(HostReader reader, ProjectedTree tree) {
        this.reader = reader;
        this.tree = tree;
    }

    /** The next moment of this run. */
    int tick() {
        return ++clock;
    }

    Found found(ProjectedTree.Spot spot, Detail detail) {
        return spot.found() instanceof Found.RegularFile file && detail != Detail.ATTRIBUTES
                ? file.with(reader.inline(file.content(), detail))
                : spot.found();
    }

    /** Adds what is below a directory; returns the first doubt about an entry, or null. */
    @Nullable
    String list(ProjectedNode directory, int max, List<TreeEntry> entries) {
        return list(directory, "", max, entries);
    }

    private @Nullable String list(ProjectedNode directory, String relative, int max, List<TreeEntry> entries) {
        String doubt = null;
        for (ProjectedNode child : directory.children(tree)) {
            if (child.isAbsent()) {
                continue;
            }
            String path = relative.isEmpty() ? child.name() : relative + "/" + child.name();
            entries.add(new TreeEntry(path, child.found()));
            if (entries.size() > max) {
                throw HostReader.tooMany(directory.path().text(), max);
            }
            doubt = doubt == null ? child.doubt : doubt;
            if (child.found() instanceof Found.Directory) {
                String below = list(child, path, max, entries);
                doubt = doubt == null ? below : doubt;
            }
        }
        return doubt;
    }

    /** Why two contents cannot be compared, or null. */
    static @Nullable String unknown(Content now, Content wanted) {
        if (now instanceof Content.Later(String why)) {
            return why;
        }
        if (wanted instanceof Content.Later(String why)) {
            return why;
        }
        return mayBeSame(now, wanted) ? OPEN : null;
    }

    private static boolean mayBeSame(Content now, Content wanted) {
        boolean open = now instanceof Content.Inline is && Holes.in(is.bytes());
        if (!(wanted instanceof Content.Inline be)) {
            return open;
        }
        return now instanceof Content.Inline is
                && !now.equals(wanted)
                && (open || Holes.in(be.bytes()))
                && Holes.mayBeSame(is.text(), be.text());
    }

    /** Why the bytes of a content are not known in full, or null. */
    static @Nullable String unknown(Content content) {
        return switch (content) {
            case Content.Later(String why) -> why;
            case Content.Inline(byte[] bytes) when Holes.in(bytes) -> OPEN;
            default -> null;
        };
    }

    boolean same(Content now, Content wanted) {
        if (now.equals(wanted)) {
            return true;
        }
        return switch (now) {
            case Content.Inline(byte[] bytes) ->
                switch (wanted) {
                    case Content.Inline(byte[] other) -> Arrays.equals(bytes, other);
                    case Content.InFile file -> reader.same(file.hostPath(), now);
                    case Content.Member member -> HostReader.crc(bytes) == member.crc();
                    case Content.Download download -> digest(now, "SHA-256").equals(download.sha256());
                    case Content.Later _ -> false;
                };
            case Content.InFile file -> reader.same(file.hostPath(), wanted);
            case Content.Member member ->
                wanted instanceof Content.Member other
                        ? member.crc() == other.crc()
                        : same(new Content.Inline(reader.bytes(member)), wanted);
            case Content.Download _, Content.Later _ -> false;
        };
    }

    String digest(Content content, String algorithm) {
        return switch (content) {
            case Content.InFile file -> reader.files().digest(file.hostPath(), algorithm);
            case Content.Inline(byte[] bytes) -> digest(bytes, algorithm);
            case Content.Member member -> digest(reader.bytes(member), algorithm);
            case Content.Download _, Content.Later _ ->
                throw new PortException(new Failure(Code.INVALID, "the content is known only after apply"));
        };
    }

    private static String digest(byte[] bytes, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new PortException(new Failure(Code.INVALID, "there is no digest " + algorithm));
        }
    }

    /** Writes one path as the live host would, refusals included. */
    Undo set(SetPath change, @Nullable String maybe) {
        ProjectedTree.Spot spot = tree.walk(change.path(), false);
        int now = tick();
        String doubt = maybe;
        if (spot.node() == null) {
            String inherited = spot.inherited();
            if (inherited == null) {
                throw missingParent(change.path().parent(), spot);
            }
            makeParents(change.path().parent(), inherited, now);
            spot = tree.walk(change.path(), false);
        }
        ProjectedNode node = spot.node();
        if (node == null) {
            throw missingParent(change.path().parent(), spot);
        }
        if (doubt == null && !node.found().kind().equals(change.before().kind()) && node.doubt == null) {
            throw new PortException(Messages.stale(change, node.found()));
        }
        Found after = numbered(change.after(), node.parent());
        if (after instanceof Found.Directory && node.found() instanceof Found.Directory) {
            return update(node, after, now, doubt);
        }
        if (after instanceof Found.RegularFile wanted
                && node.found() instanceof Found.RegularFile there
                && change.isOfAttributes()) {
            return setAttributes(node, there, wanted, now, doubt);
        }
        ProjectedNode made = new ProjectedNode(node.parent(), node.name(), after, null);
        made.written = now;
        made.doubt = doubt;
        ProjectedNode above = node.parent();
        above.put(made);
        return () -> {
            above.put(node);
            return null;
        };
    }

    /** As the live host does, which leaves the content in its place. */
    private Undo setAttributes(
            ProjectedNode node, Found.RegularFile there, Found.RegularFile after, int now, @Nullable String doubt) {
        int written = node.written;
        String doubted = node.doubt;
        Undo undo = tree.setAttributes(node, there, after);
        node.written = now;
        node.doubt = doubt;
        return () -> {
            node.written = written;
            node.doubt = doubted;
            return undo.revert();
        };
    }

    private static Undo update(ProjectedNode node, Found after, int now, @Nullable String doubt) {
        Found before = node.found();
        int written = node.written;
        String doubted = node.doubt;
        node.found(after);
        node.written = now;
        node.doubt = doubt;
        return () -> {
            node.found(before);
            node.written = written;
            node.doubt = doubted;
            return null;
        };
    }

    private static PortException missingParent(AbsolutePath parent, ProjectedTree.Spot spot) {
        boolean missing = spot.blocked() == null || spot.blocked().isAbsent();
        return new PortException(
                missing
                        ? new Failure(Code.NOT_FOUND, Messages.noDirectory(parent))
                        : new Failure(Code.CONFLICT, Messages.notADirectory(parent)));
    }

    /** An exact run would find these directories there, or fail; a projection cannot know which. */
    private void makeParents(AbsolutePath path, String why, int now) {
        ProjectedTree.Spot spot = tree.walk(path, true);
        if (spot.found() instanceof Found.Directory) {
            return;
        }
        if (spot.node() == null) {
            makeParents(path.parent(), why, now);
            spot = tree.walk(path, true);
        }
        if (spot.node() != null) {
            put(
                            spot.node(),
                            new Found.Directory(
                                    USUAL_DIRECTORY,
                                    creator(),
                                    creatorGroup(spot.node().parent())),
                            now)
                    .doubt = why;
        }
    }

    private static ProjectedNode put(ProjectedNode place, Found found, int now) {
        ProjectedNode made = new ProjectedNode(place.parent(), place.name(), found, null);
        made.written = now;
        place.parent().put(made);
        return made;
    }

    /** A command says that this path exists afterwards; what it is, is not certain. */
    void create(AbsolutePath path, int now, String why) {
        ProjectedTree.Spot spot = tree.walk(path, true);
        if (!(spot.found() instanceof Found.Absent)) {
            return;
        }
        if (spot.node() == null) {
            makeParents(path.parent(), why, now);
            spot = tree.walk(path, true);
        }
        if (spot.node() != null) {
            ProjectedNode made = put(
                    spot.node(),
                    new Found.RegularFile(
                            USUAL_FILE, creator(), creatorGroup(spot.node().parent()), new Content.Later(why)),
                    now);
            made.doubt = why;
            made.surelyExists = true;
        }
    }

    void remove(AbsolutePath path, int now) {
        ProjectedNode node = tree.walk(path, false).node();
        if (node != null && !node.isAbsent()) {
            put(node, Found.ABSENT, now);
        }
    }

    private Found numbered(Found found, ProjectedNode parent) {
        return switch (found) {
            case Found.RegularFile file ->
                new Found.RegularFile(file.mode(), owner(file.owner()), group(file.group(), parent), file.content());
            case Found.Directory directory ->
                new Found.Directory(directory.mode(), owner(directory.owner()), group(directory.group(), parent));
            case Found.Absent _, Found.Symlink _, Found.Special _ -> found;
        };
    }

    private Principal owner(Principal principal) {
        return principal.equals(Principal.CREATOR) ? creator() : principal;
    }

    private Principal group(Principal principal, ProjectedNode parent) {
        return principal.equals(Principal.CREATOR) ? creatorGroup(parent) : principal;
    }

    private Principal creator() {
        return new Principal(reader.files().userId());
    }

    /** Below a directory with the setgid bit new files take its group (inode(7)). */
    private Principal creatorGroup(ProjectedNode parent) {
        return parent.found() instanceof Found.Directory directory
                        && (directory.mode().bits() & 02000) != 0
                ? directory.group()
                : new Principal(reader.files().groupId());
    }
}
