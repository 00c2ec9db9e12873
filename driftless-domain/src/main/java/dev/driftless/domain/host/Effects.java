package dev.driftless.domain.host;

import java.util.HashSet;
import java.util.Set;

/**
 * What a command does to the host, as far as it is known before it runs.
 *
 * @param creates paths that exist afterwards
 * @param removes paths that do not
 * @param touches paths that it may change, with all below them
 * @param disturbs paths that it may change or remove, without what lies below them, as a package does with its files
 * @param mayCreateAbsent whether it may create any path that is absent now, as a package does
 * @param declared whether somebody said so; where not, {@code touches} is a guess from its arguments, and a pessimist doubts everything
 */
public record Effects(
        Set<AbsolutePath> creates,
        Set<AbsolutePath> removes,
        Set<AbsolutePath> touches,
        Set<AbsolutePath> disturbs,
        boolean mayCreateAbsent,
        boolean declared) {
    /** It changes nothing that Driftless looks at. */
    public static final Effects NONE = new Effects(Set.of(), Set.of(), Set.of(), Set.of(), false, true);

    public Effects {
        creates = Set.copyOf(creates);
        removes = Set.copyOf(removes);
        touches = Set.copyOf(touches);
        disturbs = Set.copyOf(disturbs);
    }

    /** Nobody said what it does; these paths are among its arguments. */
    public static Effects undeclared(Set<AbsolutePath> touches) {
        return new Effects(Set.of(), Set.of(), touches, Set.of(), false, false);
    }

    /** It may change these paths and what lies below them, and nothing else. */
    public static Effects touching(Set<AbsolutePath> touches) {
        return new Effects(Set.of(), Set.of(), touches, Set.of(), false, true);
    }

    /** The same where it may not run at all: nothing is certain, and what it would create and remove is in doubt. */
    public Effects uncertain() {
        Set<AbsolutePath> touched = new HashSet<>(touches);
        touched.addAll(creates);
        touched.addAll(removes);
        return new Effects(Set.of(), Set.of(), touched, disturbs, mayCreateAbsent, declared);
    }
}
