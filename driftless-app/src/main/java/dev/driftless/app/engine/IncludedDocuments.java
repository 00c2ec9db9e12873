package dev.driftless.app.engine;

import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.DocumentReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the documents that an include names: they are part of what includes them, and no documents of their own. */
final class IncludedDocuments {
    private final ConfigurationInputs inputs;
    private final DocumentReader reader;
    private final Map<String, Set<String>> includes = new HashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    IncludedDocuments(ConfigurationInputs inputs, DocumentReader reader) {
        this.inputs = inputs;
        this.reader = reader;
    }

    /** The names of the included ones; what they include in turn is followed. */
    Set<String> among(Map<String, Node> documents) {
        Map<String, Node> known = new HashMap<>(documents);
        Set<String> seen = new HashSet<>();
        waiting.addAll(documents.keySet());
        while (!waiting.isEmpty()) {
            String name = waiting.remove();
            if (!seen.add(name)) {
                continue;
            }
            Node node = known.computeIfAbsent(name, this::read);
            if (node != null) {
                IncludedFiles.named(node, (file, folder) -> follow(name, file, folder));
            }
        }
        Set<String> targets = new HashSet<>();
        includes.values().forEach(targets::addAll);
        Set<String> reached = new HashSet<>();
        waiting.addAll(documents.keySet());
        waiting.removeAll(targets);
        while (!waiting.isEmpty()) {
            String name = waiting.remove();
            if (reached.add(name)) {
                waiting.addAll(includes.getOrDefault(name, Set.of()));
            }
        }
        reached.retainAll(targets); // documents that only include each other stay documents, and are refused for it
        return reached;
    }

    private void follow(String from, String file, String folder) {
        try {
            ConfigurationFiles.InputFile found = inputs.find(from, file, folder);
            if (found != null) {
                includes.computeIfAbsent(from, _ -> new HashSet<>()).add(found.name());
                waiting.add(found.name());
            }
        } catch (InvalidOption _) {
            // said where the include is compiled
        }
    }

    private @Nullable Node read(String name) {
        ConfigurationFiles.InputFile file = inputs.find(name, name.substring(name.lastIndexOf('/') + 1), ".");
        try {
            return file == null ? null : reader.read(name, inputs.read(file));
        } catch (ProblemException | InvalidOption _) {
            return null; // said where the include is compiled
        }
    }
}
