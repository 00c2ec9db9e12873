package dev.driftless.domain.diff;

import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Found.Absent;
import dev.driftless.domain.host.Found.Directory;
import dev.driftless.domain.host.Found.RegularFile;
import dev.driftless.domain.host.Found.Special;
import dev.driftless.domain.host.Found.Symlink;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.schema.DataSize;
import dev.driftless.domain.value.Holes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change does, in lines for a person. Texts are shown as unified diffs, everything else as {@code property before → after}. A line
 * that holds a secret is {@value #MASK}.
 */
public final class ChangeText {
    /** What stands in place of a line that holds a secret. */
    static final String MASK = "***";

    private static final int SHOWN_MEMBERS = 10;

    private final SecretText secret;
    private final boolean named;
    private final List<String> lines = new ArrayList<>();

    private ChangeText(SecretText secret, boolean named) {
        this.secret = secret;
        this.named = named;
    }

    /**
     * The lines of all changes of a task; where there are many, each line says what it is about.
     *
     * @param secret whether a line holds a secret
     */
    public static List<String> of(List<Change> changes, SecretText secret) {
        ChangeText text = new ChangeText(secret, changes.size() > 1);
        changes.forEach(text::add);
        return List.copyOf(text.lines);
    }

    /** The lines of one change. */
    public static List<String> of(Change change, SecretText secret) {
        return of(List.of(change), secret);
    }

    private void add(Change change) {
        switch (change) {
            case Change.SetPath set -> addPath(set);
            case Change.SetPaths tree -> addTree(tree);
            case Change.SetState<?> set -> addStates(set);
            case Change.RunCommand run -> say("runs: " + run.command().shown());
            case Change.Act act ->
                say(act.verb() + " " + act.key() + ": " + act.command().shown());
        }
    }

    private void say(String line) {
        List<String> parts = List.of(line.split("\n", -1));
        BitSet hidden = SecretLines.of(parts, secret);
        for (int i = 0; i < parts.size(); i++) {
            lines.add(hidden.get(i) ? MASK : Holes.show(parts.get(i)));
        }
    }

    private <S extends Record> void addStates(Change.SetState<S> set) {
        boolean many = set.transitions().size() > 1;
        for (Transition<S> transition : set.transitions()) {
            String about = many || named ? set.facet().kind() + " " + transition.name() + ": " : "";
            StateText.lines(set.facet(), transition).forEach(line -> say(about + line));
        }
    }

    private void addTree(Change.SetPaths tree) {
        int created = 0;
        int removed = 0;
        for (Change.SetPath member : tree.members()) {
            created += member.before() instanceof Absent ? 1 : 0;
            removed += member.after() instanceof Absent ? 1 : 0;
        }
        int others = tree.members().size() - created - removed;
        StringBuilder counts = new StringBuilder();
        count(counts, created, "created");
        count(counts, removed, "removed");
        count(counts, others, "changed");
        say(tree.root() + ": " + counts);
        tree.members().stream().limit(SHOWN_MEMBERS).forEach(member -> say("  " + summary(tree, member)));
        if (tree.members().size() > SHOWN_MEMBERS) {
            say("  and " + (tree.members().size() - SHOWN_MEMBERS) + " more");
        }
    }

    private static void count(StringBuilder counts, int count, String what) {
        if (count > 0) {
            counts.append(counts.isEmpty() ? "" : ", ")
                    .append(count)
                    .append(' ')
                    .append(what);
        }
    }

    private static String summary(Change.SetPaths tree, Change.SetPath member) {
        String path = member.path().text();
        String root = tree.root().text();
        boolean below = !tree.root().isRoot() && path.startsWith(root + "/");
        String shown = below ? path.substring(root.length() + 1) : path;
        char sign = member.before() instanceof Absent ? '+' : member.after() instanceof Absent ? '−' : '~';
        return sign + shown + (member.after() instanceof Directory ? "/" : "");
    }

    private void addPath(Change.SetPath set) {
        String path = set.path().text();
        List<String> diff = set.after() instanceof RegularFile file
                ? ContentText.lines(path, content(set.before()), file.content(), secret)
                : List.of();
        boolean headed = diff.size() > 1;
        String about = named && !headed ? path + ": " : "";
        if (headed) {
            lines.addAll(diff);
        } else {
            diff.forEach(line -> say(about + line));
        }
        switch (set.before()) {
            case Absent _ -> say(about + created(set.after()));
            case Found before when set.after() instanceof Absent -> say(about + "removed" + weight(before));
            case Symlink(String was)
            when set.after() instanceof Symlink(String now) -> say(about + "target " + was + StateText.ARROW + now);
            case Found before
            when !before.kind().equals(set.after().kind()) ->
                say(about + before.kind() + StateText.ARROW + replaced(set.after()));
            case Found before -> addAttributes(about, before, set.after());
        }
    }

    private static @Nullable Content content(Found found) {
        return found instanceof RegularFile file ? file.content() : null;
    }

    private static String created(Found after) {
        return switch (after) {
            case RegularFile file -> "created" + attributes(file.mode(), file.owner(), file.group());
            case Directory directory ->
                "created, a directory" + attributes(directory.mode(), directory.owner(), directory.group());
            case Symlink(String target) -> "created, points at " + target;
            case Special special -> "created, " + special.kind();
            case Absent _ -> "absent";
        };
    }

    private static String replaced(Found after) {
        return after instanceof Symlink(String target) ? "a symbolic link to " + target : after.kind();
    }

    private static String weight(Found before) {
        return before instanceof RegularFile file && file.content().size() >= 0
                ? ", " + new DataSize(file.content().size())
                : ", was " + replaced(before);
    }

    private static String attributes(FileMode mode, Principal owner, Principal group) {
        return ", mode " + mode + attribute("owner", owner) + attribute("group", group);
    }

    /** Whoever creates it is not worth a word. */
    private static String attribute(String what, Principal principal) {
        return principal.toString().isEmpty() ? "" : ", " + what + " " + principal;
    }

    private record Attributes(FileMode mode, Principal owner, Principal group) {
        static @Nullable Attributes of(Found found) {
            return switch (found) {
                case RegularFile file -> new Attributes(file.mode(), file.owner(), file.group());
                case Directory directory -> new Attributes(directory.mode(), directory.owner(), directory.group());
                default -> null;
            };
        }
    }

    private void addAttributes(String about, Found before, Found after) {
        Attributes was = Attributes.of(before);
        Attributes is = Attributes.of(after);
        if (was == null || is == null) {
            return;
        }
        addAttribute(about + "mode ", was.mode(), is.mode());
        addAttribute(about + "owner ", was.owner(), is.owner());
        addAttribute(about + "group ", was.group(), is.group());
    }

    private void addAttribute(String about, Object before, Object after) {
        if (!before.equals(after)) {
            say(about + before + StateText.ARROW + after);
        }
    }
}
