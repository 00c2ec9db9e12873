package dev.driftless.domain.program;

import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other tools, and configurations of the agent's Rust namesake, write, and what it is here. Only for errors: none of it is accepted. */
final class OldForms {
    private static final String ONE_HOST = "leave it out: Driftless works on the host that it runs on";
    private static final String NO_OTHER_USER = "leave it out: every task runs as the user that starts Driftless";
    private static final String LATER = "metrics and logs are not part of this version";

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("loop_control", "write `loop_var` and `index_var` beside `loop`"),
            Map.entry("no_log", "write `sensitive: true`"),
            Map.entry("become", NO_OTHER_USER),
            Map.entry("become_user", NO_OTHER_USER),
            Map.entry("become_method", NO_OTHER_USER),
            Map.entry("delegate_to", ONE_HOST),
            Map.entry("delegate_facts", ONE_HOST),
            Map.entry("run_once", ONE_HOST),
            Map.entry("connection", ONE_HOST),
            Map.entry("remote_user", ONE_HOST),
            Map.entry("throttle", ONE_HOST),
            Map.entry("async", "write `timeout: 5m` for a command that may hang"),
            Map.entry("poll", "leave it out: every task is waited for"),
            Map.entry("args", "put its options beside `type`"),
            Map.entry("action", "write `type:` and put the options beside it"),
            Map.entry("local_action", "write `type:` and put the options beside it"),
            Map.entry("check_mode", "leave it out: `apply --dry-run` works for every task"),
            Map.entry("cacheable", "leave it out: a fact that is set lasts until the end of the run"),
            Map.entry("collections", "leave it out: types have no collection in their name"),
            Map.entry("vars_files", "write a task of type include_vars for each file"));

    private static final Map<String, String> DOCUMENT = Map.ofEntries(
            Map.entry("hosts", ONE_HOST),
            Map.entry("become", NO_OTHER_USER),
            Map.entry("gather_facts", "leave it out: facts are gathered when a template refers to them"),
            Map.entry("pre_tasks", "put them first in `tasks`"),
            Map.entry("post_tasks", "put them last in `tasks`"),
            Map.entry("roles", "write a task of type include_tasks with `file: roles/NAME/tasks/main.yaml` for each"),
            Map.entry("vars_files", "write a task of type include_vars for each file"),
            Map.entry("variables", "write `vars`"),
            Map.entry("state_dir", "give it on the command line: --state DIR"),
            Map.entry("collectors", LATER),
            Map.entry("export", LATER),
            Map.entry("sources", LATER),
            Map.entry("outputs", LATER),
            Map.entry("processing", LATER),
            Map.entry("global", LATER));

    private OldForms() {}

    /** What to write instead of an option of that name, or null. */
    static @Nullable String option(String name) {
        if (name.startsWith("with_")) {
            return "write `loop:` and the list, or an expression that gives one";
        }
        return OPTIONS.get(name);
    }

    /** What to write instead of a key of a document, or null. */
    static @Nullable String documentKey(String name) {
        return DOCUMENT.get(name);
    }

    /** Adds what was written differently before inside sections of another version, which are not read themselves. */
    static void inside(Node node, Problems problems) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    String now = inSection(entry);
                    if (now != null) {
                        problems.add(
                                "E113",
                                entry.key().at(),
                                entry.name().length(),
                                "`" + entry.name() + "` is an old form",
                                now);
                    }
                    inside(entry.value(), problems);
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> inside(item, problems));
            case Node.Scalar _ -> {}
        }
    }

    private static @Nullable String inSection(Node.Entry entry) {
        String value =
                entry.value() instanceof Node.Scalar scalar && scalar.raw().length() < 40 ? scalar.raw() : "…";
        return switch (entry.name()) {
            case "parser_type" -> "write the parser's name itself: `parser: " + value + "`";
            case "collect" -> "leave it out: a collector gathers all that it can";
            case "usage_warning" -> "write `thresholds: { usage_percent: { warning: " + value + " } }`";
            case "usage_critical" -> "write `thresholds: { usage_percent: { critical: " + value + " } }`";
            default -> null;
        };
    }
}
