package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;

/** Sentences that both hosts must say alike, so that a dry run predicts a failure with its words. */
final class Messages {
    private Messages() {}

    static String noDirectory(AbsolutePath directory) {
        return "no such directory: " + directory;
    }

    static String notADirectory(AbsolutePath path) {
        return "not a directory: " + path;
    }

    static String tooManyLinks(AbsolutePath path) {
        return "too many symbolic links: " + path;
    }
}
