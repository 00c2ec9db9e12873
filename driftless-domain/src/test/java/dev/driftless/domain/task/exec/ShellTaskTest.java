package dev.driftless.domain.task.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        ShellTask task =
                new ShellTask(script, AbsolutePath.of("/bin/sh"), null, null, null, List.of(), false, null, true);
        return (RunCommand) ((Plan.Apply) task.plan(NOTHING)).changes().getFirst();
    }

    private static Set<String> touched(String script) {
        return run(script).effects().touches().stream().map(AbsolutePath::text).collect(Collectors.toSet());
    }

    @Test
    void givesTheScriptToTheShell() {
        assertThat(run("a | b").command().argv()).containsExactly("/bin/sh", "-c", "a | b");
        assertThat(run("a | b").effects().declared()).isFalse();
    }

    @Test
    void findsPathsInTheScript() {
        assertThat(touched("cat \"/etc/a\" '/etc/b'>/etc/c 2>/dev/null; x --f=/etc/d</etc/e && (/usr/bin/y)"))
                .containsExactlyInAnyOrder("/etc/a", "/etc/b", "/etc/c", "/etc/d", "/etc/e", "/usr/bin/y");
    }

    @Test
    void doubtsTheDirectoryAboveAVariable() {
        assertThat(touched("rm -f /home/$USER/x /tmp/y* /$A")).containsExactlyInAnyOrder("/home", "/tmp");
    }

    @Test
    void takesRelativePathsAndAddressesForNoPaths() {
        assertThat(touched("cp a/b ./c; curl https://host/path; expr 6 / 3")).isEmpty();
    }

    @Test
    void refusesAnEmptyScript() {
        assertThatThrownBy(() -> run(" \n")).isInstanceOf(InvalidOption.class);
    }
}
