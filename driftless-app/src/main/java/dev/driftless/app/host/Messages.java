package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change.SetPath;

/** Sentences that both hosts must say alike, so that a dry run predicts a failure with its words. */
final class Messages {
    private Messages() {}

    static String noDirectory(AbsolutePath directory) {
        return "no such directory: " + directory;
    }

    static String notADirectory(AbsolutePath path) {
        return "not a directory: " + path;
    }

    static Failure stale(SetPath change, Found now) {
        return new Failure(
                Code.STALE,
                "cannot change " + change.path() + ": changed since it was read (expected "
                        + change.before().kind() + ", found " + now.kind() + ")");
    }

    /** As the file port says it of the parents of what it looks at. */
    static Failure linksInTheWay(AbsolutePath path) {
        return new Failure(
                Code.CONFLICT, "cannot look at " + path + ": a symbolic link is in the way, or links lead in a circle");
    }

    /** As the file port says it of what it follows itself. */
    static Failure tooManyLinks(AbsolutePath path) {
        return new Failure(Code.CONFLICT, "too many symbolic links in " + path + ": they lead in a circle");
    }
}
