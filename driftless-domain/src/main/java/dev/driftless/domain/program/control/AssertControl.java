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
                    - { type: assert, that: "1 + 1 == 2", fail_msg: arithmetic is broken }
                    """));
        }
    }
}
