package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads variables from another file. */
public record IncludeVarsControl(
        @Doc("A file with a mapping, relative to the file that names it, then in `vars/`.") @Required @Subject
        String file,

        @Doc("Put them under this name instead of beside the others.") @Nullable
        String name)
        implements Control {

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "IncludeVarsControl";
    }

    /** Documents the node. */
    public static final class Type implements Control.Type {
        @Override
        public String name() {
            return "include_vars";
        }

        @Override
        public String summary() {
            return "Reads variables from another file.";
        }

        @Override
        public Class<IncludeVarsControl> options() {
            return IncludeVarsControl.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("Variables from a file", """
                    - { type: include_vars, file: "debian.yaml" }
                    - { type: debug, msg: "the answer is {{ answer }}" }
                    """), new Example("Below one name", """
                    - { type: include_vars, file: ports.yaml, name: ports }
                    - { type: debug, msg: "the answer is {{ ports.answer }}" }
                    """));
        }
    }
}
