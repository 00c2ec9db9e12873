package dev.driftless.app.engine;

import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.Program;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.DocumentReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration directory, read and compiled, without a single problem.
 *
 * @param directory absolute
 * @param files how many documents it has
 * @param agent how the agent works
 */
public record Configuration(
        String directory,
        int files,
        Program program,
        AgentSettings agent,
        ConfigurationInputs inputs,
        Holes holes,
        DocumentReader reader,
        Components components) {
    private static final Set<String> APPLY_KEYS = Set.of("vars", "tasks", "handlers");
    private static final Set<String> SECTIONS = Set.of("apply", "agent");
    private static final List<String> KEYS = List.of("vars", "tasks", "handlers", "apply", "agent");

    /**
     * Reads a whole directory, without knowing what a run will have beside it: names are not checked, but those of facts.
     *
     * @throws ProblemException with every problem of every file
     */
    public static Configuration load(ConfigurationFiles files, DocumentReader reader) {
        return new Loading(files, reader, null).load();
    }

    /**
     * Reads a whole directory for a run with {@code supplied} beside it.
     *
     * @throws ProblemException with every problem of every file
     */
    public static Configuration load(ConfigurationFiles files, DocumentReader reader, Supplied supplied) {
        return new Loading(files, reader, supplied).load();
    }

    private static final class Loading {
        private final ConfigurationFiles files;
        private final DocumentReader reader;
        private final Problems problems = new Problems();
        private final Holes holes = new Holes();
        private final ConfigurationInputs inputs;
        private final Components components = Components.registered();
        private final ProgramCompiler compiler = new ProgramCompiler(components, problems);
        private final @Nullable Supplied supplied;
        private final Set<String> unreadable = new HashSet<>();
        private AgentSettings agent = AgentSettings.USUAL;
        private @Nullable Position agentAt;

        Loading(ConfigurationFiles files, DocumentReader reader, @Nullable Supplied supplied) {
            this.files = files;
            this.reader = reader;
            this.supplied = supplied;
            this.inputs = new ConfigurationInputs(files, holes);
        }

        Configuration load() {
            List<ConfigurationFiles.InputFile> all = files.documents();
            if (all.isEmpty()) {
                throw new ProblemException(nothing(null));
            }
            Map<String, Node> documents = new LinkedHashMap<>();
            all.forEach(document -> read(document, documents));
            if (unreadable.isEmpty() && documents.values().stream().allMatch(Loading::isEmpty)) {
                throw new ProblemException(nothing(all.getFirst().name()));
            }
            Set<String> included = new IncludedDocuments(inputs, reader).among(documents);
            unreadable.removeAll(included);
            documents.forEach((name, node) -> {
                if (!included.contains(name)) {
                    document(name, node);
                }
            });
            Program program = compiler.program();
            IncludedFiles includes = new IncludedFiles(inputs, reader, components, problems);
            includes.readAll(allSteps(program), program.handlers().keySet());
            compiler.checkNotifications(program.handlers().keySet());
            boolean complete = supplied != null && unreadable.isEmpty() && compiler.isComplete();
            Supplied beside = supplied == null ? Supplied.NOTHING : supplied;
            new NameCheck(program, includes, inputs, beside, complete, problems).run();
            if (!problems.isEmpty()) {
                throw new ProblemException(sorted(all, problems.all()));
            }
            return new Configuration(files.directory(), all.size(), program, agent, inputs, holes, reader, components);
        }

        private static List<ProgramNode> allSteps(Program program) {
            List<ProgramNode> all = new ArrayList<>(program.tasks());
            all.addAll(program.handlers().values());
            return all;
        }

        /** File by file, the documents first and in their order, and from top to bottom. */
        private static List<Problem> sorted(List<ConfigurationFiles.InputFile> documents, List<Problem> problems) {
            Map<String, Integer> files = new HashMap<>();
            documents.forEach(document -> files.put(document.name(), files.size()));
            problems.forEach(problem -> files.putIfAbsent(problem.at().file(), files.size()));
            return problems.stream()
                    .sorted(Comparator.comparingInt((Problem problem) ->
                                    files.getOrDefault(problem.at().file(), 0))
                            .thenComparingInt(problem -> problem.at().line())
                            .thenComparingInt(problem -> problem.at().column()))
                    .toList();
        }

        private static boolean isEmpty(Node node) {
            return node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
        }

        /** @param empty a document in which there is nothing, or null where there is no document at all */
        private Problem nothing(@Nullable String empty) {
            if (empty != null) {
                return new Problem(
                        "E110",
                        new Position(empty, 1, 1),
                        1,
                        "there is nothing in the documents of " + files.directory(),
                        "write `tasks:` and a list of tasks; `tasks: []` does nothing on purpose");
            }
            return new Problem(
                    "E110",
                    new Position(files.directory(), 1, 1),
                    1,
                    "there is no document in the configuration directory " + files.directory(),
                    """
                    looked for *.yaml, *.yml, *.toml and *.json in it and below, without hidden ones and without the
                    directories roles, templates, files, tasks, vars and handlers; another directory: --config DIR""");
        }

        private void read(ConfigurationFiles.InputFile document, Map<String, Node> documents) {
            try {
                documents.put(document.name(), reader.read(document.name(), inputs.read(document)));
            } catch (ProblemException e) {
                unreadable.add(document.name());
                problems.addAll(e.problems());
            } catch (InvalidOption e) {
                unreadable.add(document.name());
                problems.add("E003", new Position(document.name(), 1, 1), 1, String.valueOf(e.getMessage()), null);
            }
        }

        private void document(String name, Node node) {
            if (node instanceof Node.Mapping mapping) {
                document(name, mapping);
                return;
            }
            unreadable.add(name);
            problems.add(
                    "E100",
                    node.at(),
                    1,
                    "a document must be a mapping, not " + node.kind(),
                    node instanceof Node.Sequence list ? hint(list) : "it has vars, tasks and handlers");
        }

        private static String hint(Node.Sequence list) {
            boolean plays = list.items().stream()
                    .anyMatch(item -> item instanceof Node.Mapping play
                            && (play.get("hosts") != null || play.get("tasks") != null));
            return plays
                    ? "these are plays of Ansible: move `vars`, `tasks` and `handlers` of each to the top of a document"
                    : "write `tasks:` above the list of tasks";
        }

        private void document(String name, Node.Mapping mapping) {
            if (isAgents(name, mapping)) {
                agent(mapping, mapping.at(), 1);
                return;
            }
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
            section(name, mapping.entry("apply"));
            section(name, mapping.entry("agent"));
        }

        /** A document {@code agent.yaml} may be the section itself. */
        private static boolean isAgents(String name, Node.Mapping mapping) {
            return name.startsWith("agent.")
                    && mapping.entries().stream()
                            .noneMatch(entry -> APPLY_KEYS.contains(entry.name()) || SECTIONS.contains(entry.name()));
        }

        private void agent(Node.Mapping section, Position at, int length) {
            if (agentAt != null) {
                problems.add("E106", at, length, "the section `agent` stands at " + agentAt + " already", null);
                return;
            }
            agentAt = at;
            agent = AgentSettings.read(section, problems);
        }

        private void section(String name, Node.@Nullable Entry entry) {
            Node node = entry == null ? null : entry.value();
            if (entry != null && node instanceof Node.Mapping mapping) {
                if (entry.name().equals("apply")) {
                    compiler.add(mapping, inputs.context(name, null));
                } else {
                    agent(mapping, entry.key().at(), "agent".length());
                }
            } else if (node != null) {
                problems.add("E105", node.at(), 1, "a section must be a mapping, not " + node.kind(), null);
            }
        }
    }
}
