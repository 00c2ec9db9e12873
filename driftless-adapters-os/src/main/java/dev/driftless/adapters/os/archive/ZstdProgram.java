package dev.driftless.adapters.os.archive;

import dev.driftless.domain.host.Failure.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code zstd -dc} makes of a file. There is no decompressor in pure Java without sun.misc.Unsafe, and the native one is as large as the rest of the
 * libraries together.
 */
final class ZstdProgram extends FilterInputStream {
    private static final List<String> DIRECTORIES = List.of("/usr/bin", "/bin", "/usr/local/bin");

    private final Process process;
    private boolean checked;

    ZstdProgram(Path archive) throws IOException {
        this(start(archive));
    }

    private ZstdProgram(Process process) {
        super(process.getInputStream());
        this.process = process;
    }

    private static Process start(Path archive) throws IOException {
        String program = DIRECTORIES.stream()
                .map(directory -> directory + "/zstd")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Code.NOT_FOUND,
                        archive.toString(),
                        "it is compressed with zstd, and there is no program zstd: install it"));
        ProcessBuilder builder = new ProcessBuilder(program, "-dcq", "--memory=128MiB");
        builder.environment().clear();
        return builder.redirectInput(Redirect.from(archive.toFile()))
                .redirectError(Redirect.DISCARD)
                .start();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0 && !checked) {
            checked = true;
            checkExit();
        }
        return count;
    }

    private void checkExit() throws IOException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("zstd ends with exit code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        super.close();
    }
}
