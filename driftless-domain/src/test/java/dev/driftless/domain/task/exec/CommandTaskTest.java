package dev.driftless.domain.task.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change.RunCommand;
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
                new Running(
                        AbsolutePath.of("/work"),
                        creates == null ? null : AbsolutePath.of(creates),
                        removes == null ? null : AbsolutePath.of(removes),
                        changes,
                        readOnly,
                        "in",
                        true));
    }

    private static CommandTask plain(String line) {
        return task(List.of(line), List.of(), null, null, List.of(), false);
    }

    private RunCommand run(CommandTask task) {
        assertInstanceOf(Plan.Apply.class, task.plan(host));
        return (RunCommand) ((Plan.Apply) task.plan(host)).changes().getFirst();
    }

    @Test
    void splitsTextIntoWords() {
        assertEquals(
                new Command(
                        List.of("install", "-m", "0644", "a b", "c d"), AbsolutePath.of("/work"), "in", Map.of(), null),
                run(plain("install -m 0644 'a b' \"c d\"")).command());
    }

    @Test
    void takesArgvAsItIs() {
        CommandTask task = task(List.of(), List.of("my program"), null, null, List.of(), false);
        assertEquals(List.of("my program"), run(task).command().argv());
    }

    @Test
    void refusesBothAndNeither() {
        assertThrows(InvalidOption.class, () -> task(List.of("a"), List.of("b"), null, null, List.of(), false));
        assertThrows(InvalidOption.class, () -> task(List.of(), List.of(), null, null, List.of(), false));
        assertThrows(InvalidOption.class, () -> plain("  "));
    }

    @Test
    void doubtsTheDirectoryAndThePathsAmongTheArguments() {
        Holes holes = new Holes();
        CommandTask task =
                plain("/bin/cp --to=/etc/b /etc/a x:/srv/c http://h/p /dev/null rel /opt/" + holes.hole("?") + "/d");
        assertEquals(
                Effects.undeclared(Set.of(
                        AbsolutePath.of("/work"),
                        AbsolutePath.of("/etc/a"),
                        AbsolutePath.of("/etc/b"),
                        AbsolutePath.of("/srv/c"),
                        AbsolutePath.of("/opt"))),
                run(task).effects());
    }

    @Test
    void touchesOnlyWhatIsDeclared() {
        CommandTask task =
                task(List.of("make /x"), List.of(), "/srv/new", null, List.of(AbsolutePath.of("/out")), false);
        assertEquals(
                new Effects(
                        Set.of(AbsolutePath.of("/srv/new")),
                        Set.of(),
                        Set.of(AbsolutePath.of("/out")),
                        Set.of(),
                        false,
                        true),
                run(task).effects());
    }

    @Test
    void isSkippedWhereItsFileExists() {
        CommandTask task = task(List.of("a"), List.of(), "/srv/done", null, List.of(), false);
        assertEquals(Plan.IN_SYNC, task.plan(host));
        assertEquals(Value.of(0), task.result(host, List.of()).get("rc"));
        assertEquals(
                Value.of("skipped, since /srv/done exists"),
                task.result(host, List.of()).get("stdout"));
    }

    @Test
    void isSkippedWhereNothingIsLeftToRemove() {
        assertEquals(
                Plan.IN_SYNC,
                task(List.of("a"), List.of(), null, "/gone", List.of(), false).plan(host));
        assertInstanceOf(
                Plan.Apply.class,
                task(List.of("a"), List.of(), null, "/srv/done", List.of(), false)
                        .plan(host));
    }

    @Test
    void onlyReadsInADryRunToo() {
        CommandTask task = task(List.of("uname"), List.of(), null, null, List.of(), true);
        assertEquals(Plan.IN_SYNC, task.plan(host));
        assertEquals(1, host.probes);
        assertEquals(Value.of(3), task.result(host, List.of()).get("rc"));
        assertEquals(Value.of("out"), task.result(host, List.of()).get("stdout"));
    }

    @Test
    void tellsWhatTheProgramSaid() {
        Performed done = new Performed.Done(new CommandResult(0, "a\nb\n\n", ""), Undo.NONE);
        assertEquals(
                Map.of(
                        "cmd", Value.of(List.of(Value.of("ls"), Value.of("-l"))),
                        "rc", Value.of(0),
                        "stdout", Value.of("a\nb"),
                        "stderr", Value.of(""),
                        "stdout_lines", Value.of(List.of(Value.of("a"), Value.of("b"))),
                        "stderr_lines", Value.of(List.of())),
                plain("ls -l").result(host, List.of(done)));
    }

    @Test
    void doesNotKnowWhatItDidNotRun() {
        assertEquals(
                new Value.Unknown("why"),
                plain("ls").result(host, List.of(new Performed.NotRun("why"))).get("rc"));
        assertEquals(
                new Value.Unknown("why"),
                plain("ls").result(host, List.of(new Performed.NotRun("why"))).get("stdout_lines"));
    }

    @Test
    void isAnActionUnlessItSaysWhenItIsDone() {
        assertEquals(Nature.ACTION, plain("a").nature());
        assertEquals(
                Nature.ACTION,
                task(List.of("a"), List.of(), null, null, List.of(DONE), false).nature());
        assertEquals(
                Nature.DECLARATIVE,
                task(List.of("a"), List.of(), "/b", null, List.of(), false).nature());
        assertEquals(
                Nature.DECLARATIVE,
                task(List.of("a"), List.of(), null, null, List.of(), true).nature());
    }
}
