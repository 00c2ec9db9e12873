package dev.driftless.app.cli.output;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows a run to a person: one line a task, below it what changes, and a last line that says what happened. Not safe for threads, but for {@link #tick}. */
public final class TextRenderer implements Consumer<AgentEvent> {
    private static final int SHOWN_OK = 40;
    private static final int STATE_WIDTH = 9;
    private static final int LABEL_WIDTH = 52;
    private static final int RIGHT_WIDTH = 18;
    private static final String INDENT = " ".repeat(STATE_WIDTH + 1);

    private final TextOptions options;
    private final LineOutput out;
    private final Redactor redactor;
    private final LiveLine live;
    private final int labelWidth;

    private boolean dryRun;
    private int tasks;
    private int ok;

    /** {@code nanos}: a monotonic clock, for the live line only. */
    public TextRenderer(TextOptions options, LineOutput out, Redactor redactor, LongSupplier nanos) {
        this.options = options;
        this.out = out;
        this.redactor = redactor;
        this.live = new LiveLine(out, nanos, this::liveLine);
        int left = options.width() - INDENT.length() - RIGHT_WIDTH;
        this.labelWidth = Math.max(24, Math.min(LABEL_WIDTH, left));
    }

    @Override
    public void accept(AgentEvent event) {
        if (event instanceof AgentEvent.TaskOutput output) {
            showOutput(output);
            return;
        }
        if (event instanceof AgentEvent.StepStarted(String label)) {
            live.begin(label);
            return;
        }
        List<String> lines = new ArrayList<>();
        switch (event) {
            case AgentEvent.RunStarted started -> start(started, lines);
            case AgentEvent.StepFinished finished -> addStep(finished.outcome(), lines);
            case AgentEvent.HandlerNotified(String handler, String by, boolean maybe) ->
                lines.add(row("notify", Style.CHANGE, handler, (maybe ? "maybe, by " : "by ") + by));
            case AgentEvent.HandlersPending(var handlers) ->
                handlers.forEach(handler -> lines.add(
                        row("pending", Style.DOUBT, handler, "will be delivered by the next run that succeeds")));
            case AgentEvent.NotReached(int count, String because) ->
                lines.add(row(
                        dryRun ? "skip" : "skipped",
                        Style.FAINT,
                        Counted.of(count, "task") + " not reached: " + because,
                        null));
            case AgentEvent.FightFound fight -> addFight(fight, lines);
            case AgentEvent.Warned(String message) -> lines.add(row("warning", Style.DOUBT, message, null));
            case AgentEvent.RunFinished finished -> addRecap(finished, lines);
            case AgentEvent.TaskOutput _, AgentEvent.StepStarted _ -> {}
        }
        write(lines);
    }

    private void start(AgentEvent.RunStarted started, List<String> lines) {
        dryRun = started.dryRun();
        tasks = started.tasks();
        ok = 0;
        if (dryRun) {
            lines.add("Plan for " + started.host() + " from " + started.configuration() + " ("
                    + Counted.of(started.files(), "file") + ", " + Counted.of(tasks, "task") + ")");
            lines.add("");
        }
    }

    private void addStep(Outcome outcome, List<String> lines) {
        if (outcome.status() == Status.OK && ++ok > SHOWN_OK && !options.verbose()) {
            return;
        }
        lines.add(row(
                word(outcome.status()),
                style(outcome.status()),
                outcome.origin().label(),
                right(outcome)));
        if (outcome.status() == Status.MAYBE && outcome.reason() != null) {
            addIndented(outcome.reason(), lines);
        }
        if (outcome.failure() != null) {
            addIndented(outcome.failure().message(), lines);
        }
        boolean shown = outcome.status() == Status.CHANGED || outcome.status() == Status.MAYBE;
        if (options.diff() && shown) {
            for (String line : redactor.lines(outcome.changes(), outcome.secrecy())) {
                lines.add(INDENT + Style.ofDiff(line).on(clean(line), options.colour()));
            }
        }
    }

    private String right(Outcome outcome) {
        return switch (outcome.status()) {
            case CHANGED -> dryRun ? place(outcome.origin().at()) : Elapsed.step(outcome.took());
            case SKIPPED -> outcome.reason() == null ? place(outcome.origin().at()) : outcome.reason();
            case OK ->
                outcome.value().entries().get("version") instanceof Value.Text(String version)
                        ? version
                        : place(outcome.origin().at());
            case MAYBE, FAILED -> place(outcome.origin().at());
        };
    }

    private void addFight(AgentEvent.FightFound fight, List<String> lines) {
        Origin own = fight.first();
        lines.add(row("fight", Style.BAD, own.label(), place(own)));
        String other = place(fight.second()) + " (" + fight.second().label() + ")";
        String again = "a second run would " + (fight.fails() ? "fail here" : "change " + fight.over() + " again");
        addIndented(
                switch (fight.kind()) {
                    case OVER_THE_SAME ->
                        place(own) + " and " + other + " both set " + fight.over() + ": neither will ever be in sync";
                    case OVER_WHAT_IT_READS ->
                        (fight.fails() ? again : "a second run would change it again") + ": " + other + " changes "
                                + fight.over() + ", on which it depends";
                    case ALONE -> again;
                },
                lines);
    }

    /** With the number of the item, which tells two of one loop apart. */
    private static String place(Origin origin) {
        int item = origin.step().indexOf('[');
        return place(origin.at()) + (item < 0 ? "" : origin.step().substring(item));
    }

    private void addRecap(AgentEvent.RunFinished finished, List<String> lines) {
        if (ok > SHOWN_OK && !options.verbose()) {
            lines.add(row("ok", Style.GOOD, "and " + (ok - SHOWN_OK) + " more, shown with --verbose", null));
        }
        lines.add("");
        lines.add(Style.STRONG.on(Recap.of(finished, tasks), options.colour()));
        if (!finished.dryRun() && finished.changed() > 0 && !finished.run().isEmpty()) {
            lines.add("Roll back with: driftless rollback " + finished.run());
        }
    }

    private String word(Status status) {
        return switch (status) {
            case OK -> "ok";
            case CHANGED -> dryRun ? "change" : "changed";
            case MAYBE -> "maybe";
            case SKIPPED -> dryRun ? "skip" : "skipped";
            case FAILED -> dryRun ? "fail" : "failed";
        };
    }

    private static Style style(Status status) {
        return switch (status) {
            case OK -> Style.GOOD;
            case CHANGED -> Style.CHANGE;
            case MAYBE -> Style.DOUBT;
            case SKIPPED -> Style.FAINT;
            case FAILED -> Style.BAD;
        };
    }

    /** A position without its column. */
    private static String place(Position at) {
        return at.file() + ":" + at.line();
    }

    private String row(String state, Style style, String label, @Nullable String right) {
        String shown = clean(label);
        StringBuilder row = new StringBuilder(" ").append(style.on(state, options.colour()));
        row.repeat(' ', STATE_WIDTH - state.length()).append(shown);
        if (right != null && !right.isEmpty()) {
            row.repeat(' ', Math.max(2, labelWidth - shown.codePointCount(0, shown.length())))
                    .append(clean(right));
        }
        return row.toString();
    }

    private void addIndented(String text, List<String> lines) {
        text.lines().forEach(line -> lines.add(INDENT + clean(line)));
    }

    /** One line for a person: without secrets, unknown parts named, control characters visible. */
    private String clean(String text) {
        return Printable.of(Holes.show(redactor.mask(text)));
    }

    private void write(List<String> lines) {
        if (!lines.isEmpty()) {
            live.replace(String.join("\n", lines));
        }
    }

    /** Shows on a terminal that time passes; to be called once a second or so. Safe for threads. */
    public void tick() {
        if (options.live()) {
            live.tick();
        }
    }

    private void showOutput(AgentEvent.TaskOutput output) {
        if (options.live()) {
            live.said(output.label(), output.line());
        } else if (options.verbose()) {
            out.line(INDENT + "| " + clean(output.line()));
        }
    }

    private String liveLine(String label, String elapsed, String said) {
        String line = row("…", Style.FAINT, label, elapsed) + (said.isEmpty() ? "" : "  " + clean(said));
        int visible = options.colour() ? options.width() + 8 : options.width();
        return line.length() < visible ? line : line.substring(0, visible - 1);
    }
}
