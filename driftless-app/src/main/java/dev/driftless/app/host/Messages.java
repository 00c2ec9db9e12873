package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;

/** Sentences that both hosts must say alike, so that a dry run predicts a failure with its words. */
final class Messages {
    private Messages() {}

    static String noDirectory(AbsolutePath directory) {
        return "no such directory: " + directory;
    }

    static String notADirectory(AbsolutePath path) {
        return "not a directory: " + path;
    }

    /** As the file port says it of what it follows itself. */
    static Failure tooManyLinks(AbsolutePath path) {
        return new Failure(Code.CONFLICT, "too many symbolic links in " + path + ": they lead in a circle");
    }
}
