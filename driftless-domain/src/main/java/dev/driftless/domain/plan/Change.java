package dev.driftless.domain.plan;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be done to a host. Sealed and uniform: a key goes from one state to another, or a command runs. */
public sealed interface Change {
    /** The keys ({@link AbsolutePath} or {@link Key}) that it writes; empty for a command. */
    List<Object> keys();

    /**
     * One path goes from one state to another: create, replace, chmod, chown, link, remove. Parents must exist.
     *
     * @param path not resolved further: a write through a symbolic link names the link's end
     * @param before what the plan saw: the diff and the precondition
     * @param validate a check of the new content before it is put in place; {@code %s} in an argument is the temporary file
     */
    record SetPath(
            AbsolutePath path,
            Found before,
            Found after,
            @Nullable Command validate) implements Change {
        public SetPath(AbsolutePath path, Found before, Found after) {
            this(path, before, after, null);
        }

        /** Whether it leaves the content of a regular file as and where it is. */
        public boolean isOfAttributes() {
            return before instanceof Found.RegularFile was
                    && after instanceof Found.RegularFile is
                    && was.content().equals(is.content());
        }

        @Override
        public List<Object> keys() {
            return List.of(path);
        }
    }

    /** Many paths below one root, in the order given, as one change: an archive, a tree to remove, a recursive chmod. */
    record SetPaths(AbsolutePath root, List<SetPath> members) implements Change {
        public SetPaths {
            members = List.copyOf(members);
        }

        @Override
        public List<Object> keys() {
            return members.stream().<Object>map(SetPath::path).toList();
        }
    }

    /** Named things go from one state to another, in one transaction of their facet. */
    record SetState<S extends Record>(Facet<S> facet, List<Transition<S>> transitions) implements Change {
        public SetState {
            transitions = List.copyOf(transitions);
        }

        /** One thing. */
        public static <S extends Record> SetState<S> of(Facet<S> facet, String name, S before, S after) {
            return new SetState<>(facet, List.of(new Transition<>(name, before, after)));
        }

        @Override
        public List<Object> keys() {
            return transitions.stream()
                    .<Object>map(t -> new Key(facet.kind(), t.name()))
                    .toList();
        }
    }

    /** A command runs; its {@link dev.driftless.domain.host.CommandResult} is what {@link Performed.Done} carries. */
    record RunCommand(Command command, Effects effects) implements Change {
        @Override
        public List<Object> keys() {
            return List.of();
        }
    }

    /** A verb on a named thing that is never in sync: restart, reload. */
    record Act(Key key, String verb, Command command, Effects effects) implements Change {
        @Override
        public List<Object> keys() {
            return List.of();
        }
    }
}
