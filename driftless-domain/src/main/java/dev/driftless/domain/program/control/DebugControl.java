package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a message or a variable. */
public record DebugControl(
        @Doc("The message.") @Subject @Nullable Value msg,

        @Doc("The variable to show instead, by name or path.") @Nullable
        String var)
        implements Control {

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "DebugControl";
    }

    /** Documents the node. */
    public static final class Type implements Control.Type {
        @Override
        public String name() {
            return "debug";
        }

        @Override
        public String summary() {
            return "Shows a message or a variable.";
        }

        @Override
        public Class<DebugControl> options() {
            return DebugControl.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A message", """
                    - { type: debug, msg: "this is {{ facts.hostname }}" }
                    """), new Example("A variable", """
                    - { type: debug, var: facts.os.family }
                    """));
        }
    }
}
