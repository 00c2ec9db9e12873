package dev.driftless.app.wiring;

import dev.driftless.app.json.JsonWriter;
import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema (draft 2020-12) of apply documents for editors, from the types themselves. */
final class SchemaWriter {
    private final Components components = Components.registered();

    String write() {
        List<Object> tasks = new ArrayList<>();
        for (ComponentType type : components.all()) {
            ComponentSpec spec = components.find(type.name());
            if (spec != null) {
                tasks.add(task(spec));
            }
        }
        tasks.add(Map.of("type", "object", "required", List.of("block")));
        Map<String, @Nullable Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", Map.of("anyOf", tasks));
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("vars", Map.of("type", "object"));
        properties.put("tasks", list);
        properties.put("handlers", list);
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Driftless apply document");
        schema.put("type", "object");
        schema.put("properties", properties);
        return JsonWriter.write(schema);
    }

    private static Map<String, @Nullable Object> task(ComponentSpec spec) {
        List<String> names = new ArrayList<>(List.of(spec.type().name()));
        names.addAll(spec.type().aliases());
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("type"));
        for (String key : ProgramCompiler.commonKeys()) {
            properties.put(key, Map.of());
        }
        properties.put("type", Map.of("enum", names));
        for (OptionSpec option : spec.options()) {
            Map<String, @Nullable Object> described = new LinkedHashMap<>();
            described.put("description", option.doc() + " (" + ReferenceWriter.typeName(option) + ")");
            if (option.defaultText() != null) {
                described.put("default", option.defaultText());
            }
            properties.put(option.name(), described);
            option.aliases().forEach(alias -> properties.put(alias, described));
            if (option.required() && option.aliases().isEmpty()) {
                required.add(option.name());
            }
        }
        Map<String, @Nullable Object> task = new LinkedHashMap<>();
        task.put("type", "object");
        task.put("description", spec.type().summary());
        task.put("properties", properties);
        task.put("required", required);
        task.put("additionalProperties", false);
        return task;
    }
}
