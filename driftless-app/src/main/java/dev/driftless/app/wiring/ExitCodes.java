package dev.driftless.app.wiring;

import dev.driftless.app.engine.Applier;
import dev.driftless.domain.plan.Status;

/** What the process answers with. */
public final class ExitCodes {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int CONFIGURATION = 10;
    public static final int LOCKED = 13;
    public static final int BUG = 70;

    private ExitCodes() {}

    static int of(ApplyRequest request, Applier.Result result) {
        boolean failed = result.tally().of(Status.FAILED) > 0 && result.stoppedBy() != null;
        boolean changes = result.tally().of(Status.CHANGED) > 0;
        boolean doubts = result.tally().of(Status.MAYBE) > 0;
        if (request.strict() && (result.tally().fighting() > 0 || doubts)) {
            return FAILED;
        }
        if (!request.detailedExitCode()) {
            return failed ? FAILED : OK;
        }
        if (request.dryRun()) {
            return failed ? FAILED : changes || doubts ? 2 : OK;
        }
        return failed ? (changes ? 6 : 4) : changes ? 2 : OK;
    }
}
