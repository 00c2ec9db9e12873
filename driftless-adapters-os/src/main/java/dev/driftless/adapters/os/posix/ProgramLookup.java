package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Failure.Code;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds a program as execvp(3) does, but in the PATH that the program itself will see, and says where it looked. */
final class ProgramLookup {
    /** What the kernel reads of a first line (BINPRM_BUF_SIZE). */
    private static final int INTERPRETER_MAX = 256;

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
                    checkInterpreter(file);
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
        checkInterpreter(file);
        return name.startsWith("./") || name.startsWith("../") || name.startsWith("/") ? name : file.toString();
    }

    /** The kernel says of a script without interpreter that the script is not there. */
    private static void checkInterpreter(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(INTERPRETER_MAX);
        } catch (IOException e) {
            return; // may be run but not read
        }
        if (start.length < 2 || start[0] != '#' || start[1] != '!') {
            return;
        }
        String text = new String(start, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        // a carriage return is part of the name for the kernel, and the usual mistake
        String interpreter =
                text.substring(2, end < 0 ? text.length() : end).stripLeading().split("[ \t]", 2)[0];
        if (interpreter.startsWith("/") && !Files.exists(Paths.of(interpreter))) {
            throw Failures.of(
                    Code.NOT_FOUND,
                    "cannot run " + file + ": it names the interpreter " + interpreter.replace("\r", "\\r")
                            + ", which is not there");
        }
    }
}
