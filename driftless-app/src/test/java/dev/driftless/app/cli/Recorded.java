package dev.driftless.app.cli;

import dev.driftless.domain.schema.Explanation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that only remember what they were told. */
final class Recorded implements Commands {
    final List<Object> calls = new ArrayList<>();

    private int record(Object call) {
        calls.add(call);
        return 0;
    }

    @Override
    public int apply(ApplyArguments arguments) {
        return record(arguments);
    }

    @Override
    public int validate(ValidateArguments arguments) {
        return record(arguments);
    }

    @Override
    public int rollback(RollbackArguments arguments) {
        return record(arguments);
    }

    @Override
    public int history(HistoryArguments arguments) {
        return record(arguments);
    }

    @Override
    public int verifyAudit(AuditArguments arguments) {
        return record(arguments);
    }

    @Override
    public int schema() {
        return record("schema");
    }

    @Override
    public int docs(@Nullable String type) {
        return record("docs " + type);
    }

    @Override
    public int agent(AgentArguments arguments) {
        return record(arguments);
    }

    @Override
    public List<Explanation> explanations() {
        return ProgramExplanations.all();
    }
}
