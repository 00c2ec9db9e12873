package dev.driftless.ports.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import dev.driftless.ports.Processes.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Processes} does, shown with the programs of POSIX. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ProcessesContract {
    /** The port under test. */
    protected abstract Processes processes();

    /** An empty directory of its own. */
    protected abstract String scratch();

    /** Runs a shell script. */
    protected final CommandResult sh(String script) {
        return processes().run(shell(script), Lines.NONE);
    }

    private static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script);
    }

    private Failure refused(Command command) {
        return assertThrows(PortException.class, () -> processes().run(command, Lines.NONE))
                .failure();
    }

    @Test
    void returnsOutputErrorsAndExitCode() {
        CommandResult result = sh("printf out; printf err >&2; exit 3");
        assertEquals(new CommandResult(3, "out", "err"), result);
    }

    @Test
    void passesArgumentsAsTheyAre() {
        Command command = Command.of("printf", "[%s]", "a b", "$HOME", "*", "", "'\"", "é\uD83D\uDE00", "\n");
        assertEquals(
                "[a b][$HOME][*][]['\"][é\uD83D\uDE00][\n]",
                processes().run(command, Lines.NONE).stdout());
    }

    @Test
    void seesItsEnvironmentAndNothingElse() {
        Command command = Command.of("env").with(Map.of("ONE", "1", "TWO", "é"));
        List<String> names = processes()
                .run(command, Lines.NONE)
                .stdout()
                .lines()
                .map(line -> line.substring(0, line.indexOf('=')))
                .sorted()
                .toList();
        assertEquals(List.of("HOME", "LANG", "ONE", "PATH", "TWO"), names);
        assertEquals("C.UTF-8\n", sh("echo $LANG").stdout());
        assertEquals(
                "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n",
                sh("echo $PATH").stdout());
    }

    @Test
    void looksForTheProgramInThePathThatItWillSee() {
        sh("mkdir " + scratch() + "/bin; printf '#!/bin/sh\\necho mine' > " + scratch() + "/bin/mine; chmod 755 "
                + scratch() + "/bin/mine");
        Command command = Command.of("mine").with(Map.of("PATH", "/nowhere:" + scratch() + "/bin"));
        assertEquals("mine\n", processes().run(command, Lines.NONE).stdout());
        assertEquals(Code.NOT_FOUND, refused(Command.of("mine")).code());
    }

    @Test
    void namesTheProgramThatIsNotThere() {
        Failure failure = refused(Command.of("no-such-program", "s3cret"));
        assertEquals(Code.NOT_FOUND, failure.code());
        assertTrue(failure.message().contains("no such program: no-such-program"), failure.message());
        assertFalse(failure.message().contains("s3cret"), failure.message());
        assertEquals(Code.NOT_FOUND, refused(Command.of("/no/such/program")).code());
    }

    @Test
    void namesTheProgramThatMayNotBeRun() {
        sh("echo data > " + scratch() + "/file; chmod 644 " + scratch() + "/file");
        assertEquals(Code.DENIED, refused(Command.of(scratch() + "/file")).code());
        assertEquals(Code.INVALID, refused(Command.of(scratch())).code());
    }

    @Test
    void namesTheInterpreterAsMissingAndNotTheScript() {
        sh("printf '#!/no/such/interpreter\\n' > " + scratch() + "/script; chmod 755 " + scratch() + "/script");
        Failure failure = refused(Command.of(scratch() + "/script"));
        assertEquals(Code.NOT_FOUND, failure.code());
        assertTrue(failure.message().contains("/no/such/interpreter"), failure.message());
        sh("printf '#!/bin/sh\\r\\n' > " + scratch() + "/script");
        assertTrue(refused(Command.of(scratch() + "/script")).message().contains("/bin/sh\\r"));
    }

    @Test
    void runsInItsDirectoryAndElseInTheRoot() {
        assertEquals("/\n", sh("pwd").stdout());
        assertEquals(
                scratch() + "\n", processes().run(in(scratch()), Lines.NONE).stdout());
        Failure failure = refused(in(scratch() + "/absent"));
        assertEquals(Code.NOT_FOUND, failure.code());
        assertTrue(failure.message().contains("no such directory"), failure.message());
    }

    private static Command in(String directory) {
        return new Command(List.of("/bin/sh", "-c", "pwd -P"), AbsolutePath.of(directory), null, Map.of(), null);
    }

    @Test
    void findsARelativeProgramFromItsDirectory() {
        sh("printf '#!/bin/sh\\necho here' > " + scratch() + "/here; chmod 755 " + scratch() + "/here");
        Command command = new Command(List.of("./here"), AbsolutePath.of(scratch()), null, Map.of(), null);
        assertEquals("here\n", processes().run(command, Lines.NONE).stdout());
    }

    @Test
    void feedsStdinAndElseNothing() {
        assertEquals("é\n", processes().run(cat("é\n"), Lines.NONE).stdout());
        assertEquals("", sh("cat").stdout());
        String big = "0123456789abcde\n".repeat(100_000);
        assertEquals(big, processes().run(cat(big), Lines.NONE).stdout());
    }

    @Test
    void doesNotMindAProgramThatDoesNotReadItsStdin() {
        Command command = new Command(List.of("true"), null, "x".repeat(1_000_000), Map.of(), null);
        assertEquals(0, processes().run(command, Lines.NONE).exitCode());
    }

    private static Command cat(@Nullable String stdin) {
        return new Command(List.of("cat"), null, stdin, Map.of(), null);
    }

    @Test
    void hasAUmaskOf022() {
        assertEquals("0022\n", sh("umask").stdout());
    }

    @Test
    void tellsLinesAsTheyCome() {
        List<String> told = new ArrayList<>();
        CommandResult result = processes()
                .run(shell("printf 'one\\r\\ntwo\\n\\nthree'; printf 'error\\n' >&2"), (line, stderr) -> {
                    if (!stderr) {
                        told.add(line);
                    }
                });
        assertEquals(List.of("one", "two", "", "three"), told);
        assertEquals("one\r\ntwo\n\nthree", result.stdout());
    }

    @Test
    void tellsALineWhileTheProgramStillRuns() {
        // the script goes on only once the line was heard
        String go = scratch() + "/go";
        AtomicReference<@Nullable String> heard = new AtomicReference<>();
        CommandResult result = processes()
                .run(
                        shell("echo waiting >&2; while [ ! -e " + go + " ]; do sleep 0.05; done; echo gone"),
                        (line, stderr) -> {
                            if (stderr) {
                                heard.set(line);
                                sh("touch " + go);
                            }
                        });
        assertEquals("waiting", heard.get());
        assertEquals("gone\n", result.stdout());
    }

    @Test
    void endsTheProgramWhenAListenerThrows() {
        IllegalStateException stop = new IllegalStateException("enough");
        assertEquals(
                stop,
                assertThrows(
                        IllegalStateException.class,
                        () -> processes().run(shell("echo line; exec sleep 1000"), (_, _) -> {
                            throw stop;
                        })));
    }

    @Test
    void endsAtItsTimeoutWithItsDescendants() {
        String script = "sleep 1000 & echo $! > " + scratch() + "/child; wait";
        Failure failure = refused(shell(script).with(Duration.ofMillis(700)));
        assertEquals(Code.TIMEOUT, failure.code());
        assertTrue(failure.message().contains("0.7 s"), failure.message());
        // a zombie until init has waited for it, which is as dead
        String state = sh("for i in $(seq 100); do s=$(cut -d' ' -f3 /proc/$(cat " + scratch()
                        + "/child)/stat 2>/dev/null); case $s in ''|Z) echo dead; exit;; esac; sleep 0.1; done; echo $s")
                .stdout();
        assertEquals("dead\n", state);
    }

    @Test
    void endsAProgramThatIgnoresTermination() {
        Failure failure =
                refused(shell("trap '' TERM; while :; do sleep 0.1; done").with(Duration.ofMillis(300)));
        assertEquals(Code.TIMEOUT, failure.code());
    }

    @Test
    void tellsTheSignalThatEndedIt() {
        assertEquals(128 + 9, sh("kill -9 $$").exitCode());
    }

    @Test
    void doesNotWaitForWhatWasLeftInTheBackground() {
        assertEquals("started\n", sh("sleep 20 & echo started").stdout());
    }

    @Test
    void readsBothOutputsHoweverLongTheyAre() {
        CommandResult result = sh("seq 1 100000; seq 1 100000 >&2");
        assertEquals(588_895, result.stdout().length());
        assertEquals(result.stdout(), result.stderr());
    }

    @Test
    void refusesMoreOutputThanCanBeHeld() {
        Failure failure = refused(shell("yes"));
        assertEquals(Code.FAILED, failure.code());
        assertTrue(failure.message().contains("16 MiB"), failure.message());
    }

    @Test
    void replacesMalformedBytes() {
        assertEquals("caf\uFFFD\n", sh("printf 'caf\\351\\n'").stdout());
    }

    @Test
    void refusesWhatNoProgramCanBeGiven() {
        assertEquals(Code.INVALID, refused(Command.of("true", "a\0b")).code());
        assertEquals(
                Code.INVALID,
                refused(Command.of("true").with(Map.of("A=B", "x"))).code());
        assertEquals(Code.INVALID, refused(Command.of("true", "\uDCE9")).code());
        Failure failure = refused(Command.of("true", "s3cret".repeat(1_000_000)));
        assertEquals(Code.INVALID, failure.code());
        assertFalse(failure.message().contains("s3cret"), failure.message());
    }

    @Test
    void isEndedWhenItsThreadIsInterrupted() throws InterruptedException {
        AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            // the program interrupts the thread by its first line
            Thread self = Thread.currentThread();
            PortException thrown = assertThrows(
                    PortException.class,
                    () -> processes().run(shell("echo up; exec sleep 1000"), (_, _) -> self.interrupt()));
            failure.set(self.isInterrupted() ? thrown.failure() : null);
        });
        thread.join();
        Failure seen = failure.get();
        assertTrue(seen != null && seen.code() == Code.IO, String.valueOf(seen));
    }
}
