package dev.driftless.app.laws;

import dev.driftless.domain.program.Components;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every component type that a module provides, so that a new one is under the laws without a line here. */
final class Registered {
    static final Components COMPONENTS = Components.registered();

    private Registered() {}

    static List<ComponentType> types() {
        return COMPONENTS.all().stream()
                .sorted(Comparator.comparing(ComponentType::name))
                .toList();
    }

    static ComponentSpec spec(ComponentType type) {
        ComponentSpec spec = COMPONENTS.find(type.name());
        if (spec == null) {
            throw new IllegalStateException(type.name() + " is registered and cannot be found");
        }
        return spec;
    }

    /** All examples of all types. */
    static Stream<Shown> examples() {
        return types().stream().flatMap(type -> type.examples().stream().map(example -> new Shown(type, example)));
    }

    /** Those of task types. */
    static Stream<Shown> taskExamples() {
        return examples().filter(shown -> shown.type().kind() == Kind.TASK);
    }

    /** An example with the type that shows it. */
    record Shown(ComponentType type, ComponentType.Example example) {
        Laboratory laboratory() {
            return new Laboratory(ExampleFiles.of(COMPONENTS, example.yaml()));
        }

        /** Its tasks in an atomic block that fails at its end, so that all of them are taken back. */
        Laboratory undone() {
            String block =
                    "tasks:\n  - atomic: true\n    block:\n" + example.yaml().indent(6)
                            + "      - { type: fail, msg: taken back }\n    rescue:\n      - { type: debug, msg: rescued }\n";
            return new Laboratory(ExampleFiles.of(COMPONENTS, block, example.yaml()));
        }

        @Override
        public String toString() {
            return type.name() + ", " + example.title();
        }
    }
}
