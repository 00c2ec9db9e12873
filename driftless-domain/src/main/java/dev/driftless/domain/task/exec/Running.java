package dev.driftless.domain.task.exec;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.OptionGroup;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where and when a program is run, and what it does: the options that command and shell share. */
public record Running(
        @Doc("Directory in which it runs. Left out: `/`.") @Named(aliases = "cwd") @Nullable
        AbsolutePath chdir,

        @Doc("A path that it creates: where that exists already, it is not run.") @Nullable
        AbsolutePath creates,

        @Doc("A path that it removes: where that does not exist, it is not run.") @Nullable
        AbsolutePath removes,

        @Doc(
                "Paths that it may change, with all below them. With this, `creates` or `removes` a dry run knows that it touches nothing else.")
        List<AbsolutePath> changes,

        @Doc("It only reads: it never counts as a change, and a dry run starts it too.")
        boolean readOnly,

        @Doc("What it reads from its standard input. Left out: nothing.") @Nullable
        String stdin,

        @Doc("Drop line breaks from the end of `stdout` and `stderr` in the result.") @Default("true")
        boolean stripEmptyEnds)
        implements OptionGroup {
    /**
     * The run of a program.
     *
     * @param shown what the result calls it
     * @param mentioned paths that it names, which it may touch
     */
    Execution of(Value shown, List<String> argv, Set<AbsolutePath> mentioned) {
        return new Execution(
                shown,
                new Command(argv, chdir, stdin, Map.of(), null),
                creates,
                removes,
                changes,
                readOnly,
                stripEmptyEnds,
                mentioned);
    }
}
