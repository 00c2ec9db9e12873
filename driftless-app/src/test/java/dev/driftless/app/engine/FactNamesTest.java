package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.domain.value.Value;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FactNamesTest {
    @Test
    void areThoseThatAreGathered() {
        assertEquals(paths(new BuiltInFacts(new MemoryFileSystem()).tree()), paths(FactNames.all()));
    }

    private static Set<String> paths(Value.Mapping tree) {
        Set<String> paths = new TreeSet<>();
        tree.entries().forEach((name, value) -> {
            if (value instanceof Value.Mapping(Map<String, Value> members)) {
                members.keySet().forEach(member -> paths.add(name + "." + member));
            } else {
                paths.add(name);
            }
        });
        return paths;
    }
}
