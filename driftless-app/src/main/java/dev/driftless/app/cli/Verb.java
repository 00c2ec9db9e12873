package dev.driftless.app.cli;

import dev.driftless.domain.schema.Explanation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands: how they are called, what they take, and which method of {@link Commands} they mean. */
enum Verb {
    APPLY(
            "apply",
            Flags.APPLY,
            null,
            "Brings this host to the state that the configuration describes.",
            "apply --dry-run") {
        @Override
        int run(Given given, Commands commands) {
            return commands.apply(ApplyArguments.of(given));
        }
    },
    VALIDATE(
            "validate",
            Flags.VALIDATE,
            null,
            "Checks a configuration; looks at nothing else and changes nothing.",
            "validate --config ./config") {
        @Override
        int run(Given given, Commands commands) {
            return commands.validate(ValidateArguments.of(given));
        }
    },
    EXPLAIN("explain", Flags.NONE, "[CODE]", "Says what an error means and how to mend it.", "explain E104") {
        @Override
        int run(Given given, Commands commands) {
            throw new IllegalStateException("it is done by the command line itself");
        }
    },
    ROLLBACK("rollback", Flags.ROLLBACK, "RUN", "Takes back what a run did.", "rollback 01J9ZX8Q") {
        @Override
        int run(Given given, Commands commands) {
            String run = given.operand();
            if (run == null) {
                throw new UsageError("which run? `driftless history` lists them", "rollback");
            }
            return commands.rollback(RollbackArguments.of(given, run));
        }
    },
    HISTORY("history", Flags.HISTORY, null, "Lists the runs on this host.", "history --limit 5") {
        @Override
        int run(Given given, Commands commands) {
            return commands.history(HistoryArguments.of(given));
        }
    },
    AUDIT_VERIFY(
            "audit verify",
            Flags.VERIFY,
            "[DIR]",
            "Checks that the record of what was done is whole.",
            "audit verify") {
        @Override
        int run(Given given, Commands commands) {
            return commands.verifyAudit(AuditArguments.of(given));
        }
    },
    SCHEMA(
            "schema",
            Flags.NONE,
            null,
            "Prints the JSON schema of a configuration, for editors.",
            "schema > schema.json") {
        @Override
        int run(Given given, Commands commands) {
            return commands.schema();
        }
    },
    DOCS("docs", Flags.NONE, "[TYPE]", "Prints the reference of all task types, or of one.", "docs template") {
        @Override
        int run(Given given, Commands commands) {
            return commands.docs(given.operand());
        }
    },
    AGENT("agent", Flags.AGENT, null, "Stays and keeps this host as the configuration describes it.", "agent") {
        @Override
        int run(Given given, Commands commands) {
            return commands.agent(AgentArguments.of(given));
        }
    };

    private final String words;
    private final List<Flag> flags;
    private final @Nullable String operand;
    private final String summary;
    private final String example;

    Verb(String words, List<Flag> flags, @Nullable String operand, String summary, String example) {
        this.words = words;
        this.flags = flags;
        this.operand = operand;
        this.summary = summary;
        this.example = example;
    }

    abstract int run(Given given, Commands commands);

    /** One or two words. */
    String words() {
        return words;
    }

    List<Flag> flags() {
        return flags;
    }

    /** What may stand without a flag, in brackets where it may be left out, or null. */
    @Nullable
    String operand() {
        return operand;
    }

    String summary() {
        return summary;
    }

    /** A command line without the program's name. */
    String example() {
        return example;
    }

    /** The lines of {@code explain CODE}, or of all codes. */
    static List<String> explain(@Nullable String code, List<Explanation> known) {
        List<String> lines = new ArrayList<>();
        for (Explanation each : known) {
            if (code == null) {
                lines.add(each.code() + "  " + each.title());
            } else if (each.code().equalsIgnoreCase(code)) {
                lines.add(each.code() + ": " + each.title());
                lines.add("");
                lines.addAll(each.text().strip().lines().toList());
            }
        }
        if (code == null) {
            lines.sort(null);
        }
        return lines;
    }
}
