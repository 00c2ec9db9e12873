package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A host that is a map of paths, for plans without a host. */
final class FilesSeen implements Observed {
    static final FileMode MODE = FileMode.of("0640");
    static final Principal OWNER = new Principal(7);

    private final Map<AbsolutePath, Found> paths = new TreeMap<>();
    private final Map<Query<?>, Answer<?>> answers = new HashMap<>();

    static FilesSeen empty() {
        return new FilesSeen();
    }

    static Found.RegularFile file(byte[] bytes) {
        return new Found.RegularFile(MODE, OWNER, OWNER, new Content.Inline(bytes));
    }

    FilesSeen with(String path, String text) {
        return with(path, file(text.getBytes(StandardCharsets.UTF_8)));
    }

    FilesSeen with(String path, Found found) {
        paths.put(AbsolutePath.of(path), found);
        return this;
    }

    FilesSeen withDirectory(String path) {
        return with(path, new Found.Directory(FileMode.of("0755"), OWNER, OWNER));
    }

    <A> FilesSeen answering(Query<A> query, Answer<A> answer) {
        answers.put(query, answer);
        return this;
    }

    /** Puts the changes of a plan of paths into effect. */
    FilesSeen after(Plan plan) {
        FilesSeen after = new FilesSeen();
        after.paths.putAll(paths);
        if (plan instanceof Plan.Apply(var changes)) {
            changes.forEach(change -> {
                SetPath set = (SetPath) change;
                after.paths.put(set.path(), set.after());
            });
        }
        return after;
    }

    byte[] bytes(String path) {
        return path(AbsolutePath.of(path)) instanceof Found.RegularFile file
                        && file.content() instanceof Content.Inline(byte[] bytes)
                ? bytes
                : new byte[0];
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> Answer<A> answer(Query<A> query) {
        Answer<?> given = answers.get(query);
        return given != null ? (Answer<A>) given : new Answer.Known<>((A) known(query));
    }

    private Object known(Query<?> query) {
        return switch (query) {
            case Query.PathState state -> at(state.follow() ? end(state.path()) : state.path());
            case Query.Resolve(AbsolutePath path) -> end(path);
            case Query.Exists(AbsolutePath path) -> !(at(end(path)) instanceof Found.Absent);
            case Query.Tree tree -> below(tree.root());
            case Query.Modified _ -> Instant.ofEpochSecond(1_700_000_000, 500_000_000);
            case Query.Digest digest -> "digest by " + digest.algorithm();
            default -> throw new IllegalArgumentException("not on this host: " + query);
        };
    }

    private Found at(AbsolutePath path) {
        return paths.getOrDefault(path, Found.ABSENT);
    }

    private AbsolutePath end(AbsolutePath path) {
        return at(path) instanceof Found.Symlink(String target)
                ? end(path.parent().resolve(target))
                : path;
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
