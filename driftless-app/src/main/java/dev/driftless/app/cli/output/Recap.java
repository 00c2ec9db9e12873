package dev.driftless.app.cli.output;

import dev.driftless.domain.event.AgentEvent.RunFinished;
import java.util.ArrayList;
import java.util.List;

/** The last line of a run: will something happen, did something happen, how long did it take. */
final class Recap {
    private Recap() {}

    static String of(RunFinished run, int tasks) {
        List<String> counts = new ArrayList<>();
        count(counts, run.ok(), "ok");
        count(counts, run.changed(), run.dryRun() ? "to change" : "changed");
        count(counts, run.maybe(), "maybe");
        count(counts, run.skipped(), "skipped");
        count(counts, run.failed(), run.dryRun() ? "would fail" : "failed");
        count(counts, run.notReached(), "not reached");
        count(counts, run.fighting(), "fighting");
        if (run.dryRun() && run.undeclaredCommands() > 0) {
            counts.add("assuming that " + Counted.of(run.undeclaredCommands(), "command")
                    + (run.undeclaredCommands() == 1 ? " touches" : " touch") + " nothing else");
        }
        String all = counts.isEmpty() ? "" : ": " + String.join(", ", counts);
        String what = Counted.of(tasks, "task");
        String who = run.dryRun() ? what : run.run().isEmpty() ? what : "Run " + run.run() + " (" + what + ")";
        return who + all + ".  " + verdict(run) + Elapsed.run(run.took());
    }

    private static String verdict(RunFinished run) {
        boolean quiet = run.changed() == 0 && run.maybe() == 0 && run.failed() == 0;
        if (run.dryRun()) {
            return quiet ? "Nothing would change.  " : "Nothing was changed.  ";
        }
        return quiet ? "Nothing was changed.  " : "";
    }

    private static void count(List<String> counts, int count, String what) {
        if (count > 0) {
            counts.add(count + " " + what);
        }
    }
}
