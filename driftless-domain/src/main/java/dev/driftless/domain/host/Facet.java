package dev.driftless.domain.host;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of named host state: package, unit, account, mount. Open: a new one is a new implementation. Pure: it reads through questions and
 * changes by argument vectors.
 *
 * @param <S> its state, a record whose components are what a diff shows; absence is a value of it
 */
public interface Facet<S extends Record> {
    /** One word, unique: {@code package}, {@code user}. */
    String kind();

    /**
     * One word for the kinds that share files without disturbing one another's states: {@code useradd a} leaves user b and each group certain, though
     * it writes into their files.
     */
    default String family() {
        return kind();
    }

    /** The class of its state, from which a journal reads it back. */
    Class<S> type();

    /** The state of the thing of that name now. */
    S read(String name, Observed seen);

    /** The commands, in order, that lead from what is to what shall be; all transitions are one transaction. */
    List<Command> steps(List<Transition<S>> transitions);

    /** What these commands do to the rest of the host, which {@code seen} looks at before they run. */
    default Effects effects(List<Transition<S>> transitions, Observed seen) {
        return Effects.NONE;
    }

    /** The components of its state, in snake_case, that a diff leaves out because they come with others. */
    default Set<String> unshown() {
        return Set.of();
    }

    /** What a diff says in place of its components, or null where each stands for itself. */
    default @Nullable String shown(S before, S after) {
        return null;
    }

    /** Whether there is no such thing: a package that this run installs may have made it then. */
    default boolean isAbsent(S state) {
        return false;
    }

    /** What a person has to read when one of these commands has failed. */
    default String complaint(Command step, CommandResult result) {
        return step.complaint(result);
    }

    /** One thing's way from one state to another. */
    record Transition<S extends Record>(String name, S before, S after) {
        /** The way back. */
        public Transition<S> reversed() {
            return new Transition<>(name, after, before);
        }
    }
}
