package dev.driftless.adapters.os.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.driftless.ports.FileSystem.NewFile;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** What several tests here do with real files. */
final class Scratch {
    private Scratch() {}

    static NewFile file(String text) {
        return new NewFile(out -> out.write(text.getBytes(UTF_8)), 0644, -1, -1, null, false);
    }

    /** Runs a program that the test is about or needs; skips the test where there is none. */
    static String run(Path directory, String... argv) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(argv)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw Assumptions.<RuntimeException>abort("no " + argv[0] + " here");
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", argv) + " ends with " + code + ": " + output);
        }
        return output;
    }

    static void assumeRoot() {
        Assumptions.assumeTrue(new PosixFileSystem().userId() == 0, "only root can make other users' files");
    }

    static void own(Path path, int uid) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    /** Where these classes lie, for a JVM of its own. */
    static String classPath(Class<?>... types) throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : types) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, places);
    }
}
