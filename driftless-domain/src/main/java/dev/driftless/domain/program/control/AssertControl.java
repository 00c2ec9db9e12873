package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fails unless conditions are true. */
public record AssertControl(
        @Doc("One condition or a list of them; all must be true.") @Required @Subject
        List<String> that,

        @Doc("What to say when one is not.") @Named(aliases = "msg") @Nullable
        String failMsg,

        @Doc("What to say when all are.") @Nullable String successMsg)
        implements Control {

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "AssertControl";
    }

    /** Documents the node. */
    public static final class Type implements Control.Type {
        @Override
        public String name() {
            return "assert";
        }

        @Override
        public String summary() {
            return "Fails unless conditions are true.";
        }

        @Override
        public Class<AssertControl> options() {
            return AssertControl.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A precondition", """
                    - { type: assert, that: "facts.os.family == 'debian'", fail_msg: only Debian is supported }
                    """), new Example("Several", """
                    - type: assert
                      that:
                        - facts.hostname | length > 0
                        - "1 + 1 == 2"
                      success_msg: all is well
                    """));
        }
    }
}
