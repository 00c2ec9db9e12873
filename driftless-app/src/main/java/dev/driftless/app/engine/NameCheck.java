package dev.driftless.app.engine;

import dev.driftless.domain.program.Common;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.Program;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.program.ProgramNode.Block;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.Gate;
import dev.driftless.domain.template.Gate.Passage;
import dev.driftless.domain.template.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds, before anything runs, names in templates and conditions that are certain to be undefined when their place is reached. What a file or name that is
 * computed could define, what something asks whether it is defined, and what a condition leaves out that is certain to be false, is left to the run.
 */
final class NameCheck {
    private static final Gate SHUT = _ -> Passage.SHUT;
    private static final Gate UNSURE = _ -> Passage.UNSURE;

    private final Program program;
    private final IncludedFiles included;
    private final Supplied supplied;
    private final NameSources sources;
    private final Definitions definitions;
    private final NameResolution resolution;
    private final Map<String, Passage> reached = new HashMap<>();
    private final Set<String> defined = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    /** @param complete whether every document and task could be compiled: else what is missing may define any name */
    NameCheck(
            Program program,
            IncludedFiles included,
            ConfigurationInputs inputs,
            Supplied supplied,
            boolean complete,
            Problems problems) {
        this.program = program;
        this.included = included;
        this.supplied = supplied;
        this.sources = new NameSources(inputs);
        this.definitions = new Definitions(included);
        collect();
        boolean closed = complete && included.isComplete() && definitions.isComplete();
        this.resolution =
                new NameResolution(program.vars(), definitions, sources, supplied, closed, guarded(), problems);
    }

    private void collect() {
        definitions.collect(program.tasks());
        definitions.collect(List.copyOf(program.handlers().values()));
        included.tasks().values().forEach(definitions::collect);
    }

    private Guards guarded() {
        Guards guards = new Guards();
        program.vars().values().forEach(value -> guards.add(sources.of(value)));
        definitions.names().forEach(name -> definitions.bodies(name).forEach(body -> guards.add(sources.of(body))));
        guard(program.tasks(), guards);
        guard(List.copyOf(program.handlers().values()), guards);
        included.tasks().values().forEach(nodes -> guard(nodes, guards));
        return guards;
    }

    private void guard(List<ProgramNode> nodes, Guards guards) {
        for (ProgramNode node : nodes) {
            sources.ofCommon(node.common()).forEach(guards::add);
            switch (node) {
                case Step step -> sources.ofOptions(step).forEach(guards::add);
                case Block block -> {
                    guard(block.body(), guards);
                    guard(block.rescue(), guards);
                    guard(block.always(), guards);
                }
            }
        }
    }

    /** Checks the whole program. */
    void run() {
        nodes(program.tasks(), Place.START);
        for (Step handler : program.handlers().values()) {
            step(handler, Place.START.unordered().behind(List.of(UNSURE)));
        }
        while (!waiting.isEmpty()) {
            String file = waiting.remove();
            Place place = new Place(definitions.inIncludes(), List.of(), List.of(), false);
            boolean certain = reached.get(file) == Passage.OPEN;
            nodes(included.tasks().getOrDefault(file, List.of()), certain ? place : place.behind(List.of(UNSURE)));
        }
    }

    private void nodes(List<ProgramNode> nodes, Place place) {
        for (ProgramNode node : nodes) {
            switch (node) {
                case Step step -> {
                    boolean selected = ApplyRun.isSelected(step.common(), supplied.tags());
                    step(step, selected ? place : place.behind(List.of(SHUT)));
                }
                case Block block -> {
                    Place inside = conditions(block.common().when(), place)
                            .withOwn(block.common().vars());
                    nodes(block.body(), inside);
                    nodes(block.rescue(), inside.behind(List.of(UNSURE)));
                    nodes(block.always(), inside);
                }
            }
        }
    }

    /** Checks conditions that must all hold, and gives the place behind them. */
    private Place conditions(List<Expression> conditions, Place place) {
        Place behind = place;
        for (Expression condition : conditions) {
            resolution.check(sources.of(condition), behind);
            behind = behind.behind(List.of(condition.gate()));
        }
        return behind;
    }

    private void step(Step step, Place outer) {
        Common common = step.common();
        Place place = outer.withOwn(common.vars());
        Dynamic loop = common.loop();
        if (loop != null) {
            resolution.check(sources.of(loop), place);
            Gate turns = known -> ((CertainVariables) known).items(loop);
            place = place.withLocals(common.loopVar(), common.indexVar()).behind(List.of(turns));
        }
        Place behind = conditions(common.when(), place);
        List<Names> all = new ArrayList<>(sources.ofOptions(step));
        if (common.description() != null) {
            all.add(sources.of(common.description()));
        }
        common.environment().values().forEach(value -> all.add(sources.of(value)));
        all.forEach(names -> resolution.check(names, behind));
        Place after = behind.withLocals(common.register() == null ? "result" : common.register());
        for (Expression judged : sources.afterwards(common)) {
            resolution.check(sources.of(judged), after);
        }
        include(step, behind);
        resolution.defined(definitions.of(step));
    }

    private void include(Step step, Place place) {
        String file = step.spec().type().name().equals("include_tasks") ? included.fileOf(step) : null;
        if (file == null) {
            return;
        }
        Passage passage = resolution.passage(place);
        Passage before = reached.getOrDefault(file, Passage.SHUT);
        if (passage.compareTo(before) < 0) {
            reached.put(file, passage);
            waiting.add(file);
        }
        for (String inner : included.within(file)) {
            if (defined.add(inner)) {
                defineAll(included.tasks().getOrDefault(inner, List.of()));
            }
        }
    }

    private void defineAll(List<ProgramNode> nodes) {
        for (ProgramNode node : nodes) {
            switch (node) {
                case Step step -> resolution.defined(definitions.of(step));
                case Block block -> {
                    defineAll(block.body());
                    defineAll(block.rescue());
                    defineAll(block.always());
                }
            }
        }
    }
}
