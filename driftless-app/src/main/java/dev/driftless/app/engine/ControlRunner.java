package dev.driftless.app.engine;

import dev.driftless.app.engine.StepRunner.Prepared.Ready;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.program.control.AssertControl;
import dev.driftless.domain.program.control.Control;
import dev.driftless.domain.program.control.DebugControl;
import dev.driftless.domain.program.control.FailControl;
import dev.driftless.domain.program.control.IncludeTasksControl;
import dev.driftless.domain.program.control.IncludeVarsControl;
import dev.driftless.domain.program.control.SetFactControl;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.SourceMap;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.DocumentReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Interprets the control nodes of a program. */
final class ControlRunner {
    static final int MAX_DEPTH = 50;

    private final RunVariables variables;
    private final ConfigurationInputs inputs;
    private final DocumentReader reader;
    private final Components components;
    private int depth;

    ControlRunner(RunVariables variables, ConfigurationInputs inputs, DocumentReader reader, Components components) {
        this.variables = variables;
        this.inputs = inputs;
        this.reader = reader;
        this.components = components;
    }

    /** @param nodes runs the tasks of an include */
    Outcome run(Step step, Ready ready, Consumer<List<ProgramNode>> nodes) {
        try {
            Outcome outcome = certain(step, ready, nodes);
            String maybe = ready.maybe();
            return maybe == null || outcome.status() == Status.MAYBE
                    ? outcome
                    : StepRunner.control(step, ready, Status.MAYBE, maybe, null, Map.of());
        } catch (TemplateProblem e) {
            return problem(step, ready, e.problems().getFirst());
        } catch (ProblemException e) {
            return problem(step, ready, e.problems().getFirst());
        } catch (InvalidOption e) {
            return failed(step, ready, String.valueOf(e.getMessage()));
        }
    }

    private Outcome certain(Step step, Ready ready, Consumer<List<ProgramNode>> nodes) {
        return switch ((Control) ready.options()) {
            case DebugControl debug -> debug(step, ready, debug);
            case SetFactControl set -> setFact(step, ready, set);
            case FailControl fail -> failed(step, ready, fail.msg());
            case AssertControl assertion -> assertThat(step, ready, assertion);
            case IncludeVarsControl include -> includeVars(step, ready, include);
            case IncludeTasksControl include -> includeTasks(step, ready, include, nodes);
        };
    }

    private static Outcome problem(Step step, Ready ready, Problem problem) {
        return failed(step, ready, problem.at() + ": " + problem.message());
    }

    private static Outcome failed(Step step, Ready ready, String message) {
        String maybe = ready.maybe();
        return maybe != null
                ? StepRunner.control(
                        step, ready, Status.MAYBE, maybe + "; else it would fail: " + message, null, Map.of())
                : StepRunner.control(step, ready, Status.FAILED, null, new Failure(Code.FAILED, message), Map.of());
    }

    private Outcome debug(Step step, Ready ready, DebugControl debug) {
        Value shown = debug.msg() != null ? debug.msg() : Value.of("");
        if (debug.var() != null) {
            shown = Expression.compile(debug.var(), SourceMap.inline(step.at("var"), 1))
                    .evaluate(ready.scope());
        }
        return StepRunner.control(step, ready, Status.OK, StepRunner.text(shown), null, Map.of("msg", shown));
    }

    private Outcome setFact(Step step, Ready ready, SetFactControl set) {
        Map<String, Value> facts = new LinkedHashMap<>(set.facts());
        if (set.key() != null) {
            facts.put(set.key(), set.value() == null ? Value.NULL : set.value());
        }
        String maybe = ready.maybe();
        facts.forEach((name, value) -> variables.set(name, maybe == null ? value : new Value.Unknown(maybe)));
        return StepRunner.control(step, ready, Status.OK, null, null, Map.of());
    }

    private Outcome assertThat(Step step, Ready ready, AssertControl assertion) {
        for (String condition : assertion.that()) {
            Truth truth = Truth.of(Expression.compile(condition, SourceMap.inline(step.at("that"), 1)), ready.scope());
            if (truth.unknown() != null) {
                return StepRunner.control(step, ready, Status.MAYBE, truth.unknown(), null, Map.of());
            }
            if (!truth.holds()) {
                String said = assertion.failMsg() == null ? "" : ": " + assertion.failMsg();
                return failed(step, ready, "not true: " + condition + said);
            }
        }
        return StepRunner.control(step, ready, Status.OK, assertion.successMsg(), null, Map.of());
    }

    private Outcome includeVars(Step step, Ready ready, IncludeVarsControl include) {
        ConfigurationFiles.InputFile file = inputs.require(step.at().file(), include.file(), "vars");
        Node node = reader.read(file.name(), inputs.read(file));
        if (!(node instanceof Node.Mapping mapping)) {
            return failed(step, ready, file.name() + " holds " + node.kind() + ", not a mapping");
        }
        Problems problems = new Problems();
        Map<String, Dynamic> entries = new LinkedHashMap<>();
        if (include.name() != null) {
            entries.put(include.name(), Dynamic.compile(mapping, problems));
        } else {
            mapping.entries().forEach(entry -> entries.put(entry.name(), Dynamic.compile(entry.value(), problems)));
        }
        refuse(problems);
        String maybe = ready.maybe();
        if (maybe == null) {
            variables.include(entries);
        } else {
            entries.keySet().forEach(name -> variables.set(name, new Value.Unknown(maybe)));
        }
        return StepRunner.control(step, ready, Status.OK, null, null, Map.of());
    }

    private static void refuse(Problems problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.all());
        }
    }

    private Outcome includeTasks(
            Step step, Ready ready, IncludeTasksControl include, Consumer<List<ProgramNode>> nodes) {
        ConfigurationFiles.InputFile file = inputs.require(step.at().file(), include.file(), "tasks");
        if (depth >= MAX_DEPTH) {
            return failed(
                    step,
                    ready,
                    "includes are nested more than " + MAX_DEPTH + " deep; does " + file.name() + " include itself?");
        }
        List<ProgramNode> tasks =
                compile(file, reader, components, inputs, ready.origin().step());
        depth++;
        try {
            nodes.accept(tasks);
        } finally {
            depth--;
        }
        return StepRunner.control(step, ready, Status.OK, null, null, Map.of());
    }

    /** The tasks of a file, a list or a mapping with {@code tasks}. */
    static List<ProgramNode> compile(
            ConfigurationFiles.InputFile file,
            DocumentReader reader,
            Components components,
            ConfigurationInputs inputs,
            @Nullable String prefix) {
        Node node = reader.read(file.name(), inputs.read(file));
        Node list = node instanceof Node.Mapping mapping && mapping.get("tasks") != null ? mapping.get("tasks") : node;
        Problems problems = new Problems();
        List<ProgramNode> tasks = list == null
                ? List.of()
                : new ProgramCompiler(components, problems, prefix == null ? "" : prefix + ".")
                        .tasks(list, inputs.context(file.name(), null));
        refuse(problems);
        return new ArrayList<>(tasks);
    }
}
