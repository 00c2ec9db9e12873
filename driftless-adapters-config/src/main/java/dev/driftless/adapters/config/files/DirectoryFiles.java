package dev.driftless.adapters.config.files;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.PortException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration directory in a file system with Unix attributes.
 *
 * <p>The directory may itself be a symbolic link, so that a new version can be put in place at once: it is resolved whenever
 * the documents are listed, and until the next listing everything is read from where it pointed then.
 */
public final class DirectoryFiles implements ConfigurationFiles {
    private final Path directory;
    private final boolean root;
    private @Nullable Path resolved;

    /**
     * @param directory where the documents are; it need not exist yet
     * @param root whether Driftless runs as root, and so has to care who can write what it reads
     */
    public DirectoryFiles(Path directory, boolean root) {
        this.directory = directory.toAbsolutePath().normalize();
        this.root = root;
    }

    @Override
    public String directory() {
        return directory.toString();
    }

    @Override
    public List<InputFile> documents() {
        Path top = resolve();
        resolved = top;
        return new DocumentWalk(top, trust(top)).walk();
    }

    /**
     * {@inheritDoc}
     *
     * @throws PortException for a name that leaves the directory, also through a link; for a special file; for one that
     *     strangers can write; and for one that cannot be read
     */
    @Override
    public @Nullable InputFile find(String name) {
        Path top = resolved == null ? resolve() : resolved;
        Path path = inside(top, name);
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(top)) {
                throw failure(
                        Failure.Code.DENIED, name + " is a link that leaves the configuration directory " + directory);
            }
            UnixAttributes attributes = UnixAttributes.read(real);
            if (attributes.isDirectory()) {
                return null;
            }
            if (!attributes.isRegular()) {
                throw failure(Failure.Code.INVALID, name + " is not a regular file");
            }
            refuseStrangers(top, real, name);
            return new InputFile(
                    top.relativize(path).toString(), path.toString(), attributes.size(), attributes.version());
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            if (e instanceof FileSystemException system && "Not a directory".equals(system.getReason())) {
                return null;
            }
            throw cannotRead(name, e);
        }
    }

    @Override
    public byte[] read(InputFile file, long limit) {
        Path path = Path.of(file.hostPath());
        try (SeekableByteChannel channel = Files.newByteChannel(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > limit) {
                throw tooLong(file, limit);
            }
            // One byte more than expected, so that a file that grows meanwhile is noticed.
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size + 1, Integer.MAX_VALUE - 8L));
            while (channel.read(buffer) >= 0) {
                if (!buffer.hasRemaining()) {
                    if (buffer.position() > limit) {
                        throw tooLong(file, limit);
                    }
                    buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
                }
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (IOException e) {
            throw cannotRead(file.name(), e);
        }
    }

    private Path resolve() {
        String shown = directory.toString();
        String hint = "name another with --config DIR or $DRIFTLESS_CONFIG";
        try {
            Path real = directory.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new ProblemException(FileFault.NOT_A_DIRECTORY.of(
                        shown, shown + " is not a directory", "name the directory that the file is in: --config DIR"));
            }
            return real;
        } catch (NoSuchFileException _) {
            throw new ProblemException(FileFault.NO_DIRECTORY.of(
                    shown, "the configuration directory " + shown + " does not exist", "create it, or " + hint));
        } catch (AccessDeniedException _) {
            throw new ProblemException(FileFault.UNREADABLE.of(
                    shown, "the configuration directory " + shown + " may not be read by this user", hint));
        } catch (IOException e) {
            throw new ProblemException(FileFault.UNREADABLE.of(
                    shown, "the configuration directory " + shown + " cannot be read: " + reason(e), hint));
        }
    }

    private @Nullable Trust trust(Path top) {
        if (!root) {
            return null;
        }
        try {
            return new Trust(UnixAttributes.read(top).uid());
        } catch (IOException e) {
            throw cannotRead(top.toString(), e);
        }
    }

    private void refuseStrangers(Path top, Path real, String name) throws IOException {
        Trust trust = trust(top);
        for (Path part = real; trust != null && part != null && part.startsWith(top); part = part.getParent()) {
            UnixAttributes attributes = UnixAttributes.read(part);
            String refusal = trust.refusal(attributes.uid(), attributes.gid(), attributes.mode());
            if (refusal != null) {
                String what = part.equals(real) ? name : part.toString();
                throw failure(Failure.Code.DENIED, "root does not read " + what + ": " + refusal);
            }
        }
    }

    private Path inside(Path top, String name) {
        try {
            Path path = Path.of(name);
            Path whole = top.resolve(path).normalize();
            if (!name.isEmpty() && !path.isAbsolute() && whole.startsWith(top) && !whole.equals(top)) {
                return whole;
            }
        } catch (InvalidPathException _) {
            // Refused below, like every name that cannot be below the directory.
        }
        throw failure(
                Failure.Code.INVALID,
                "`" + name.replace('\0', '?') + "` is not the name of a file below the configuration directory "
                        + directory);
    }

    private static PortException tooLong(InputFile file, long limit) {
        return failure(Failure.Code.INVALID, file.name() + " is longer than " + limit + " bytes");
    }

    private static PortException cannotRead(String name, IOException e) {
        Failure.Code code = e instanceof AccessDeniedException
                ? Failure.Code.DENIED
                : e instanceof NoSuchFileException ? Failure.Code.NOT_FOUND : Failure.Code.IO;
        return failure(code, "cannot read " + name + ": " + reason(e));
    }

    private static PortException failure(Failure.Code code, String message) {
        return new PortException(new Failure(code, message));
    }

    /** What went wrong in words, without the path that such an exception's message consists of. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "this user may not read it";
            case NoSuchFileException _ -> "it is gone";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
