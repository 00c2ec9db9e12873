package dev.driftless.app.state;

import dev.driftless.app.host.FileJournal;
import dev.driftless.app.state.RunJournal.Line;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.TemporaryName;
import java.util.List;

/**
 * Removes the temporary files that a killed run or rollback left: those that its journal names, and those in the state directory, where nobody else may
 * write. Needs the lock. A file that only looks like one of ours is not touched.
 */
final class Leftovers {
    private final FileSystem files;

    Leftovers(FileSystem files) {
        this.files = files;
    }

    /** @param journals the directories of all runs */
    void remove(String stateDirectory, List<String> journals) {
        removeFrom(stateDirectory);
        for (String journal : journals) {
            if (files.status(journal + "/" + FileJournal.BUSY) != null) {
                removeFrom(journal);
                if (removeNamed(journal)) {
                    files.remove(journal + "/" + FileJournal.BUSY, false);
                }
            }
        }
    }

    private void removeFrom(String directory) {
        for (String name : files.list(directory)) {
            if (TemporaryName.matches(name)) {
                files.remove(directory + "/" + name, false);
            }
        }
    }

    /** Whether none is left. */
    private boolean removeNamed(String journal) {
        boolean all = true;
        for (Line line : RunJournal.read(files, journal).entries()) {
            TemporaryName name = line.entry().temporary();
            if (name != null) {
                all &= isGone(name.beside(line.entry().field(0)));
            }
        }
        return all;
    }

    /** A directory among them is empty, or is not removed. */
    private boolean isGone(String path) {
        try {
            files.remove(path, false);
            return true;
        } catch (PortException _) {
            return false; // the next run tries again
        }
    }
}
