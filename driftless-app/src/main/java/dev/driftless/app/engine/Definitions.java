package dev.driftless.app.engine;

import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.program.ProgramNode.Block;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that steps define while a program runs: registered, set, and read from files of variables. */
final class Definitions {
    private final IncludedFiles included;
    private final Map<String, Position> names = new HashMap<>();
    private final Map<String, List<Dynamic>> bodies = new HashMap<>();
    private final Set<String> inIncludes = new HashSet<>();
    private boolean complete = true;

    Definitions(IncludedFiles included) {
        this.included = included;
    }

    void collect(List<ProgramNode> nodes) {
        nodes(nodes, Set.of());
    }

    private void nodes(List<ProgramNode> nodes, Set<String> own) {
        for (ProgramNode node : nodes) {
            Set<String> inner = new LinkedHashSet<>(own);
            inner.addAll(node.common().vars().keySet());
            switch (node) {
                case Step step -> {
                    for (String name : of(step)) {
                        names.putIfAbsent(name, step.at());
                    }
                    if (step.spec().type().name().equals("include_tasks")) {
                        inIncludes.addAll(inner);
                        inIncludes.add(step.common().loopVar());
                        String index = step.common().indexVar();
                        if (index != null) {
                            inIncludes.add(index);
                        }
                    }
                }
                case Block block -> {
                    nodes(block.body(), inner);
                    nodes(block.rescue(), inner);
                    nodes(block.always(), inner);
                }
            }
        }
    }

    /** What a step defines itself; that of tasks that it includes is not among it. */
    Set<String> of(Step step) {
        Set<String> defined = new LinkedHashSet<>();
        if (step.common().register() != null) {
            defined.add(step.common().register());
        }
        switch (step.spec().type().name()) {
            case "set_fact" -> setFact(step, defined);
            case "include_vars" -> includeVars(step, defined);
            default -> {
                // defines nothing else
            }
        }
        return defined;
    }

    private void setFact(Step step, Set<String> defined) {
        Dynamic key = step.options().get("key");
        if (key instanceof Dynamic.Fixed(Value value, Node _)) {
            defined.add(String.valueOf(value.toJava()));
        } else if (key != null) {
            complete = false;
        }
        switch (step.options().get("facts")) {
            case Dynamic.Fixed(Value value, Node _)
            when value instanceof Value.Mapping(Map<String, Value> entries) -> defined.addAll(entries.keySet());
            case Dynamic.Entries entries -> defined.addAll(entries.entries().keySet());
            case null -> {
                // by key
            }
            default -> complete = false;
        }
        complete &= defined.stream().noneMatch(name -> name.contains("{{"));
    }

    private void includeVars(Step step, Set<String> defined) {
        Dynamic name = step.options().get("name");
        Map<String, Dynamic> read = included.variablesOf(step);
        if (name instanceof Dynamic.Fixed(Value value, Node _)) {
            defined.add(String.valueOf(value.toJava()));
        } else if (name != null) {
            complete = false;
        } else if (read != null) {
            defined.addAll(read.keySet());
            read.forEach((each, body) ->
                    bodies.computeIfAbsent(each, _ -> new ArrayList<>()).add(body));
        }
    }

    /** Whether these are all names that a run can define. */
    boolean isComplete() {
        return complete;
    }

    /** Where a name is defined first, or null where none of these is it. */
    @Nullable
    Position at(String name) {
        return names.get(name);
    }

    Set<String> names() {
        return names.keySet();
    }

    /** What files of variables have under that name. */
    List<Dynamic> bodies(String name) {
        return bodies.getOrDefault(name, List.of());
    }

    /** The names of loops, tasks and blocks that tasks of included files may see. */
    Set<String> inIncludes() {
        return inIncludes;
    }
}
