package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Undo;
import org.jspecify.annotations.Nullable;

/** Keeps the way back of each change, written before the change is done, so that even an interrupted run can be taken back. */
public interface Journal {
    /** Notes what is at a path now, with its content; returns the way back. */
    Undo path(SetPath change);

    /** Notes that a change of a path is done, where what is there now could not be told before: bytes that came as a stream. */
    void done(SetPath change);

    /** Moves a whole tree into the journal, which removes it; null where that cannot be done at once and nothing was moved. */
    @Nullable
    Undo tree(AbsolutePath root);

    /** Notes the states of named things before they change. */
    void states(SetState<?> change);

    /** Notes that a command is about to run, which cannot be taken back. */
    void command(Command command);
}
