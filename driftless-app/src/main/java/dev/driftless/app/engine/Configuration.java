package dev.driftless.app.engine;

import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.Program;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.DocumentReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration directory, read and compiled, without a single problem.
 *
 * @param directory absolute
 * @param files how many documents it has
 * @param agent the agent's settings, or null
 */
public record Configuration(
        String directory,
        int files,
        Program program,
        Node.@Nullable Mapping agent,
        ConfigurationInputs inputs,
        Holes holes,
        DocumentReader reader,
        Components components) {
    private static final Set<String> APPLY_KEYS = Set.of("vars", "tasks", "handlers");
    private static final Set<String> SECTIONS = Set.of("apply", "agent");
    private static final List<String> KEYS = List.of("vars", "tasks", "handlers", "apply", "agent");

    /**
     * Reads a whole directory.
     *
     * @throws ProblemException with every problem of every file
     */
    public static Configuration load(ConfigurationFiles files, DocumentReader reader) {
        return new Loading(files, reader).load();
    }

    private static final class Loading {
        private final ConfigurationFiles files;
        private final DocumentReader reader;
        private final Problems problems = new Problems();
        private final Holes holes = new Holes();
        private final ConfigurationInputs inputs;
        private final Components components = Components.registered();
        private final ProgramCompiler compiler = new ProgramCompiler(components, problems);
        private Node.@Nullable Mapping agent;

        Loading(ConfigurationFiles files, DocumentReader reader) {
            this.files = files;
            this.reader = reader;
            this.inputs = new ConfigurationInputs(files, holes);
        }

        Configuration load() {
            List<ConfigurationFiles.InputFile> documents = files.documents();
            if (documents.isEmpty()) {
                throw new ProblemException(nothing());
            }
            for (ConfigurationFiles.InputFile document : documents) {
                read(document);
            }
            Program program = compiler.program();
            compiler.checkNotifications(program.handlers().keySet());
            if (!problems.isEmpty()) {
                throw new ProblemException(sorted(problems.all()));
            }
            return new Configuration(
                    files.directory(), documents.size(), program, agent, inputs, holes, reader, components);
        }

        /** File by file in the order in which they were met first, and from top to bottom. */
        private static List<Problem> sorted(List<Problem> problems) {
            Map<String, Integer> files = new HashMap<>();
            problems.forEach(problem -> files.putIfAbsent(problem.at().file(), files.size()));
            return problems.stream()
                    .sorted(Comparator.comparingInt((Problem problem) ->
                                    files.getOrDefault(problem.at().file(), 0))
                            .thenComparingInt(problem -> problem.at().line())
                            .thenComparingInt(problem -> problem.at().column()))
                    .toList();
        }

        private Problem nothing() {
            return new Problem(
                    "E110",
                    new Position(files.directory(), 1, 1),
                    1,
                    "there is no document in the configuration directory " + files.directory(),
                    """
                    looked for *.yaml, *.yml, *.toml and *.json in it and below, without hidden ones and without the
                    directories roles, templates, files, tasks, vars and handlers; another directory: --config DIR""");
        }

        private void read(ConfigurationFiles.InputFile document) {
            try {
                Node node = reader.read(document.name(), inputs.read(document));
                if (node instanceof Node.Mapping mapping) {
                    document(document.name(), mapping);
                } else {
                    problems.add(
                            "E100",
                            node.at(),
                            1,
                            "a document must be a mapping, not " + node.kind(),
                            node instanceof Node.Sequence
                                    ? "write `tasks:` above the list of tasks"
                                    : "it has vars, tasks and handlers");
                }
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            } catch (InvalidOption e) {
                problems.add("E003", new Position(document.name(), 1, 1), 1, String.valueOf(e.getMessage()), null);
            }
        }

        private void document(String name, Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (!APPLY_KEYS.contains(entry.name()) && !SECTIONS.contains(entry.name())) {
                    ProgramCompiler.unknownKey(entry, KEYS, problems);
                }
            }
            Node.Mapping flat = new Node.Mapping(
                    mapping.entries().stream()
                            .filter(entry -> APPLY_KEYS.contains(entry.name()))
                            .toList(),
                    mapping.at());
            compiler.add(flat, inputs.context(name, null));
            section(name, mapping.get("apply"), true);
            section(name, mapping.get("agent"), false);
        }

        private void section(String name, @Nullable Node node, boolean apply) {
            if (node instanceof Node.Mapping mapping) {
                if (apply) {
                    compiler.add(mapping, inputs.context(name, null));
                } else {
                    agent = mapping;
                }
            } else if (node != null) {
                problems.add("E105", node.at(), 1, "a section must be a mapping, not " + node.kind(), null);
            }
        }
    }
}
