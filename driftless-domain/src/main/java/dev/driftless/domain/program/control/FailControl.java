package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Subject;
import java.util.List;

/** Fails with a message. */
public record FailControl(
        @Doc("Why.") @Default("failed as the configuration asks") @Subject
        String msg) implements Control {

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "FailControl";
    }

    /** Documents the node. */
    public static final class Type implements Control.Type {
        @Override
        public String name() {
            return "fail";
        }

        @Override
        public String summary() {
            return "Fails with a message.";
        }

        @Override
        public Class<FailControl> options() {
            return FailControl.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("An unsupported system", """
                    - { type: fail, msg: only Debian is supported, when: facts.os.family != 'debian' }
                    """), new Example("After a look at a file", """
                    - { type: stat, path: /etc/motd, register: motd }
                    - { type: fail, msg: there is no /etc/motd, when: not motd.exists }
                    """));
        }
    }
}
