package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Undo;
import dev.driftless.ports.TemporaryName;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the way back of each change, written before the change is done, so that even an interrupted run can be taken back; and knows what a power cut
 * would still take away. The order that it keeps: what was noted is durable ({@link #secure}) before any of it is done; what was done is durable ({@link
 * #settle}) before a command runs and before the run counts as ended.
 */
public interface Journal {
    /**
     * The way back of a change that was noted.
     *
     * @param temporary the name, beside the path, under which what shall be there is made ready: the journal knows it, so that the next run can remove what
     *     a kill leaves
     */
    record Noted(Undo undo, TemporaryName temporary) {}

    /** Notes what is at a path now, with its content. */
    Noted path(SetPath change);

    /** Notes what stands ready to be put at a path, where that could not be told before: bytes that came as a stream. */
    void ready(SetPath change, String temporary);

    /** Moves a whole tree into the journal, which removes it; null where that cannot be done at once and nothing was moved. */
    @Nullable
    Undo tree(AbsolutePath root);

    /** Notes the states of named things before commands change them; settles what was done before. */
    void states(SetState<?> change);

    /** Notes that a command is about to run, which cannot be taken back; settles what was done before. */
    void command(Command command);

    /** Begins to make durable what was noted; nothing is noted before {@link #secure} has returned. */
    void beginToSecure();

    /** Makes what was noted survive a power cut. */
    void secure();

    /** Notes that the names in a directory, or mode and owner of what is at this path, were changed and are to survive a power cut. */
    void touched(String path);

    /** Makes everything that was touched survive a power cut. */
    void settle();
}
