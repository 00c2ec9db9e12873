package dev.driftless.app.laws;

import dev.driftless.adapters.config.DataFormatsAdapter;
import dev.driftless.app.engine.Configuration;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.schema.BindContext;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.schema.RenderedFile;
import dev.driftless.domain.template.Environment;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.template.Variables;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of an example as option records, without the engine; with a value for each variable. */
final class BoundTasks {
    /** Finds every file; a template renders to one line. */
    static final BindContext CONTEXT = new BindContext() {
        @Override
        public InputFile input(String name) {
            return name.startsWith("/")
                    ? new InputFile.OfHost(AbsolutePath.of(name))
                    : new InputFile.OfConfiguration(
                            name,
                            Content.Inline.of("text\n"),
                            AbsolutePath.of(ExampleFiles.DIRECTORY + "/files/" + name));
        }

        @Override
        public RenderedFile rendered(String name) {
            return new RenderedFile("templates/" + name, "rendered\n");
        }

        @Override
        public String why(CharSequence text) {
            return "a part that is known only after apply";
        }
    };

    private BoundTasks() {}

    /** One task: its type, and its options by their proper names. */
    record Given(ComponentSpec spec, Map<String, Value> values) {
        Record bound() {
            return spec.bind(values, CONTEXT);
        }

        /** The same with another value for one option, and without another. */
        Given with(OptionSpec option, Value value, String without) {
            Map<String, Value> changed = new LinkedHashMap<>(values);
            changed.remove(without);
            changed.put(option.name(), value);
            return new Given(spec, changed);
        }
    }

    static List<Given> of(Registered.Shown shown) {
        Configuration configuration = shown.laboratory().load();
        List<Given> tasks = new ArrayList<>();
        for (ProgramNode node : configuration.program().tasks()) {
            if (node instanceof ProgramNode.Step step) {
                tasks.add(new Given(step.spec(), values(step, scope(configuration))));
            }
        }
        return tasks;
    }

    private static Scope scope(Configuration configuration) {
        var environment = new Environment(configuration.holes(), configuration.inputs(), new DataFormatsAdapter());
        return new Scope(environment, new AnyVariables(), _ -> {});
    }

    private static Map<String, Value> values(ProgramNode.Step step, Scope scope) {
        Map<String, Value> values = new LinkedHashMap<>();
        step.options().forEach((name, option) -> values.put(name, option.evaluate(scope)));
        return values;
    }

    /** Every name is a mapping with every name in it that an example uses, but for secrets, of which there are none. */
    private record AnyVariables() implements Variables {
        private static final Value TEXT = Value.of("text");

        @Override
        public Value find(String name) {
            return name.equals("secrets")
                    ? Value.Mapping.EMPTY
                    : Value.of(Map.of("hostname", TEXT, "checksum", TEXT, "stdout", TEXT, "answer", TEXT));
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    }
}
