package dev.driftless.domain.program;

import dev.driftless.domain.schema.BindContext;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles apply documents into one program, gathering every problem. */
public final class ProgramCompiler {
    private static final Set<String> BLOCK_KEYS = Set.of("block", "rescue", "always", "atomic");
    private static final Set<String> BLOCK_COMMON = Set.of("type", "name", "description", "when", "vars");
    private static final Set<String> DOCUMENT_KEYS = Set.of("vars", "tasks", "handlers");

    private final Components components;
    private final Problems problems;
    private final Map<String, Dynamic> vars = new LinkedHashMap<>();
    private final List<ProgramNode> tasks = new ArrayList<>();
    private final Map<String, ProgramNode.Step> handlers = new LinkedHashMap<>();
    private final List<Node.Scalar> notified = new ArrayList<>();
    private final String prefix;
    private int number;
    private boolean complete = true;

    public ProgramCompiler(Components components, Problems problems) {
        this(components, problems, "");
    }

    /** @param prefix before the numbers of steps, for tasks that are included */
    public ProgramCompiler(Components components, Problems problems, String prefix) {
        this.components = components;
        this.problems = problems;
        this.prefix = prefix;
    }

    /** Adds one document: variables merge, tasks append. {@code files} finds what its options name. */
    public void add(Node.Mapping document, BindContext files) {
        for (Node.Entry entry : document.entries()) {
            switch (entry.name()) {
                case "vars" -> addVars(entry.value());
                case "tasks" -> tasks.addAll(tasks("tasks", entry.value(), files));
                case "handlers" -> addHandlers(entry.value(), files);
                default -> unknownKey(entry, List.copyOf(DOCUMENT_KEYS), problems);
            }
        }
    }

    /** Reports a key that a document does not have. */
    public static void unknownKey(Node.Entry entry, List<String> known, Problems problems) {
        String name = entry.name();
        String now = OldForms.documentKey(name);
        String near = now == null ? Nearest.to(name, known) : null;
        String hint = near == null
                ? "an apply document has vars, tasks and handlers; sections are apply and agent"
                : "did you mean `" + near + "`?";
        problems.add(
                "E100",
                entry.key().at(),
                Math.max(1, name.length()),
                "unknown key `" + name + "`",
                now == null ? hint : now);
        OldForms.inside(entry.value(), problems);
    }

    /** Whether each task became part of the program; else names may be missing that the lost ones would register. */
    public boolean isComplete() {
        return complete;
    }

    /** Reports notifications of which {@code handlers} knows nothing. */
    public void checkNotifications(Set<String> handlers) {
        for (Node.Scalar name : notified) {
            if (!handlers.contains(name.raw())) {
                String near = Nearest.to(name.raw(), handlers);
                problems.add(
                        "E108",
                        name.at(),
                        Math.max(1, name.raw().length()),
                        "there is no handler \"" + name.raw() + "\"",
                        near == null
                                ? "handlers are found by their `description`; there "
                                        + (handlers.isEmpty() ? "are none" : "is " + String.join(", ", handlers))
                                : "did you mean \"" + near + "\"?");
            }
        }
    }

    /** What was added so far. */
    public Program program() {
        return new Program(vars, tasks, handlers);
    }

    private void addVars(Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> vars.put(entry.name(), Dynamic.compile(entry.value(), problems)));
        } else {
            problems.add("E105", node.at(), 1, "`vars` must be a mapping, not " + node.kind(), null);
        }
    }

    private void addHandlers(Node node, BindContext files) {
        for (ProgramNode handler : tasks("handlers", node, files)) {
            if (!(handler instanceof ProgramNode.Step step)) {
                problems.add("E107", handler.at(), 1, "a handler is one task, not a block", null);
                continue;
            }
            Dynamic description = step.common().description();
            String name = description instanceof Dynamic.Fixed fixed && fixed.node() instanceof Node.Scalar scalar
                    ? scalar.raw()
                    : null;
            if (name == null) {
                problems.add("E107", step.at(), 1, "a handler needs a `description`, by which it is notified", null);
            } else if (handlers.putIfAbsent(name, step) != null) {
                problems.add("E107", step.at(), 1, "there are two handlers called \"" + name + "\"", null);
            }
        }
    }

    /** The keys that every task may have beside its options, {@code type} first. */
    public static List<String> commonKeys() {
        return CommonCompiler.keys();
    }

    /** Compiles a list of tasks, for instance of a file that is included. */
    public List<ProgramNode> tasks(Node node, BindContext files) {
        return tasks("tasks", node, files);
    }

    private List<ProgramNode> tasks(String key, Node node, BindContext files) {
        List<ProgramNode> compiled = new ArrayList<>();
        if (!(node instanceof Node.Sequence sequence)) {
            complete = false;
            problems.add(
                    "E105",
                    node.at(),
                    StepCompiler.length(node),
                    "`" + key + "` must be a list of tasks, not " + node.kind(),
                    node instanceof Node.Mapping ? "begin each task with `- `" : null);
            return compiled;
        }
        for (Node item : sequence.items()) {
            ProgramNode task = task(item, files);
            if (task != null) {
                compiled.add(task);
            } else {
                complete = false;
            }
        }
        return compiled;
    }

    private @Nullable ProgramNode task(Node node, BindContext files) {
        if (!(node instanceof Node.Mapping task)) {
            problems.add(
                    "E105",
                    node.at(),
                    StepCompiler.length(node),
                    "a task must be a mapping, not " + node.kind(),
                    "write its type and its options: { type: file, path: /tmp/x }");
            return null;
        }
        Node.Entry type = task.entry("type");
        boolean named = type != null
                && !(type.value() instanceof Node.Scalar scalar && scalar.raw().equals("block"));
        if (task.get("block") != null && !named) { // block_in_file has an option of that name
            return block(task, files);
        }
        if (type == null) {
            problems.add("E101", task.at(), 1, "a task needs a `type`", hint(task));
            return null;
        }
        String name = type.value() instanceof Node.Scalar scalar ? scalar.raw() : "";
        ComponentSpec spec = components.find(name);
        if (spec == null) {
            String nearest = components.nearest(name);
            problems.add(
                    "E102",
                    type.value().at(),
                    Math.max(1, name.length()),
                    "there is no task type `" + name + "`",
                    nearest == null ? "`driftless docs` lists all types" : "did you mean `" + nearest + "`?");
            return null;
        }
        number++;
        return new StepCompiler(problems, files, notified).compile(prefix + number, spec, task);
    }

    /** Whoever writes {@code - file: {path: …}} comes from Ansible. */
    private @Nullable String hint(Node.Mapping task) {
        for (Node.Entry entry : task.entries()) {
            String name = entry.name();
            String last = name.substring(name.lastIndexOf('.') + 1);
            if (!CommonCompiler.isKey(name) && components.find(last) != null) {
                return "write `type: " + last + "` and put its options beside it";
            }
        }
        return "`driftless docs` lists all types";
    }

    private ProgramNode block(Node.Mapping task, BindContext files) {
        boolean atomic = false;
        for (Node.Entry entry : task.entries()) {
            if (entry.name().equals("atomic")) {
                atomic = truth(entry);
            } else if (CommonCompiler.isKey(entry.name()) && !BLOCK_COMMON.contains(entry.name())) {
                problems.add(
                        "E104",
                        entry.key().at(),
                        Math.max(1, entry.name().length()),
                        "a block has no `" + entry.name() + "`",
                        "give it to the tasks in the block; a block itself takes description, when and vars");
            } else if (!BLOCK_KEYS.contains(entry.name()) && !BLOCK_COMMON.contains(entry.name())) {
                problems.add(
                        "E104",
                        entry.key().at(),
                        Math.max(1, entry.name().length()),
                        "unknown option `" + entry.name() + "`",
                        "a block has block, rescue, always and atomic");
            }
        }
        return new ProgramNode.Block(
                part(task, "block", files),
                part(task, "rescue", files),
                part(task, "always", files),
                atomic,
                new CommonCompiler(problems, notified).compile(null, task),
                task.at());
    }

    private boolean truth(Node.Entry entry) {
        String text = entry.value() instanceof Node.Scalar scalar ? scalar.raw() : "";
        boolean yes = text.equals("true") || text.equals("yes") || text.equals("on");
        if (!yes && !text.equals("false") && !text.equals("no") && !text.equals("off")) {
            problems.add("E105", entry.value().at(), 1, "`" + entry.name() + "` must be true or false", null);
        }
        return yes;
    }

    private List<ProgramNode> part(Node.Mapping task, String key, BindContext files) {
        Node node = task.get(key);
        return node == null ? List.of() : tasks(key, node, files);
    }
}
