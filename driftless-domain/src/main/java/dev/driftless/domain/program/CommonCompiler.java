package dev.driftless.domain.program;

import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.Durations;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.SourceMap;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the keys that every task may have. */
final class CommonCompiler {
    private static final Duration USUAL_DELAY = Duration.ofSeconds(5);
    private static final int USUAL_RETRIES = 3;
    private static final List<String> KEYS = List.of(
            "type",
            "name",
            "description",
            "when",
            "register",
            "loop",
            "loop_var",
            "index_var",
            "until",
            "retries",
            "delay",
            "changed_when",
            "failed_when",
            "ignore_errors",
            "notify",
            "tags",
            "sensitive",
            "timeout",
            "environment",
            "vars");

    private final Problems problems;
    private final List<Node.Scalar> notified;

    /** @param notified takes the names of handlers that a task notifies */
    CommonCompiler(Problems problems, List<Node.Scalar> notified) {
        this.problems = problems;
        this.notified = notified;
    }

    static boolean isKey(String name) {
        return KEYS.contains(name);
    }

    static List<String> keys() {
        return KEYS;
    }

    /** @param spec whose own options win over a common key of the same name, or null for a block */
    Common compile(@Nullable ComponentSpec spec, Node.Mapping task) {
        Node label = get(spec, task, "description");
        label = label == null ? get(spec, task, "name") : label;
        Node until = get(spec, task, "until");
        return new Common(
                label == null ? null : Dynamic.compile(label, problems),
                conditions(get(spec, task, "when")),
                text(spec, task, "register"),
                get(spec, task, "loop") == null ? null : loop(task),
                orElse(text(spec, task, "loop_var"), "item"),
                text(spec, task, "index_var"),
                condition(until),
                number(spec, task, "retries", until == null ? 0 : USUAL_RETRIES),
                orElse(duration(spec, task, "delay"), USUAL_DELAY),
                condition(get(spec, task, "changed_when")),
                condition(get(spec, task, "failed_when")),
                bool(spec, task, "ignore_errors"),
                texts(spec, task, "notify"),
                texts(spec, task, "tags"),
                bool(spec, task, "sensitive"),
                duration(spec, task, "timeout"),
                mapping(spec, task, "environment"),
                mapping(spec, task, "vars"));
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable Node get(@Nullable ComponentSpec spec, Node.Mapping task, String key) {
        return spec != null && spec.option(key) != null ? null : task.get(key);
    }

    private @Nullable Dynamic loop(Node.Mapping task) {
        Node loop = task.get("loop");
        return loop == null ? null : Dynamic.compile(loop, problems);
    }

    private List<Expression> conditions(@Nullable Node node) {
        List<Expression> compiled = new ArrayList<>();
        List<Node> nodes = node == null ? List.of() : node instanceof Node.Sequence s ? s.items() : List.of(node);
        for (Node each : nodes) {
            Expression expression = condition(each);
            if (expression != null) {
                compiled.add(expression);
            }
        }
        return compiled;
    }

    private @Nullable Expression condition(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Scalar scalar) || scalar.value() instanceof Value.Null) {
            wrong(node, "must be a condition");
            return null;
        }
        try {
            return Expression.compile(scalar.raw(), SourceMap.inline(scalar.content(), scalar.continuationColumn()));
        } catch (TemplateProblem e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private @Nullable String text(@Nullable ComponentSpec spec, Node.Mapping task, String key) {
        Node node = get(spec, task, key);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar && isName(scalar.raw())) {
            return scalar.raw();
        }
        wrong(node, "`" + key + "` must be a variable's name: letters, digits and underscores");
        return null;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && !Character.isDigit(text.charAt(0))
                && text.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private int number(@Nullable ComponentSpec spec, Node.Mapping task, String key, int otherwise) {
        Node node = get(spec, task, key);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof Node.Scalar scalar
                && scalar.value() instanceof Value.Whole(long number)
                && number >= 0
                && number < 1_000_000) {
            return (int) number;
        }
        wrong(node, "`" + key + "` must be a whole number, 0 or more");
        return otherwise;
    }

    private @Nullable Duration duration(@Nullable ComponentSpec spec, Node.Mapping task, String key) {
        Node node = get(spec, task, key);
        if (node == null) {
            return null;
        }
        try {
            if (node instanceof Node.Scalar scalar) {
                return Durations.parse(scalar.raw());
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        wrong(node, "`" + key + "` must be a duration like 30s or 5m");
        return null;
    }

    private boolean bool(@Nullable ComponentSpec spec, Node.Mapping task, String key) {
        Node node = get(spec, task, key);
        if (node == null) {
            return false;
        }
        if (node instanceof Node.Scalar scalar) {
            switch (scalar.raw()) {
                case "true", "yes", "on" -> {
                    return true;
                }
                case "false", "no", "off" -> {
                    return false;
                }
                default -> {
                    // said below
                }
            }
        }
        wrong(node, "`" + key + "` must be true or false");
        return false;
    }

    private List<String> texts(@Nullable ComponentSpec spec, Node.Mapping task, String key) {
        Node node = get(spec, task, key);
        List<String> texts = new ArrayList<>();
        List<Node> nodes = node == null ? List.of() : node instanceof Node.Sequence s ? s.items() : List.of(node);
        for (Node each : nodes) {
            if (each instanceof Node.Scalar scalar && !(scalar.value() instanceof Value.Null)) {
                texts.add(scalar.raw());
                if (key.equals("notify")) {
                    notified.add(scalar);
                }
            } else {
                wrong(each, "`" + key + "` must be text or a list of texts");
            }
        }
        return texts;
    }

    private Map<String, Dynamic> mapping(@Nullable ComponentSpec spec, Node.Mapping task, String key) {
        Node node = get(spec, task, key);
        Map<String, Dynamic> entries = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                entries.put(entry.name(), Dynamic.compile(entry.value(), problems));
            }
        } else if (node != null) {
            wrong(node, "`" + key + "` must be a mapping");
        }
        return entries;
    }

    private void wrong(Node node, String message) {
        String given = node instanceof Node.Scalar scalar
                        && scalar.value() instanceof Value.Text(String text)
                        && text.length() <= 40
                        && text.indexOf('\n') < 0
                ? "`" + text + "`"
                : node.kind();
        problems.add("E105", node.at(), StepCompiler.length(node), message + ", not " + given, null);
    }
}
