package dev.driftless.app.engine;

import dev.driftless.domain.program.Common;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.program.control.Control;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.Names;
import dev.driftless.domain.template.SourceMap;
import dev.driftless.domain.template.Template;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What each value, condition and template file of a program refers to, found once. */
final class NameSources {
    private final ConfigurationInputs inputs;
    private final IdentityHashMap<Object, Names> found = new IdentityHashMap<>();

    NameSources(ConfigurationInputs inputs) {
        this.inputs = inputs;
    }

    Names of(Expression expression) {
        return found.computeIfAbsent(expression, _ -> expression.names());
    }

    Names of(Dynamic value) {
        if (value instanceof Dynamic.Fixed) {
            return Names.NONE;
        }
        Names known = found.get(value);
        if (known == null) {
            known = switch (value) {
                case Dynamic.Fixed _ -> Names.NONE;
                case Dynamic.Rendered rendered -> rendered.template().names(inputs);
                case Dynamic.Items items ->
                    joined(items.items().stream().map(this::of).toList());
                case Dynamic.Entries entries ->
                    joined(entries.entries().values().stream().map(this::of).toList());
            };
            found.put(value, known);
        }
        return known;
    }

    private static Names joined(List<Names> all) {
        List<Names.Use> uses = new ArrayList<>();
        Set<String> guarded = new HashSet<>();
        List<Names.Mistake> mistakes = new ArrayList<>();
        for (Names names : all) {
            uses.addAll(names.uses());
            guarded.addAll(names.guarded());
            mistakes.addAll(names.mistakes());
        }
        return new Names(uses, guarded, mistakes);
    }

    /** Those of a step's options, and of the template file and the conditions that they name. */
    List<Names> ofOptions(Step step) {
        List<Names> all = new ArrayList<>();
        for (OptionSpec option : step.spec().options()) {
            Dynamic value = step.options().get(option.name());
            if (value == null) {
                continue;
            }
            if (value instanceof Dynamic.Fixed(Value constant, Node node)) {
                if (option.rendersFile() && constant instanceof Value.Text(String name)) {
                    all.add(file(step, name));
                } else if (step.spec().type() instanceof Control.Type) {
                    conditions(option, node, all);
                }
            } else {
                all.add(of(value));
            }
        }
        return all;
    }

    private Names file(Step step, String name) {
        Template template = inputs.template(step.at().file(), name);
        if (template == null) {
            return Names.NONE;
        }
        Names known = found.get(template);
        if (known == null) {
            known = template.names(inputs);
            found.put(template, known);
        }
        return known;
    }

    /** {@code debug} has an expression in {@code var}, {@code assert} has conditions in {@code that}. */
    private void conditions(OptionSpec option, Node node, List<Names> all) {
        if (!option.name().equals("var") && !option.name().equals("that")) {
            return;
        }
        List<Node> nodes = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        for (Node each : nodes) {
            if (each instanceof Node.Scalar scalar) {
                try {
                    all.add(found.computeIfAbsent(scalar, _ -> compiled(scalar).names()));
                } catch (TemplateProblem _) {
                    // said when the step was compiled
                }
            }
        }
    }

    private static Expression compiled(Node.Scalar scalar) {
        return Expression.compile(scalar.raw(), SourceMap.inline(scalar.content(), scalar.continuationColumn()));
    }

    /** Those of the keys that every task has. */
    List<Names> ofCommon(Common common) {
        List<Names> all = new ArrayList<>();
        common.when().forEach(condition -> all.add(of(condition)));
        afterwards(common).forEach(condition -> all.add(of(condition)));
        common.vars().values().forEach(value -> all.add(of(value)));
        common.environment().values().forEach(value -> all.add(of(value)));
        if (common.loop() != null) {
            all.add(of(common.loop()));
        }
        if (common.description() != null) {
            all.add(of(common.description()));
        }
        return all;
    }

    /** The conditions that are judged when a task has run. */
    List<Expression> afterwards(Common common) {
        List<Expression> all = new ArrayList<>();
        for (Expression each : new Expression[] {common.until(), common.changedWhen(), common.failedWhen()}) {
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }
}
