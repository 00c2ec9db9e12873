package dev.driftless.app.engine;

import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.Program;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.DocumentReader;
import java.util.List;
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
            for (ConfigurationFiles.InputFile document : documents) {
                read(document);
            }
            Program program = compiler.program();
            checkNotifications(program.tasks(), program);
            if (!problems.isEmpty()) {
                throw new ProblemException(problems.all());
            }
            return new Configuration(
                    files.directory(), documents.size(), program, agent, inputs, holes, reader, components);
        }

        private void read(ConfigurationFiles.InputFile document) {
            try {
                Node node = reader.read(document.name(), inputs.read(document));
                if (node instanceof Node.Mapping mapping) {
                    document(document.name(), mapping);
                } else {
                    problems.add("E100", node.at(), 1, "a document must be a mapping, not " + node.kind(), null);
                }
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            } catch (InvalidOption e) {
                problems.add(
                        "E003",
                        new dev.driftless.domain.schema.Position(document.name(), 1, 1),
                        1,
                        String.valueOf(e.getMessage()),
                        null);
            }
        }

        private void document(String name, Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (!APPLY_KEYS.contains(entry.name()) && !SECTIONS.contains(entry.name())) {
                    String nearest = Nearest.to(entry.name(), List.of("vars", "tasks", "handlers", "apply", "agent"));
                    problems.add(
                            "E100",
                            entry.key().at(),
                            Math.max(1, entry.name().length()),
                            "unknown key `" + entry.name() + "`",
                            nearest == null
                                    ? "an apply document has vars, tasks and handlers; sections are apply and agent"
                                    : "did you mean `" + nearest + "`?");
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

        private void checkNotifications(List<ProgramNode> nodes, Program program) {
            for (ProgramNode node : nodes) {
                for (String handler : node.common().notifies()) {
                    if (!program.handlers().containsKey(handler)) {
                        String nearest = Nearest.to(handler, program.handlers().keySet());
                        problems.add(
                                "E108",
                                node.at(),
                                1,
                                "there is no handler \"" + handler + "\"",
                                nearest == null ? null : "did you mean \"" + nearest + "\"?");
                    }
                }
                if (node instanceof ProgramNode.Block block) {
                    checkNotifications(block.body(), program);
                    checkNotifications(block.rescue(), program);
                    checkNotifications(block.always(), program);
                }
            }
        }
    }
}
