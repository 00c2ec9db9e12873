package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tree of facts by name, as it is documented, without looking at the host. */
final class FactNames {
    private static final Value LATER = new Value.Unknown("facts are gathered in a run");
    private static final Map<String, List<String>> TREE = tree();

    private FactNames() {}

    private static Map<String, List<String>> tree() {
        Map<String, List<String>> tree = new LinkedHashMap<>();
        for (String single : List.of("hostname", "fqdn", "machine_id", "kernel", "architecture", "timezone", "user")) {
            tree.put(single, List.of());
        }
        tree.put("os", List.of("name", "version", "codename", "family"));
        tree.put("cpu", List.of("count", "model"));
        tree.put("memory", List.of("total_bytes"));
        tree.put("network", List.of("default_interface", "default_address"));
        return tree;
    }

    /** The tree, with an unknown value for each fact. */
    static Value.Mapping all() {
        Map<String, Value> all = new LinkedHashMap<>();
        TREE.forEach((name, members) -> {
            Map<String, Value> inner = new LinkedHashMap<>();
            members.forEach(member -> inner.put(member, LATER));
            all.put(name, members.isEmpty() ? LATER : new Value.Mapping(inner));
        });
        return new Value.Mapping(all);
    }
}
