package dev.driftless.domain.task.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change.RunCommand;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShellTaskTest {
    /** No script without conditions asks anything. */
    private static final Observed NOTHING = new Observed() {
        @Override
        public <A> Answer<A> answer(Query<A> query) {
            throw new AssertionError(query);
        }
    };

    private static RunCommand run(String script) {
        ShellTask task = new ShellTask(
                script, AbsolutePath.of("/bin/sh"), new Running(null, null, null, List.of(), false, null, true));
        return (RunCommand) ((Plan.Apply) task.plan(NOTHING)).changes().getFirst();
    }

    private static Set<String> touched(String script) {
        return run(script).effects().touches().stream().map(AbsolutePath::text).collect(Collectors.toSet());
    }

    @Test
    void givesTheScriptToTheShell() {
        assertEquals(List.of("/bin/sh", "-c", "a | b"), run("a | b").command().argv());
        assertFalse(run("a | b").effects().declared());
    }

    @Test
    void findsPathsInTheScript() {
        assertEquals(
                Set.of("/etc/a", "/etc/b", "/etc/c", "/etc/d", "/etc/e", "/usr/bin/y"),
                touched("cat \"/etc/a\" '/etc/b'>/etc/c 2>/dev/null; x --f=/etc/d</etc/e && (/usr/bin/y)"));
    }

    @Test
    void doubtsTheDirectoryAboveAVariable() {
        assertEquals(Set.of("/home", "/tmp"), touched("rm -f /home/$USER/x /tmp/y* /$A"));
    }

    @Test
    void takesRelativePathsAndAddressesForNoPaths() {
        assertTrue(touched("cp a/b ./c; curl https://host/path; expr 6 / 3").isEmpty());
    }

    @Test
    void refusesAnEmptyScript() {
        assertThrows(InvalidOption.class, () -> run(" \n"));
    }
}
