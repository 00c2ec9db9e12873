package dev.driftless.adapters.os.posix;

import dev.driftless.domain.plan.Failure.Code;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds a program as execvp(3) does, but in the PATH that the program itself will see, and says where it looked. */
final class ProgramLookup {
    private ProgramLookup() {}

    /** The file to start; a name with a slash is taken as it is, relative to the directory. */
    static String find(String name, String path, File directory) {
        if (name.indexOf('/') >= 0) {
            Path file = name.startsWith("/") ? Paths.of(name) : Paths.of(directory.getPath() + "/" + name);
            if (!Files.exists(file)) {
                throw Failures.of(Code.NOT_FOUND, "no such program: " + name);
            }
            return check(name, file);
        }
        Path unusable = null;
        for (String part : path.split(":", -1)) {
            // an empty part means the working directory, which we do not search: nobody who leaves one in means it
            Path file = part.startsWith("/") ? Paths.of(part + "/" + name) : null;
            if (file != null && Files.isRegularFile(file)) {
                if (Files.isExecutable(file)) {
                    return file.toString();
                }
                unusable = file;
            }
        }
        if (unusable != null) {
            return check(name, unusable);
        }
        throw Failures.of(Code.NOT_FOUND, "no such program: " + name + " (looked in " + path + ")");
    }

    private static String check(String name, @Nullable Path file) {
        if (file == null || Files.isDirectory(file)) {
            throw Failures.of(Code.INVALID, "cannot run " + name + ": it is a directory");
        }
        if (!Files.isExecutable(file)) {
            throw Failures.of(Code.DENIED, "cannot run " + file + ": it is not executable");
        }
        return name.startsWith("./") || name.startsWith("../") || name.startsWith("/") ? name : file.toString();
    }
}
