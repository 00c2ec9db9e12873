package dev.driftless.app.cli;

import dev.driftless.domain.schema.Explanation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands: how they are called, what they take, and which method of {@link Commands} they mean. */
enum Verb {
    APPLY("apply", null, "Brings this host to the state that the configuration describes.", "apply --dry-run") {
        @Override
        int run(Given given, Commands commands) {
            return commands.apply(ApplyArguments.of(given));
        }
    },
    VALIDATE(
            "validate",
            null,
            "Checks a configuration; looks at nothing else and changes nothing.",
            "validate --config ./config") {
        @Override
        int run(Given given, Commands commands) {
            return commands.validate(ValidateArguments.of(given));
        }
    },
    EXPLAIN("explain", "[CODE]", "Says what an error means and how to mend it.", "explain E104") {
        @Override
        int run(Given given, Commands commands) {
            throw new IllegalStateException("it is done by the command line itself");
        }
    },
    ROLLBACK("rollback", "RUN", "Takes back what a run did.", "rollback 01J9ZX8Q") {
        @Override
        int run(Given given, Commands commands) {
            String run = given.operand();
            if (run == null) {
                throw new UsageError("which run? `driftless history` lists them", "rollback");
            }
            return commands.rollback(RollbackArguments.of(given, run));
        }
    },
    HISTORY("history", null, "Lists the runs on this host.", "history --limit 5") {
        @Override
        int run(Given given, Commands commands) {
            return commands.history(HistoryArguments.of(given));
        }
    },
    AUDIT_VERIFY("audit verify", "[DIR]", "Checks that the record of what was done is whole.", "audit verify") {
        @Override
        int run(Given given, Commands commands) {
            return commands.verifyAudit(AuditArguments.of(given));
        }
    },
    SCHEMA("schema", null, "Prints the JSON schema of a configuration, for editors.", "schema > schema.json") {
        @Override
        int run(Given given, Commands commands) {
            return commands.schema();
        }
    },
    DOCS("docs", "[TYPE]", "Prints the reference of all task types, or of one.", "docs template") {
        @Override
        int run(Given given, Commands commands) {
            return commands.docs(given.operand());
        }
    },
    AGENT("agent", null, "Stays and keeps this host as the configuration describes it.", "agent") {
        @Override
        int run(Given given, Commands commands) {
            return commands.agent(AgentArguments.of(given));
        }
    },
    COMPLETION("completion", "SHELL", "Prints a script that lets bash, zsh or fish complete.", "completion bash") {
        @Override
        int run(Given given, Commands commands) {
            throw new IllegalStateException("it is done by the command line itself");
        }
    };

    private final String words;
    private final @Nullable String operand;
    private final String summary;
    private final String example;

    Verb(String words, @Nullable String operand, String summary, String example) {
        this.words = words;
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
        return switch (this) {
            case APPLY -> Flags.APPLY;
            case VALIDATE -> Flags.VALIDATE;
            case ROLLBACK -> Flags.ROLLBACK;
            case HISTORY -> Flags.HISTORY;
            case AUDIT_VERIFY -> Flags.VERIFY;
            case AGENT -> Flags.AGENT;
            case EXPLAIN, SCHEMA, DOCS, COMPLETION -> Flags.NONE;
        };
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
