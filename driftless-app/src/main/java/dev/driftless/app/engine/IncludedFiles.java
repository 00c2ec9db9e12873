package dev.driftless.app.engine;

import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.program.ProgramNode.Block;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.DocumentReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The files that {@code include_tasks} and {@code include_vars} name without a template: read before anything runs, each once, with all that is wrong in them. */
final class IncludedFiles {
    private final ConfigurationInputs inputs;
    private final DocumentReader reader;
    private final Components components;
    private final Problems problems;
    private final Map<String, List<ProgramNode>> tasks = new LinkedHashMap<>();
    private final Map<String, Map<String, Dynamic>> variables = new LinkedHashMap<>();
    private final Map<String, Set<String>> inner = new HashMap<>();
    private final List<ProgramCompiler> compilers = new ArrayList<>();
    private final IncludeCycles cycles;
    private boolean complete = true;

    IncludedFiles(ConfigurationInputs inputs, DocumentReader reader, Components components, Problems problems) {
        this.inputs = inputs;
        this.reader = reader;
        this.components = components;
        this.problems = problems;
        this.cycles = new IncludeCycles(problems);
    }

    /** Reads all that a program includes, and what that includes. */
    void readAll(List<ProgramNode> program, Set<String> handlers) {
        nodes("", program, false);
        compilers.forEach(compiler -> compiler.checkNotifications(handlers));
        cycles.report();
    }

    /** Whether every file could be read to its end, and every name stood there: else there may be more tasks and variables. */
    boolean isComplete() {
        return complete && compilers.stream().allMatch(ProgramCompiler::isComplete);
    }

    /** The tasks of each file that is included, by its name. */
    Map<String, List<ProgramNode>> tasks() {
        return tasks;
    }

    /** A file of tasks with all that it includes, and what they include. */
    Set<String> within(String file) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(file));
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (all.add(next)) {
                waiting.addAll(inner.getOrDefault(next, Set.of()));
            }
        }
        return all;
    }

    /** The file that a step includes, where its name is certain and it is there, or null. */
    @Nullable
    String fileOf(Step step) {
        String name = name(step);
        String folder = folder(step);
        if (name == null || folder == null) {
            return null;
        }
        try {
            ConfigurationFiles.InputFile file = inputs.find(step.at().file(), name, folder);
            return file == null ? null : file.name();
        } catch (InvalidOption _) {
            return null;
        }
    }

    /** The variables of the file that a step includes, or null where they are not known. */
    @Nullable
    Map<String, Dynamic> variablesOf(Step step) {
        String file = fileOf(step);
        return file == null ? null : variables.get(file);
    }

    private static @Nullable String folder(Step step) {
        return switch (step.spec().type().name()) {
            case "include_tasks" -> "tasks";
            case "include_vars" -> "vars";
            default -> null;
        };
    }

    private static @Nullable String name(Step step) {
        return step.options().get("file") instanceof Dynamic.Fixed(Value value, Node _)
                        && value instanceof Value.Text(String name)
                ? name
                : null;
    }

    private void nodes(String from, List<ProgramNode> nodes, boolean conditional) {
        for (ProgramNode node : nodes) {
            boolean sometimes = conditional || !node.common().when().isEmpty();
            switch (node) {
                case Step step -> step(from, step, sometimes || step.common().loop() != null);
                case Block block -> {
                    nodes(from, block.body(), sometimes);
                    nodes(from, block.rescue(), true);
                    nodes(from, block.always(), sometimes);
                }
            }
        }
    }

    private void step(String from, Step step, boolean conditional) {
        String folder = folder(step);
        if (folder == null) {
            return;
        }
        String name = name(step);
        if (name == null) {
            complete = false;
            return;
        }
        try {
            ConfigurationFiles.InputFile file = inputs.find(step.at().file(), name, folder);
            if (file != null) {
                file(from, step, file, conditional);
            } else if (!conditional) {
                inputs.require(step.at().file(), name, folder);
            }
        } catch (ProblemException e) {
            complete = false;
            problems.addAll(e.problems());
        } catch (InvalidOption e) {
            complete = false;
            problems.add(e.code(), step.at("file"), Math.max(1, name.length()), "`file` " + e.why(), e.hint());
        }
    }

    private void file(String from, Step step, ConfigurationFiles.InputFile file, boolean conditional) {
        if ("vars".equals(folder(step))) {
            if (!variables.containsKey(file.name())) {
                variables.put(file.name(), Map.of());
                variables.put(file.name(), variables(file));
            }
            return;
        }
        inner.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(file.name());
        if (!conditional) {
            cycles.include(
                    from,
                    file.name(),
                    step.at("file"),
                    String.valueOf(name(step)).length());
        }
        if (!tasks.containsKey(file.name())) {
            tasks.put(file.name(), List.of());
            List<ProgramNode> compiled = compile(file);
            tasks.put(file.name(), compiled);
            nodes(file.name(), compiled, false);
        }
    }

    private List<ProgramNode> compile(ConfigurationFiles.InputFile file) {
        Node node = reader.read(file.name(), inputs.read(file));
        Node list = node instanceof Node.Mapping mapping && mapping.get("tasks") != null ? mapping.get("tasks") : node;
        ProgramCompiler compiler = new ProgramCompiler(components, problems);
        compilers.add(compiler);
        return list == null ? List.of() : compiler.tasks(list, inputs.context(file.name(), null));
    }

    private Map<String, Dynamic> variables(ConfigurationFiles.InputFile file) {
        Node node = reader.read(file.name(), inputs.read(file));
        Map<String, Dynamic> entries = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> entries.put(entry.name(), Dynamic.compile(entry.value(), problems)));
        } else {
            complete = false;
            problems.add(
                    InvalidOption.WRONG_VALUE,
                    node.at(),
                    1,
                    "a file of variables holds a mapping, not " + node.kind(),
                    "write NAME: VALUE, one a line");
        }
        return entries;
    }

    /** Where the files of a configuration name others to be included, in documents as they were read: {@code file}, folder. */
    static void named(Node node, BiConsumer<String, String> found) {
        switch (node) {
            case Node.Mapping mapping -> {
                String folder = mapping.get("type") instanceof Node.Scalar type ? folder(type.raw()) : null;
                if (folder != null
                        && mapping.get("file") instanceof Node.Scalar file
                        && !file.raw().contains("{{")) {
                    found.accept(file.raw(), folder);
                }
                mapping.entries().forEach(entry -> named(entry.value(), found));
            }
            case Node.Sequence sequence -> sequence.items().forEach(item -> named(item, found));
            case Node.Scalar _ -> {}
        }
    }

    private static @Nullable String folder(String type) {
        return switch (type) {
            case "include_tasks", "includetasks" -> "tasks";
            case "include_vars", "includevars" -> "vars";
            default -> null;
        };
    }
}
