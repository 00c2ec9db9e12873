package dev.driftless.app.cli.output;

import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events for tests. */
final class Events {
    static final AgentEvent DRY_START = new AgentEvent.RunStarted("", true, "web-1", "/etc/driftless/config", 4, 5);
    static final AgentEvent START =
            new AgentEvent.RunStarted("01J9ZX8Q", false, "web-1", "/etc/driftless/config", 4, 12);

    private Events() {}

    static Position at(int line) {
        return new Position("site.yaml", line, 5);
    }

    static AgentEvent step(Status status, String type, String subject, int line, Change... changes) {
        return step(status, type, subject, line, null, null, changes);
    }

    /** A step that found everything as it should be, and registered this. */
    static AgentEvent ok(String type, String subject, Map<String, Value> registered) {
        return new AgentEvent.StepFinished(
                new Outcome(
                        new Origin("1", type + " " + subject, at(1)),
                        type,
                        Status.OK,
                        List.of(),
                        new Value.Mapping(registered),
                        null,
                        null,
                        Secrecy.OPEN,
                        Duration.ofMillis(8)),
                null);
    }

    static AgentEvent step(
            Status status,
            String type,
            String subject,
            int line,
            @Nullable String reason,
            @Nullable Failure failure,
            Change... changes) {
        return new AgentEvent.StepFinished(
                new Outcome(
                        new Origin(Integer.toString(line), type + " " + subject, at(line)),
                        type,
                        status,
                        List.of(changes),
                        new Value.Mapping(Map.of()),
                        reason,
                        failure,
                        Secrecy.OPEN,
                        Duration.ofMillis(8)),
                null);
    }

    static AgentEvent recap(boolean dryRun, int ok, int changed, int maybe, int skipped, int failed, int unreached) {
        return new AgentEvent.RunFinished(
                dryRun ? "" : "01J9ZX8Q",
                dryRun,
                ok,
                changed,
                maybe,
                skipped,
                failed,
                unreached,
                0,
                0,
                Duration.ofMillis(dryRun ? 140 : 1_304));
    }

    static Change edit(String path, String before, String after) {
        return new Change.SetPath(AbsolutePath.of(path), file("0640", before), file("0644", after));
    }

    private static Found file(String mode, String text) {
        return new Found.RegularFile(FileMode.of(mode), Principal.ROOT, Principal.ROOT, Content.Inline.of(text));
    }
}
