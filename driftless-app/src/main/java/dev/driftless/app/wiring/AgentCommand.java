package dev.driftless.app.wiring;

import dev.driftless.app.cli.AgentArguments;
import dev.driftless.app.cli.OutputFormat;
import dev.driftless.app.cli.output.AgentVoice;
import dev.driftless.app.cli.output.JsonRenderer;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.app.cli.output.TextOptions;
import dev.driftless.app.cli.output.TextRenderer;
import dev.driftless.app.engine.AgentSettings;
import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code driftless agent}: the loop on this host, and the signals that steer it. */
final class AgentCommand implements AgentLoop.Work {
    private final Surroundings surroundings;
    private final AgentArguments arguments;
    private final Map<String, Value> extra;
    private final Consumer<ProblemException> problems;
    private final LineOutput out;
    private final LineOutput err;
    private final String version;
    private final AgentVoice voice;
    private final ConfigurationWatch watch;
    private final Mailbox mailbox = new Mailbox();
    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicInteger forced = new AtomicInteger(ExitCodes.OK);
    private @Nullable Configuration configuration;
    private volatile Duration drainTimeout = AgentSettings.USUAL.drainTimeout();
    private volatile @Nullable Applier running;

    /** {@code problems} shows those of a configuration. */
    AgentCommand(
            Surroundings surroundings,
            AgentArguments arguments,
            Map<String, Value> extra,
            Consumer<ProblemException> problems,
            LineOutput out,
            LineOutput err,
            String version) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.extra = extra;
        this.problems = problems;
        this.out = out;
        this.err = err;
        this.version = version;
        this.voice = new AgentVoice(arguments.output() == OutputFormat.JSON, out, err, surroundings.redactor());
        this.watch = new ConfigurationWatch(surroundings.configDirectory(arguments.config()));
    }

    /** Runs until it is told to stop; the exit code. */
    int run() {
        Signals.on("INT", this::stop);
        Signals.on("TERM", this::stop);
        Signals.on("HUP", _ -> mailbox.reload());
        voice.say("driftless " + version + " keeps this host as " + surroundings.configDirectory(arguments.config())
                + " describes it");
        new AgentLoop(
                        this,
                        mailbox,
                        System::nanoTime,
                        () -> ThreadLocalRandom.current().nextDouble())
                .run();
        int code = forced.get();
        if (code == ExitCodes.OK) {
            voice.say("stopped");
        }
        return code;
    }

    private void stop(int signalled) {
        if (!stopped.compareAndSet(0, signalled)) {
            end(signalled, "stopped at once");
            return;
        }
        mailbox.stop();
        Applier applier = running;
        if (applier != null) {
            applier.interrupt();
            voice.say("stopping when the task at hand is done; tell me again to stop at once");
        }
        Duration patience = drainTimeout;
        Thread.ofPlatform().daemon().name("drain").start(() -> {
            Mailbox.sleep(patience);
            end(
                    signalled,
                    "stopped before the task at hand was done: it took longer than drain_timeout, "
                            + patience.toMillis() / 1000.0 + " s");
        });
    }

    /** What it ends may make the run come to its end, too, and the process with it: not as if nothing had happened. */
    private void end(int signalled, String why) {
        forced.set(signalled);
        Ending.now(signalled, why, out, err);
    }

    @Override
    public List<String> files() {
        return watch.files();
    }

    @Override
    public AgentSettings load() {
        Configuration read = surroundings.load(arguments.config(), extra, Set.of(), arguments.envFiles());
        configuration = read;
        drainTimeout = read.agent().drainTimeout();
        return read.agent();
    }

    @Override
    public void run(AgentSettings.Mode mode) {
        Configuration current = configuration;
        if (current == null || current.program().tasks().isEmpty()) {
            return;
        }
        Applier applier = surroundings.applier(arguments.config(), arguments.envFiles());
        running = applier;
        if (stopped.get() != 0) {
            return;
        }
        ApplyRequest request = new ApplyRequest(
                arguments.config(),
                arguments.state(),
                arguments.envFiles(),
                extra,
                Set.of(),
                mode == AgentSettings.Mode.REPORT,
                false,
                false,
                false);
        try {
            new ApplyCommand(surroundings, stopped::get).run(request, current, applier, renderer());
        } finally {
            running = null;
        }
    }

    private Consumer<AgentEvent> renderer() {
        if (arguments.output() == OutputFormat.JSON) {
            return new JsonRenderer(out, surroundings.redactor(), version);
        }
        TextRenderer text = new TextRenderer(TextOptions.PLAIN, out, surroundings.redactor(), System::nanoTime);
        return event -> {
            if (!isQuiet(event)) {
                text.accept(event);
            }
        };
    }

    /** What is as it should be is counted in the recap, and is no news. */
    private static boolean isQuiet(AgentEvent event) {
        return event instanceof AgentEvent.StepFinished finished
                && (finished.outcome().status() == Status.OK
                        || finished.outcome().status() == Status.SKIPPED);
    }

    @Override
    public void problems(ProblemException e) {
        problems.accept(e);
    }

    @Override
    public void say(String text) {
        voice.say(text);
    }

    @Override
    public void failed(String text, @Nullable Throwable bug) {
        voice.failed(text, bug);
    }
}
