package dev.driftless.app.cli;

import dev.driftless.domain.schema.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands do; each answers with its exit code. */
public interface Commands {
    /** {@code driftless apply}. */
    int apply(ApplyArguments arguments);

    /** {@code driftless validate}. */
    int validate(ValidateArguments arguments);

    /** {@code driftless rollback}. */
    int rollback(RollbackArguments arguments);

    /** {@code driftless history}. */
    int history(HistoryArguments arguments);

    /** {@code driftless audit verify}. */
    int verifyAudit(AuditArguments arguments);

    /** {@code driftless schema}: the JSON schema of a configuration. */
    int schema();

    /** {@code driftless docs}: the reference, of one type where {@code type} is not null. */
    int docs(@Nullable String type);

    /** {@code driftless agent}. */
    int agent(AgentArguments arguments);

    /** What {@code driftless explain} knows, from all parts of the program. */
    List<Explanation> explanations();
}
