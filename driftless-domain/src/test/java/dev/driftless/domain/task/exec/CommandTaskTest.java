package dev.driftless.domain.task.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change.RunCommand;
import dev.driftless.domain.plan.Effects;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task.Nature;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandTaskTest {
    private static final AbsolutePath DONE = AbsolutePath.of("/srv/done");

    /** A host on which only {@code /srv/done} exists and every program says the same. */
    private static final class Fake implements Observed {
        private int probes;

        @Override
        @SuppressWarnings("unchecked") // each case yields the type that its query names
        public <A> Answer<A> answer(Query<A> query) {
            return (Answer<A>)
                    switch (query) {
                        case Query.Exists(AbsolutePath path) -> new Answer.Known<>(path.equals(DONE));
                        case Query.Probe _ -> {
                            probes++;
                            yield new Answer.Known<>(new CommandResult(3, "out\n", "bad\n"));
                        }
                        default -> throw new AssertionError(query);
                    };
        }
    }

    private final Fake host = new Fake();

    private static CommandTask task(
            List<String> command,
            List<String> argv,
            @Nullable String creates,
            @Nullable String removes,
            List<AbsolutePath> changes,
            boolean readOnly) {
        return new CommandTask(
                command,
                argv,
                AbsolutePath.of("/work"),
                creates == null ? null : AbsolutePath.of(creates),
                removes == null ? null : AbsolutePath.of(removes),
                changes,
                readOnly,
                "in",
                true);
    }

    private static CommandTask plain(String line) {
        return task(List.of(line), List.of(), null, null, List.of(), false);
    }

    private RunCommand run(CommandTask task) {
        assertThat(task.plan(host)).isInstanceOf(Plan.Apply.class);
        return (RunCommand) ((Plan.Apply) task.plan(host)).changes().getFirst();
    }

    @Test
    void splitsTextIntoWords() {
        assertThat(run(plain("install -m 0644 'a b' \"c d\"")).command())
                .isEqualTo(new Command(
                        List.of("install", "-m", "0644", "a b", "c d"),
                        AbsolutePath.of("/work"),
                        "in",
                        Map.of(),
                        null));
    }

    @Test
    void takesArgvAsItIs() {
        CommandTask task = task(List.of(), List.of("my program"), null, null, List.of(), false);
        assertThat(run(task).command().argv()).containsExactly("my program");
    }

    @Test
    void refusesBothAndNeither() {
        assertThatThrownBy(() -> task(List.of("a"), List.of("b"), null, null, List.of(), false))
                .isInstanceOf(InvalidOption.class);
        assertThatThrownBy(() -> task(List.of(), List.of(), null, null, List.of(), false))
                .isInstanceOf(InvalidOption.class);
        assertThatThrownBy(() -> plain("  ")).isInstanceOf(InvalidOption.class);
    }

    @Test
    void doubtsTheDirectoryAndThePathsAmongTheArguments() {
        Holes holes = new Holes();
        CommandTask task =
                plain("/bin/cp --to=/etc/b /etc/a x:/srv/c http://h/p /dev/null rel /opt/" + holes.hole("?") + "/d");
        assertThat(run(task).effects())
                .isEqualTo(Effects.undeclared(Set.of(
                        AbsolutePath.of("/work"),
                        AbsolutePath.of("/etc/a"),
                        AbsolutePath.of("/etc/b"),
                        AbsolutePath.of("/srv/c"),
                        AbsolutePath.of("/opt"))));
    }

    @Test
    void touchesOnlyWhatIsDeclared() {
        CommandTask task =
                task(List.of("make /x"), List.of(), "/srv/new", null, List.of(AbsolutePath.of("/out")), false);
        assertThat(run(task).effects())
                .isEqualTo(new Effects(
                        Set.of(AbsolutePath.of("/srv/new")), Set.of(), Set.of(AbsolutePath.of("/out")), false, true));
    }

    @Test
    void isSkippedWhereItsFileExists() {
        CommandTask task = task(List.of("a"), List.of(), "/srv/done", null, List.of(), false);
        assertThat(task.plan(host)).isEqualTo(Plan.IN_SYNC);
        assertThat(task.result(host, List.of()))
                .containsEntry("rc", Value.of(0))
                .containsEntry("stdout", Value.of("skipped, since /srv/done exists"));
    }

    @Test
    void isSkippedWhereNothingIsLeftToRemove() {
        assertThat(task(List.of("a"), List.of(), null, "/gone", List.of(), false)
                        .plan(host))
                .isEqualTo(Plan.IN_SYNC);
        assertThat(task(List.of("a"), List.of(), null, "/srv/done", List.of(), false)
                        .plan(host))
                .isInstanceOf(Plan.Apply.class);
    }

    @Test
    void onlyReadsInADryRunToo() {
        CommandTask task = task(List.of("uname"), List.of(), null, null, List.of(), true);
        assertThat(task.plan(host)).isEqualTo(Plan.IN_SYNC);
        assertThat(host.probes).isEqualTo(1);
        assertThat(task.result(host, List.of()))
                .containsEntry("rc", Value.of(3))
                .containsEntry("stdout", Value.of("out"));
    }

    @Test
    void tellsWhatTheProgramSaid() {
        Performed done = new Performed.Done(new CommandResult(0, "a\nb\n\n", ""), Undo.NONE);
        assertThat(plain("ls -l").result(host, List.of(done)))
                .isEqualTo(Map.of(
                        "cmd", Value.of(List.of(Value.of("ls"), Value.of("-l"))),
                        "rc", Value.of(0),
                        "stdout", Value.of("a\nb"),
                        "stderr", Value.of(""),
                        "stdout_lines", Value.of(List.of(Value.of("a"), Value.of("b"))),
                        "stderr_lines", Value.of(List.of())));
    }

    @Test
    void doesNotKnowWhatItDidNotRun() {
        assertThat(plain("ls").result(host, List.of(new Performed.NotRun("why"))))
                .containsEntry("rc", new Value.Unknown("why"))
                .containsEntry("stdout_lines", new Value.Unknown("why"));
    }

    @Test
    void isAnActionUnlessItSaysWhenItIsDone() {
        assertThat(plain("a").nature()).isEqualTo(Nature.ACTION);
        assertThat(task(List.of("a"), List.of(), null, null, List.of(DONE), false)
                        .nature())
                .isEqualTo(Nature.ACTION);
        assertThat(task(List.of("a"), List.of(), "/b", null, List.of(), false).nature())
                .isEqualTo(Nature.DECLARATIVE);
        assertThat(task(List.of("a"), List.of(), null, null, List.of(), true).nature())
                .isEqualTo(Nature.DECLARATIVE);
    }
}
