package dev.driftless.app.laws;

import dev.driftless.adapters.config.Documents;
import dev.driftless.app.engine.Configuration;
import dev.driftless.app.json.JsonWriter;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every registered type with each of its options set to each secret, as the tasks of a document; what they register is shown and handed on. */
final class CanaryTasks {
    private final List<Map<String, @Nullable Object>> tasks = new ArrayList<>();

    private CanaryTasks() {}

    static List<Map<String, @Nullable Object>> all() {
        CanaryTasks all = new CanaryTasks();
        for (ComponentType type : Registered.types()) {
            List<Map<String, @Nullable Object>> examples = examples(type);
            for (OptionSpec option : Registered.spec(type).options()) {
                for (String secret : List.of("canary", "key", "broken")) {
                    all.add(type, examples, option, secret);
                }
            }
        }
        return all.tasks;
    }

    /** The tasks of this type in its examples, options and type only. */
    private static List<Map<String, @Nullable Object>> examples(ComponentType type) {
        ComponentSpec spec = Registered.spec(type);
        List<Map<String, @Nullable Object>> tasks = new ArrayList<>();
        for (ComponentType.Example example : type.examples()) {
            Node list = new Documents().read("example.yaml", example.yaml().getBytes(StandardCharsets.UTF_8));
            for (Node item : ((Node.Sequence) list).items()) {
                if (item instanceof Node.Mapping task
                        && task.get("type") instanceof Node.Scalar name
                        && name.raw().equals(type.name())) {
                    Map<String, @Nullable Object> options = new LinkedHashMap<>();
                    options.put("type", type.name());
                    for (Node.Entry entry : task.entries()) {
                        OptionSpec option = spec.option(entry.name());
                        if (option != null) {
                            options.put(option.name(), entry.value().toValue().toJava());
                        }
                    }
                    tasks.add(options);
                }
            }
        }
        return tasks;
    }

    /** The first task that has the secret in the option and makes sense; where none does, one that is refused when it is bound. */
    private void add(
            ComponentType type, List<Map<String, @Nullable Object>> examples, OptionSpec option, String secret) {
        List<Map<String, @Nullable Object>> refused = new ArrayList<>();
        for (Object value : values(option, secret)) {
            for (Map<String, @Nullable Object> example : examples) {
                for (String without : example.keySet()) { // options may exclude each other
                    Map<String, @Nullable Object> task = new LinkedHashMap<>(example);
                    if (!without.equals("type")) {
                        task.remove(without);
                    }
                    task.put(option.name(), value);
                    if (binds(type, task)) {
                        add(task);
                        return;
                    } else if (loads(task)) {
                        refused.add(task);
                    }
                }
            }
        }
        refused.stream().limit(1).forEach(this::add);
    }

    private static boolean binds(ComponentType type, Map<String, @Nullable Object> task) {
        Map<String, Value> values = new LinkedHashMap<>();
        task.forEach((name, value) -> values.put(name, Value.ofJava(rendered(value))));
        try {
            Registered.spec(type).bind(values, BoundTasks.CONTEXT);
            return loads(task);
        } catch (InvalidOption _) {
            return false;
        }
    }

    private static @Nullable Object rendered(@Nullable Object value) {
        return switch (value) {
            case String text -> {
                String rendered = text;
                for (Map.Entry<String, String> secret : Secrets.all().entrySet()) {
                    rendered = rendered.replace("{{ secrets." + secret.getKey() + " }}", secret.getValue());
                }
                yield rendered;
            }
            case List<?> list -> list.stream().map(CanaryTasks::rendered).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(key, rendered(entry)));
                yield entries;
            }
            case null, default -> value;
        };
    }

    /** Whether nothing is wrong with it before a secret is looked up. */
    private static boolean loads(Map<String, @Nullable Object> task) {
        String site = JsonWriter.write(List.of(task));
        try {
            Configuration.load(ExampleFiles.of(Registered.COMPONENTS, "tasks: " + site, site), new Documents());
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private void add(Map<String, @Nullable Object> options) {
        Map<String, @Nullable Object> task = new LinkedHashMap<>(options);
        task.put("ignore_errors", true);
        task.put("register", "result");
        tasks.add(task);
        for (String shown : List.of("{{ result }}", "{{ result | to_json }}")) {
            Map<String, @Nullable Object> debug = new LinkedHashMap<>();
            debug.put("type", "debug");
            debug.put("msg", shown);
            debug.put("ignore_errors", true);
            tasks.add(debug);
        }
    }

    /** The secret as different options want it; names of files get one of their own. */
    private static List<Object> values(OptionSpec option, String secret) {
        String text = "{{ secrets." + secret + " }}";
        if (option.type() == AbsolutePath.class || option.element() == AbsolutePath.class) {
            return List.of("/etc/{{ secrets.place }}");
        } else if (option.type() == InputFile.class || option.rendersFile()) {
            return List.of(secret.equals("key") ? "/etc/{{ secrets.place }}" : "{{ secrets.place }}");
        } else if (Set.<Class<?>>of(List.class, Set.class).contains(option.type())) {
            return List.of(List.of("first", text), text, List.of(text + " %s"));
        } else if (option.type() == Map.class) {
            return List.of(Map.of("key", text), text);
        }
        return List.of(text, "$6$" + text, text + " {mark}");
    }
}
