package dev.driftless.domain.program;

import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** All registered component types, by name and alias. */
public final class Components {
    private final Map<String, ComponentType> byName = new HashMap<>();
    private final Map<String, ComponentSpec> specs = new HashMap<>();
    private final List<ComponentType> types = new ArrayList<>();

    private Components() {}

    /** Those that the modules provide. */
    public static Components registered() {
        Components components = new Components();
        for (ComponentType type : ServiceLoader.load(ComponentType.class)) {
            components.add(type);
        }
        return components;
    }

    private void add(ComponentType type) {
        types.add(type);
        claim(type.name(), type);
        type.aliases().forEach(alias -> claim(alias, type));
        byName.putIfAbsent(type.name().replace("_", ""), type);
    }

    private void claim(String name, ComponentType type) {
        ComponentType other = byName.put(name, type);
        if (other != null && !other.equals(type)) {
            throw new IllegalStateException("two component types are called " + name);
        }
    }

    /** The component of that name or alias, both spellings ({@code set_fact}, {@code setfact}), or null. */
    public @Nullable ComponentSpec find(String name) {
        ComponentType type = byName.get(name);
        return type == null ? null : specs.computeIfAbsent(type.name(), _ -> ComponentSpec.of(type));
    }

    /** The name that somebody meant, or null. */
    public @Nullable String nearest(String name) {
        return Nearest.to(name, byName.keySet());
    }

    /** Every type once. */
    public Collection<ComponentType> all() {
        return List.copyOf(types);
    }
}
