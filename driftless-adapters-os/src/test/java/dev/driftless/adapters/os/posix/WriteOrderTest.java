package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.FileSystem.NewFile;
import dev.driftless.ports.TemporaryName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves depends on the order of system calls, which strace(1) shows. */
final class WriteOrderTest {
    private static final Pattern OPENED = Pattern.compile("openat\\([^,]+, \"([^\"]*)\", (.*)\\)\\s+= (\\d+)");
    private static final Pattern RENAMED =
            Pattern.compile("rename(?:at2?)?\\((?:[^\"]*)\"([^\"]*)\",(?:[^\"]*)\"([^\"]*)\".*= 0");
    private static final Pattern ON_NUMBER =
            Pattern.compile("(write|pwrite64|fsync|fchmod|ftruncate|close)\\((\\d+).*\\)\\s+= \\d+");
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** What the test traces: one write. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            boolean durable = Boolean.parseBoolean(args[1]);
            new PosixFileSystem()
                    .write(args[0], new NewFile(out -> out.write(new byte[100]), 0644, -1, -1, null, durable));
        }
    }

    @Test
    void contentReachesTheDiskBeforeItsNameAndTheNameBeforeTheEnd() throws Exception {
        List<String> calls = calls(true);
        assertEquals(
                List.of(
                        "create temporary",
                        "write temporary",
                        "chmod temporary",
                        "fsync temporary",
                        "rename temporary to file",
                        "open directory",
                        "fsync directory"),
                calls);
    }

    @Test
    void aReplacementDoesTheSame() throws Exception {
        Files.writeString(directory.resolve("file"), "before");
        List<String> calls = calls(true);
        int fsync = calls.indexOf("fsync temporary");
        int rename = calls.indexOf("rename temporary to file");
        assertTrue(calls.lastIndexOf("write temporary") < fsync, calls.toString());
        assertTrue(calls.lastIndexOf("chmod temporary") < fsync, calls.toString());
        assertTrue(fsync < rename, calls.toString());
        assertEquals("fsync directory", calls.getLast());
    }

    @Test
    void whatNeedNotBeDurableIsNotSynced() throws Exception {
        List<String> calls = calls(false);
        assertFalse(calls.toString().contains("fsync"), calls.toString());
        assertEquals("rename temporary to file", calls.getLast());
    }

    /** The calls that name the file, its temporary file or its directory, in words. */
    private List<String> calls(boolean durable) throws Exception {
        Path file = directory.toRealPath().resolve("file");
        Path trace = directory.resolve("trace");
        List<String> argv = new ArrayList<>(List.of("strace", "-ff", "-qq", "-s", "300", "-o", trace.toString()));
        argv.addAll(List.of(
                "-e", "trace=openat,write,pwrite64,fsync,fdatasync,fchmod,ftruncate,close,rename,renameat,renameat2"));
        argv.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-cp",
                Scratch.classPath(Writer.class, PosixFileSystem.class, FileSystem.class, Failure.class)));
        argv.addAll(List.of(Writer.class.getName(), file.toString(), Boolean.toString(durable)));
        Process process = start(argv);
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        Assumptions.assumeFalse(output.contains("PTRACE") || output.contains("ptrace"), "strace may not trace here");
        assertEquals(0, code, output);
        return described(traceOfWriter(), file);
    }

    /** One file for each thread, so that no call is torn in two by another's. */
    private List<String> traceOfWriter() throws IOException {
        try (DirectoryStream<Path> traces = Files.newDirectoryStream(directory, "trace.*")) {
            for (Path trace : traces) {
                List<String> lines = Files.readAllLines(trace);
                if (lines.stream().anyMatch(line -> line.contains(".driftless-"))) {
                    return whole(lines);
                }
            }
        }
        throw new AssertionError("nobody wrote a temporary file");
    }

    /** Under load strace tells of a call in two lines, its beginning and its end. */
    private static List<String> whole(List<String> lines) {
        List<String> calls = new ArrayList<>();
        String begun = "";
        for (String line : lines) {
            Matcher resumed = RESUMED.matcher(line);
            if (line.endsWith(UNFINISHED)) {
                begun = line.substring(0, line.length() - UNFINISHED.length());
            } else if (resumed.find()) {
                calls.add(begun + resumed.group(1));
            } else {
                calls.add(line);
            }
        }
        return calls;
    }

    @Test
    void readsACallThatIsToldInTwoLines() {
        Path file = Path.of("/d/file");
        List<String> trace = List.of(
                "openat(AT_FDCWD, \"/d/.driftless-abcdefgh.tmp\", O_WRONLY|O_CREAT|O_EXCL <unfinished ...>",
                "<... openat resumed>, 0600)    = 5",
                "fsync(5 <unfinished ...>",
                "--- SIGSEGV {si_signo=SIGSEGV} ---",
                "<... fsync resumed>)            = 0",
                "close(5)                        = 0",
                "write(5, \"elsewhere\", 9)       = 9");
        assertEquals(List.of("create temporary", "fsync temporary"), described(whole(trace), file));
    }

    private Process start(List<String> argv) {
        try {
            return new ProcessBuilder(argv).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw Assumptions.<RuntimeException>abort(
                    "strace is not installed: the order of fsync and rename is not checked");
        }
    }

    private static List<String> described(List<String> trace, Path file) {
        List<String> calls = new ArrayList<>();
        Map<String, String> numbers = new HashMap<>();
        for (String line : trace) {
            Matcher opened = OPENED.matcher(line);
            Matcher renamed = RENAMED.matcher(line);
            Matcher onNumber = ON_NUMBER.matcher(line);
            if (opened.find()) {
                String what = what(Path.of(opened.group(1)), file);
                numbers.put(opened.group(3), what);
                if (opened.group(2).contains("O_CREAT") && what.equals("temporary")) {
                    assertTrue(opened.group(2).contains("O_EXCL"), line);
                    calls.add("create temporary");
                } else if (what.equals("directory")) {
                    calls.add("open directory");
                }
            } else if (renamed.find()) {
                calls.add("rename " + what(Path.of(renamed.group(1)), file) + " to "
                        + what(Path.of(renamed.group(2)), file));
            } else if (onNumber.find()
                    && !numbers.getOrDefault(onNumber.group(2), "other").equals("other")) {
                if (onNumber.group(1).equals("close")) {
                    numbers.remove(onNumber.group(2));
                    continue;
                }
                String verb = onNumber.group(1).replace("pwrite64", "write").replace("fchmod", "chmod");
                calls.add(verb + " " + numbers.get(onNumber.group(2)));
            }
        }
        return calls;
    }

    private static String what(Path path, Path file) {
        return isTemporary(path)
                ? "temporary"
                : path.equals(file) ? "file" : path.equals(file.getParent()) ? "directory" : "other";
    }

    private static boolean isTemporary(Path path) {
        Path name = path.getFileName();
        return name != null && TemporaryName.matches(name.toString());
    }
}
