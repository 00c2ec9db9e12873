package dev.driftless.app.host;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.plan.Undo;

/** The way back that does not exist. */
public enum NotReversible implements Undo {
    COMMAND;

    @Override
    public Failure revert() {
        return new Failure(Code.FAILED, "a command cannot be taken back");
    }
}
