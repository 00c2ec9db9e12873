package dev.driftless.it.ansible;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A host of which a task changes one file. */
final class OneFile implements Observed {
    static final AbsolutePath ROOT = AbsolutePath.of("/case");

    private static final FileMode MODE = FileMode.of("0644");
    private static final Found.Directory DIRECTORY =
            new Found.Directory(FileMode.of("0755"), Principal.ROOT, Principal.ROOT);

    private final Map<AbsolutePath, Found> paths = new TreeMap<>();

    OneFile() {
        paths.put(ROOT, DIRECTORY);
    }

    void put(String name, byte[] content) {
        AbsolutePath path = ROOT.child(name);
        paths.putIfAbsent(path.parent(), DIRECTORY);
        paths.put(path, new Found.RegularFile(MODE, Principal.ROOT, Principal.ROOT, new Content.Inline(content)));
    }

    void perform(List<Change> changes) {
        for (Change change : changes) {
            SetPath set = (SetPath) change;
            paths.put(set.path(), set.after());
        }
    }

    byte @Nullable [] bytes(String name) {
        return paths.get(ROOT.child(name)) instanceof Found.RegularFile file
                        && file.content() instanceof Content.Inline(byte[] bytes)
                ? bytes
                : null;
    }

    @Override
    @SuppressWarnings("unchecked") // the sealed queries name the types of their answers
    public <A> Answer<A> answer(Query<A> query) {
        return new Answer.Known<>((A) known(query));
    }

    private Object known(Query<?> query) {
        return switch (query) {
            case Query.PathState state -> paths.getOrDefault(state.path(), Found.ABSENT);
            case Query.Resolve resolve -> resolve.path();
            case Query.Tree tree -> below(tree.root());
            default -> throw new IllegalArgumentException("not on this host: " + query);
        };
    }

    private List<TreeEntry> below(AbsolutePath root) {
        List<TreeEntry> entries = new ArrayList<>();
        paths.forEach((path, found) -> {
            if (path.isUnder(root) && !path.equals(root)) {
                entries.add(new TreeEntry(path.text().substring(root.text().length() + 1), found));
            }
        });
        return entries;
    }
}
