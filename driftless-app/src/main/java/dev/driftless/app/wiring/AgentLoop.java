package dev.driftless.app.wiring;

import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.app.cli.output.TextOptions;
import dev.driftless.app.cli.output.TextRenderer;
import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.domain.schema.Durations;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.PortException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The agent at its thinnest: applies at its interval, reads the configuration anew each time, keeps the last good one, and stops on SIGTERM after the
 * task at hand.
 */
final class AgentLoop {
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(30);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final @Nullable String config;
    private final @Nullable String state;
    private final List<String> envFiles;
    private final Map<String, Value> extra;
    private final LineOutput out;
    private final LineOutput err;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Configuration lastGood;

    AgentLoop(
            Surroundings surroundings,
            @Nullable String config,
            @Nullable String state,
            List<String> envFiles,
            Map<String, Value> extra,
            LineOutput out,
            LineOutput err) {
        this.surroundings = surroundings;
        this.config = config;
        this.state = state;
        this.envFiles = envFiles;
        this.extra = extra;
        this.out = out;
        this.err = err;
    }

    int run() {
        lastGood = surroundings.load(config, extra, Set.of(), envFiles);
        Applier applier = surroundings.applier(config, envFiles);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(applier), "stop"));
        try {
            while (stop.getCount() > 0) {
                once(applier);
                Configuration current = lastGood;
                Duration interval = current == null ? USUAL_INTERVAL : interval(current.agent());
                if (stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                reload();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
        return ExitCodes.OK;
    }

    private void shutDown(Applier applier) {
        stop.countDown();
        applier.interrupt();
        try {
            if (!stopped.await(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                err.line("stopped before the task at hand was done");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void once(Applier applier) {
        Configuration configuration = lastGood;
        if (configuration == null || configuration.program().tasks().isEmpty()) {
            return;
        }
        ApplyRequest request = new ApplyRequest(config, state, envFiles, extra, Set.of(), false, false, false, false);
        try {
            new ApplyCommand(surroundings)
                    .run(
                            request,
                            configuration,
                            applier,
                            new TextRenderer(TextOptions.PLAIN, out, surroundings.redactor(), System::nanoTime));
        } catch (PortException e) {
            err.line("error: " + surroundings.redactor().mask(e.failure().message())
                    + "; trying again at the next interval");
        }
    }

    private void reload() {
        try {
            lastGood = surroundings.load(config, extra, Set.of(), envFiles);
        } catch (ProblemException e) {
            e.problems()
                    .forEach(problem ->
                            err.line("error: " + surroundings.redactor().mask(problem.toString())));
            err.line("The configuration has problems; the last good one goes on.");
        }
    }

    private static Duration interval(Node.@Nullable Mapping agent) {
        Node node = agent == null ? null : agent.get("apply_interval");
        if (node instanceof Node.Scalar scalar) {
            try {
                return Durations.parse(scalar.raw());
            } catch (IllegalArgumentException _) {
                return USUAL_INTERVAL;
            }
        }
        return USUAL_INTERVAL;
    }
}
