package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets variables for the rest of the run. */
public record SetFactControl(
        @Doc("The name of one variable.") @Subject @Nullable String key,
        @Doc("Its value.") @Nullable Value value,
        @Doc("Several variables at once.") Map<String, Value> facts)
        implements Control {
    public SetFactControl {
        if ((key == null) == facts.isEmpty()) {
            throw new InvalidOption("key", "with `value`, or `facts`, is needed, and not both");
        }
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "SetFactControl";
    }

    /** Documents the node. */
    public static final class Type implements Control.Type {
        @Override
        public String name() {
            return "set_fact";
        }

        @Override
        public String summary() {
            return "Sets variables for the rest of the run.";
        }

        @Override
        public Class<SetFactControl> options() {
            return SetFactControl.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A computed name", """
                    - { type: set_fact, key: greeting, value: "hello {{ facts.hostname }}" }
                    - { type: debug, var: greeting }
                    """), new Example("Several", """
                    - { type: set_fact, facts: { low: 1, high: 9 } }
                    - { type: debug, msg: "from {{ low }} to {{ high }}" }
                    """));
        }
    }
}
