package dev.driftless.app.engine;

import dev.driftless.app.host.Journal;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Undo;
import org.jspecify.annotations.Nullable;

/** A journal that says so before it notes a change, and so before the change is done. */
record AnnouncingJournal(Journal journal, Runnable listener) implements Journal {
    @Override
    public Noted path(SetPath change) {
        listener.run();
        return journal.path(change);
    }

    @Override
    public void ready(SetPath change, String temporary) {
        journal.ready(change, temporary);
    }

    @Override
    public @Nullable Undo tree(AbsolutePath root) {
        listener.run();
        return journal.tree(root);
    }

    @Override
    public void states(SetState<?> change) {
        listener.run();
        journal.states(change);
    }

    @Override
    public void command(Command command) {
        listener.run();
        journal.command(command);
    }

    @Override
    public void beginToSecure() {
        journal.beginToSecure();
    }

    @Override
    public void secure() {
        journal.secure();
    }

    @Override
    public void touched(String path) {
        journal.touched(path);
    }

    @Override
    public void settle() {
        journal.settle();
    }
}
