package dev.driftless.domain.host;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What may be asked of a host. Sealed and small: a new kind of host state is a {@link Facet}, not a query.
 *
 * @param <A> the type of the answer
 */
public sealed interface Query<A> {
    /** How much of a file is wanted. */
    enum Detail {
        /** Kind, mode, owner, group and where the content lies. */
        ATTRIBUTES,
        /** The content too, in memory up to {@link Content#INLINE_MAX}. */
        CONTENT,
        /** The content too, in memory up to {@link Content#WHOLE_MAX}: for the few big files that a facet reads. */
        WHOLE
    }

    /** What is at a path; {@code follow}: at the end of a symbolic link. */
    record PathState(AbsolutePath path, boolean follow, Detail detail) implements Query<Found> {}

    /** Whether anything is at the end of a path: certain even where only a command's {@code creates} says so. */
    record Exists(AbsolutePath path) implements Query<Boolean> {}

    /** Where a path ends after all symbolic links: what a write through a link must rename over. The path need not exist. */
    record Resolve(AbsolutePath path) implements Query<AbsolutePath> {}

    /** Everything below a directory, sorted by path, parents first. {@code max}: more entries are a failure. */
    record Tree(AbsolutePath root, int max) implements Query<List<TreeEntry>> {}

    /** Whether the file at the end of {@code path} holds exactly these bytes; compared as a stream. */
    record Same(AbsolutePath path, Content content) implements Query<Boolean> {}

    /** The members of an archive, in its order; contents are {@link Content.Member}. */
    record Index(AbsolutePath archive) implements Query<List<TreeEntry>> {}

    /** When the content of the file at the end of {@code path} changed last. */
    record Modified(AbsolutePath path) implements Query<Instant> {}

    /** Digest of a file's content in lower-case hexadecimal; {@code algorithm} as in {@link java.security.MessageDigest}. */
    record Digest(AbsolutePath path, String algorithm) implements Query<String> {}

    /**
     * What a command that only reads says; it is started in a dry run too.
     *
     * @param reads the keys and paths on which it depends, so that a projection knows when its answer is stale
     * @param exact whether a stale answer is of no use, not even as a guess
     */
    record Probe(Command command, Set<Object> reads, boolean exact) implements Query<CommandResult> {
        public Probe {
            reads = Set.copyOf(reads);
        }

        /** One of which a stale answer is a good guess. */
        public Probe(Command command, Set<Object> reads) {
            this(command, reads, false);
        }
    }

    /**
     * The names of that kind whose states this run has planned to change so far, sorted. None on a host that is changed at once: there, programs that are
     * asked know of it.
     */
    record Planned(String kind) implements Query<List<String>> {}

    /** The state of a named thing. */
    record State<S extends Record>(Facet<S> facet, String name) implements Query<S> {
        public Key key() {
            return new Key(facet.kind(), name);
        }
    }
}
