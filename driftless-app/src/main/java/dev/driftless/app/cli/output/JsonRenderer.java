package dev.driftless.app.cli.output;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Holes;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows a run to a program: JSON Lines, format {@value #FORMAT}. Keys may be added within a format, none changes or goes. */
public final class JsonRenderer implements Consumer<AgentEvent> {
    /** The number of the format; another one means that a reader must be changed. */
    public static final int FORMAT = 1;

    private final LineOutput out;
    private final Redactor redactor;
    private final JsonChange changes;
    private final String version;
    private int index;

    /** {@code version}: of this program. */
    public JsonRenderer(LineOutput out, Redactor redactor, String version) {
        this.out = out;
        this.redactor = redactor;
        this.changes = new JsonChange(redactor);
        this.version = version;
    }

    @Override
    public void accept(AgentEvent event) {
        Json json = switch (event) {
            case AgentEvent.RunStarted started -> start(started);
            case AgentEvent.StepFinished(Outcome outcome, Position fightsWith) -> task(outcome, fightsWith);
            case AgentEvent.TaskOutput(String label, String line) ->
                message("output").put("label", shown(label)).put("line", shown(line));
            case AgentEvent.HandlerNotified(String handler, String by, boolean maybe) ->
                message("notify")
                        .put("handler", shown(handler))
                        .put("by", shown(by))
                        .put("maybe", maybe);
            case AgentEvent.HandlersPending(var handlers) ->
                message("pending")
                        .putTexts("handlers", handlers.stream().map(this::shown).toList());
            case AgentEvent.NotReached(int tasks, String because) ->
                message("not_reached").put("tasks", tasks).put("because", shown(because));
            case AgentEvent.FightFound fight -> fight(fight);
            case AgentEvent.Warned(String text) -> message("warning").put("text", shown(text));
            case AgentEvent.RunFinished finished -> recap(finished);
            case AgentEvent.StepStarted _ -> null; // its end says all
        };
        if (json != null) {
            out.line(json.toString());
        }
    }

    private static Json message(String kind) {
        return new Json().put("message", kind);
    }

    private Json start(AgentEvent.RunStarted started) {
        index = 0;
        return message("start")
                .put("format", FORMAT)
                .put("driftless", version)
                .put("host", started.host())
                .put("dry_run", started.dryRun())
                .put("config", started.configuration())
                .put("tasks", started.tasks());
    }

    private Json task(Outcome outcome, @Nullable Position fightsWith) {
        Json json = message("task")
                .put("index", ++index)
                .put("id", outcome.origin().step())
                .put("type", outcome.type())
                .put("label", shown(label(outcome)))
                .put("position", outcome.origin().at().toString())
                .put("state", outcome.status().word())
                .put(
                        "changes",
                        outcome.changes().stream()
                                .map(change -> changes.of(change, outcome.secrecy()))
                                .toList());
        if (outcome.reason() != null) {
            json.put("reason", shown(outcome.reason()));
        }
        if (outcome.failure() != null) {
            json.put("failure", outcome.failure().code().name().toLowerCase(Locale.ROOT))
                    .put("text", shown(outcome.failure().message()));
        }
        if (fightsWith != null) {
            json.put("fights_with", fightsWith.file() + ":" + fightsWith.line());
        }
        return json.put("took_seconds", outcome.took());
    }

    /** Without the type, which stands beside it. */
    private static String label(Outcome outcome) {
        String label = outcome.origin().label();
        String type = outcome.type() + " ";
        return label.startsWith(type) ? label.substring(type.length()) : label;
    }

    private Json fight(AgentEvent.FightFound fight) {
        Origin other = fight.second();
        return message("fight")
                .put("id", fight.first().step())
                .put("position", fight.first().at().toString())
                .put("label", shown(fight.first().label()))
                .put("fights_with", other.at().file() + ":" + other.at().line())
                .put("fights_with_id", other.step())
                .put("fights_with_label", shown(other.label()))
                .put("over", shown(fight.over()))
                .put("fails", fight.fails());
    }

    private static Json recap(AgentEvent.RunFinished finished) {
        Json json = message("recap")
                .put("ok", finished.ok())
                .put("changed", finished.changed())
                .put("maybe", finished.maybe())
                .put("skipped", finished.skipped())
                .put("failed", finished.failed())
                .put("not_reached", finished.notReached())
                .put("fighting", finished.fighting())
                .put("undeclared_commands", finished.undeclaredCommands())
                .put("took_seconds", finished.took());
        return finished.run().isEmpty() ? json : json.put("run", finished.run());
    }

    private String shown(String text) {
        return Holes.show(redactor.mask(text));
    }
}
