package dev.driftless.domain.program;

import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.WantedMode;
import dev.driftless.domain.schema.BindContext;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.schema.UnknownOption;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles one task of a document into a step, with every problem that can be found without a host. */
final class StepCompiler {
    private static final int LABEL_MAX = 72;

    private final Problems problems;
    private final BindContext files;
    private final List<Node.Scalar> notified;

    /**
     * @param files finds the files that options name, relative to the document that is compiled
     * @param notified takes the names of handlers that the steps notify
     */
    StepCompiler(Problems problems, BindContext files, List<Node.Scalar> notified) {
        this.problems = problems;
        this.files = files;
        this.notified = notified;
    }

    ProgramNode.Step compile(String id, ComponentSpec spec, Node.Mapping task) {
        Map<String, Dynamic> options = new LinkedHashMap<>();
        int before = problems.size();
        for (Node.Entry entry : task.entries()) {
            String name = entry.name();
            OptionSpec option = spec.option(name);
            if (option != null) {
                option(spec, options, entry, option);
            } else if (!CommonCompiler.isKey(name)) {
                unknown(spec, entry);
            }
        }
        for (OptionSpec option : spec.options()) {
            if (option.required() && !options.containsKey(option.name())) {
                problems.add(
                        "E103",
                        task.at(),
                        1,
                        "`" + spec.type().name() + "` needs the option `" + option.name() + "`",
                        option.doc());
            }
        }
        Common common = new CommonCompiler(problems, notified).compile(spec, task);
        Record ready = problems.size() == before ? ready(spec, options, task.at()) : null;
        return new ProgramNode.Step(id, spec, options, common, task.at(), label(spec, task), ready);
    }

    private void option(ComponentSpec spec, Map<String, Dynamic> options, Node.Entry entry, OptionSpec option) {
        if (options.containsKey(option.name())) {
            problems.add(
                    "E106",
                    entry.key().at(),
                    entry.name().length(),
                    "`" + option.name() + "` is given twice, once as `" + entry.name() + "`",
                    null);
            return;
        }
        int before = problems.size();
        Dynamic value = Dynamic.compile(asText(option, entry.value()), problems);
        options.put(option.name(), value);
        if (Conditions.are(spec, option)) {
            Conditions.check(entry.value(), problems);
        }
        boolean sound = problems.size() == before; // the text of a broken template is no value to be judged
        if (sound && value instanceof Dynamic.Fixed(Value constant, Node node)) {
            check(spec, option, constant, node);
        }
    }

    /** A bare scalar that an option wants as text is taken as it was written: {@code 1.10} stays {@code 1.10}. */
    private static Node asText(OptionSpec option, Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
            boolean number = scalar.value() instanceof Value.Whole || scalar.value() instanceof Value.Real;
            boolean mode = option.type() == FileMode.class || option.type() == WantedMode.class;
            boolean wantsText =
                    option.type() == String.class || (mode && scalar.raw().matches("0[0-7]+"));
            if (number && wantsText) {
                return new Node.Scalar(
                        Value.of(scalar.raw()),
                        scalar.raw(),
                        false,
                        scalar.at(),
                        scalar.content(),
                        scalar.continuationColumn());
            }
        }
        return node;
    }

    private void check(ComponentSpec spec, OptionSpec option, Value constant, Node node) {
        try {
            spec.check(option, constant, files);
        } catch (TemplateProblem e) {
            problems.addAll(e.problems());
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (InvalidOption e) {
            String hint = e.code().equals(InvalidOption.UNQUOTED_MODE) ? modeHint(option.name(), node) : null;
            problems.add(e.code(), node.at(), length(node), message(option.name(), e), hint == null ? e.hint() : hint);
        } catch (UnknownOption _) {
            // a constant is known; a hole cannot be written in a document
        }
    }

    private static String message(String option, InvalidOption e) {
        return "`" + (e.option() == null ? option : e.option()) + "` " + e.why();
    }

    /** What was meant by permission bits that the format reads as a number, as it would be written right. */
    private static @Nullable String modeHint(String option, Node node) {
        String raw = node instanceof Node.Scalar scalar ? scalar.raw() : "";
        String digits = raw.startsWith("0o") ? raw.substring(2) : raw;
        if (!digits.matches("[0-7]{3,4}")) {
            return null;
        }
        String file = node.at().file();
        boolean toml = file.endsWith(".toml");
        boolean json = file.endsWith(".json");
        String right = "\"" + (digits.length() == 3 ? "0" : "") + digits + "\"";
        return (toml ? "TOML" : json ? "JSON" : "YAML") + " reads this as the number "
                + node.toValue().toJava() + "; write "
                + (json ? "\"" + option + "\": " : option + (toml ? " = " : ": ")) + right;
    }

    /** How much of its line a value takes, as far as that is easy to say. */
    static int length(Node node) {
        return node instanceof Node.Scalar scalar && scalar.raw().indexOf('\n') < 0
                ? Math.max(1, scalar.raw().length() + (scalar.quoted() ? 2 : 0))
                : 1;
    }

    private void unknown(ComponentSpec spec, Node.Entry entry) {
        List<String> known = new ArrayList<>(CommonCompiler.keys());
        spec.options().forEach(option -> known.add(option.name()));
        String now = OldForms.option(entry.name());
        String nearest = now == null ? Nearest.to(entry.name(), known) : null;
        String other = now == null ? "" : "; " + now;
        problems.add(
                "E104",
                entry.key().at(),
                Math.max(1, entry.name().length()),
                "unknown option `" + entry.name() + "`",
                spec.type().name() + " has no such option"
                        + (nearest == null ? other : "; did you mean `" + nearest + "`?"));
    }

    private @Nullable Record ready(ComponentSpec spec, Map<String, Dynamic> options, Position at) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            Dynamic value = options.get(option.name());
            if (value != null && (!(value instanceof Dynamic.Fixed) || option.rendersFile())) {
                return null;
            }
            if (value instanceof Dynamic.Fixed fixed) {
                values.put(option.name(), fixed.value());
            }
        }
        try {
            return spec.bind(values, files);
        } catch (InvalidOption e) {
            Dynamic option = e.option() == null ? null : options.get(e.option());
            problems.add(
                    e.code(),
                    option == null ? at : option.at(),
                    1,
                    message(spec.type().name(), e),
                    e.hint());
        } catch (UnknownOption _) {
            // a constant is known
        }
        return null;
    }

    private static String label(ComponentSpec spec, Node.Mapping task) {
        OptionSpec subject = spec.subject();
        String about = "";
        for (Node.Entry entry : task.entries()) {
            if (subject != null
                    && subject.equals(spec.option(entry.name()))
                    && entry.value() instanceof Node.Scalar scalar) {
                about = scalar.raw();
            }
        }
        return Labels.of(spec.type().name(), about, LABEL_MAX);
    }
}
