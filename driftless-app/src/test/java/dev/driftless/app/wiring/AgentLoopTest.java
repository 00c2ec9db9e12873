package dev.driftless.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.driftless.app.engine.AgentSettings;
import dev.driftless.app.wiring.AgentLoop.Waking;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.ports.PortException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The loop, in a time of its own: each pause lasts as long as was asked for, and what happens in it is scripted. */
final class AgentLoopTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final List<String> story = new ArrayList<>();
    private final Deque<Runnable> pauses = new ArrayDeque<>();
    private AgentSettings settings = new AgentSettings(INTERVAL, AgentSettings.Mode.APPLY, 0, Duration.ofSeconds(1));
    private String files = "1";
    private boolean valid = true;
    private Waking waking = Waking.TIME;
    private double random = 0.5;
    private long now = Long.MAX_VALUE - 5_000_000_000L; // a monotonic clock may pass its end
    private @Nullable Throwable fault;

    private final AgentLoop.Work work = new AgentLoop.Work() {
        @Override
        public List<String> files() {
            return List.of(files);
        }

        @Override
        public AgentSettings load() {
            if (!valid) {
                throw new ProblemException(new Problem("E100", new Position("site.yaml", 1, 1), 1, "wrong", null));
            }
            return settings;
        }

        @Override
        public void run(AgentSettings.Mode mode) {
            story.add(mode + " at " + seconds());
            now += 1_000_000_000L;
            Throwable thrown = fault;
            fault = null;
            if (thrown instanceof RuntimeException e) {
                throw e;
            } else if (thrown instanceof Error e) {
                throw e;
            }
        }

        @Override
        public void problems(ProblemException e) {
            story.add("problems at " + seconds());
        }

        @Override
        public void say(String text) {
            if (text.contains("anew")) {
                story.add("read anew at " + seconds());
            }
        }

        @Override
        public void failed(String text, @Nullable Throwable bug) {
            if (bug != null || !text.contains("goes on")) {
                story.add("failed" + (bug == null ? ": " + text : " with " + bug));
            }
        }
    };

    private long seconds() {
        return (now - (Long.MAX_VALUE - 5_000_000_000L)) / 1_000_000_000L;
    }

    private Waking pause(Duration longest) {
        now += longest.toNanos();
        waking = Waking.TIME;
        pauses.removeFirst().run();
        return pauses.isEmpty() ? Waking.STOP : waking;
    }

    private void nothing(int seconds) {
        for (int i = 0; i < seconds; i++) {
            pauses.add(() -> {});
        }
    }

    private List<String> told() {
        pauses.add(() -> {});
        new AgentLoop(work, this::pause, () -> now, () -> random).run();
        return story;
    }

    @Test
    void appliesAtOnceAndThenFromStartToStartOfTheInterval() {
        nothing(20);
        assertThat(told()).containsExactly("APPLY at 0", "APPLY at 10", "APPLY at 20");
    }

    @Test
    void reportsOnlyWhereThatIsAskedFor() {
        settings = new AgentSettings(INTERVAL, AgentSettings.Mode.REPORT, 0, Duration.ZERO);
        nothing(3);
        assertThat(told()).containsExactly("REPORT at 0");
    }

    @Test
    void jitterMakesTheIntervalShorterOrLonger() {
        settings = new AgentSettings(INTERVAL, AgentSettings.Mode.APPLY, 0.5, Duration.ZERO);
        random = 0;
        nothing(8);
        assertThat(told()).containsExactly("APPLY at 0", "APPLY at 5", "APPLY at 10");
        story.clear();
        random = 1;
        now = Long.MAX_VALUE - 5_000_000_000L;
        nothing(15);
        assertThat(told()).containsExactly("APPLY at 0", "APPLY at 15");
    }

    @Test
    void takesUpAChangeThatIsNoLongerBeingWritten() {
        pauses.add(() -> files = "2"); // 2 s: seen
        pauses.add(() -> files = "3"); // 3 s: still changing
        nothing(1); // 4 s: settled
        nothing(2);
        assertThat(told()).containsExactly("APPLY at 0", "read anew at 4", "APPLY at 4");
    }

    @Test
    void keepsTheLastGoodOneAndSaysOnceWhatIsWrong() {
        pauses.add(() -> {
            files = "2";
            valid = false;
        });
        nothing(10);
        pauses.add(() -> {
            files = "3";
            valid = true;
        });
        nothing(2);
        assertThat(told())
                .containsExactly("APPLY at 0", "problems at 3", "APPLY at 10", "read anew at 15", "APPLY at 15");
    }

    @Test
    void reloadsAndAppliesAtOnceOnRequest() {
        nothing(2);
        pauses.add(() -> waking = Waking.RELOAD);
        nothing(2);
        assertThat(told()).containsExactly("APPLY at 0", "read anew at 4", "APPLY at 4");
    }

    @Test
    void reloadOfABrokenConfigurationAppliesNothing() {
        pauses.add(() -> {
            valid = false;
            waking = Waking.RELOAD;
        });
        nothing(2);
        assertThat(told()).containsExactly("APPLY at 0", "problems at 2");
    }

    @Test
    void takesUpANewIntervalWithTheConfiguration() {
        pauses.add(() -> {
            files = "2";
            settings = new AgentSettings(Duration.ofSeconds(3), AgentSettings.Mode.APPLY, 0, Duration.ZERO);
        });
        nothing(5);
        assertThat(told()).containsExactly("APPLY at 0", "read anew at 3", "APPLY at 3", "APPLY at 6", "APPLY at 9");
    }

    @Test
    void survivesARunThatIsRefused() {
        fault = new PortException(new Failure(Failure.Code.IO, "the disk is full"));
        nothing(10);
        assertThat(told())
                .containsExactly(
                        "APPLY at 0",
                        "failed: the disk is full; the next run is due at the next interval",
                        "APPLY at 10");
    }

    @Test
    void survivesBugs() {
        for (Throwable bug : List.of(new IllegalStateException("bug"), new StackOverflowError())) {
            story.clear();
            now = Long.MAX_VALUE - 5_000_000_000L;
            fault = bug;
            nothing(10);
            assertThat(told()).containsExactly("APPLY at 0", "failed with " + bug, "APPLY at 10");
        }
    }

    @Test
    void doesNotEvenBeginWithAConfigurationThatIsWrong() {
        valid = false;
        assertThatThrownBy(this::told).isInstanceOf(ProblemException.class);
        assertThat(story).isEmpty();
    }
}
