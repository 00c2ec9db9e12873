package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a symbolic link where nothing is, or in the place of a file or another link. */
final class LinkReplacement {
    private LinkReplacement() {}

    static void perform(Path link, Path text) throws IOException {
        try {
            Files.createSymbolicLink(link, text);
            return;
        } catch (FileAlreadyExistsException _) {
            // then by a rename, so that there is no moment without either
        }
        Path temporary = Temporary.beside(link);
        boolean placed = false;
        try {
            Files.createSymbolicLink(temporary, text);
            Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
            placed = true;
        } finally {
            if (!placed) {
                Temporary.discard(temporary);
            }
        }
    }
}
