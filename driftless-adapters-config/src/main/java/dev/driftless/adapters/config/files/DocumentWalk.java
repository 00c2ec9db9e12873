package dev.driftless.adapters.config.files;

import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.ports.ConfigurationFiles.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk through the configuration directory, which gathers documents and everything that is wrong with them. */
final class DocumentWalk {
    private static final long LARGEST = 8L << 20;
    private static final int MOST_DOCUMENTS = 10_000;
    private static final int MOST_DIRECTORIES = 20_000;
    private static final int MOST_LEVELS = 50;
    private static final Set<String> LEFT_OUT = Set.of("roles", "templates", "files", "tasks", "vars", "handlers");

    private final Path top;
    private final @Nullable Trust trust;
    private final List<InputFile> documents = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Set<Path> ancestors = new HashSet<>();
    private int directories;

    /** {@code top} is a real path; {@code trust} is null where anybody may write. */
    DocumentWalk(Path top, @Nullable Trust trust) {
        this.top = top;
        this.trust = trust;
    }

    /** The documents in byte order of their names. */
    List<InputFile> walk() {
        directory(top, top, 0);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.all());
        }
        documents.sort((a, b) -> compareBytes(a.name(), b.name()));
        return List.copyOf(documents);
    }

    /** The order of the names' UTF-8 bytes, which is that of their code points; {@code String} compares UTF-16 units. */
    private static int compareBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private void directory(Path path, Path real, int level) {
        if (++directories > MOST_DIRECTORIES || level > MOST_LEVELS) {
            fail(
                    FileFault.BAD_NAME,
                    path,
                    level > MOST_LEVELS
                            ? "more than " + MOST_LEVELS + " levels of directories"
                            : "more than 20,000 directories",
                    "is this the right directory?");
            throw new ProblemException(problems.all());
        }
        if (!ancestors.add(real)) {
            fail(FileFault.LOOP, path, "this link points at a directory that it stands in", "remove the link");
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
            if (!isTrusted(path, UnixAttributes.read(real))) {
                return;
            }
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (!name.startsWith(".")) {
                    entry(path.resolve(name), real.resolve(name), name, level);
                }
            }
        } catch (DirectoryIteratorException e) {
            unreadable(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            unreadable(path, e);
        } finally {
            ancestors.remove(real);
        }
    }

    private void entry(Path path, Path real, String name, int level) {
        try {
            UnixAttributes attributes = UnixAttributes.read(real, LinkOption.NOFOLLOW_LINKS);
            Path target = real;
            if (attributes.isLink()) {
                Path followed = follow(path, real, name);
                if (followed == null) {
                    return;
                }
                target = followed;
                attributes = UnixAttributes.read(target);
                if (!areParentsTrusted(path, target)) {
                    return;
                }
            }
            if (attributes.isDirectory()) {
                if (!LEFT_OUT.contains(name)) {
                    directory(path, target, level + 1);
                }
            } else if (isDocument(name)) {
                document(path, target, attributes);
            }
        } catch (NoSuchFileException _) {
            // Removed since it was listed.
        } catch (IOException e) {
            if (isDocument(name)) {
                unreadable(path, e);
            }
        }
    }

    /** Where a link leads, or null where it is of no interest or refused. */
    private @Nullable Path follow(Path path, Path link, String name) {
        if (LEFT_OUT.contains(name)) {
            return null;
        }
        try {
            Path target = link.toRealPath();
            if (target.startsWith(top)) {
                return target;
            }
            if (isDocument(name) || Files.isDirectory(target)) {
                fail(
                        FileFault.LEAVES_DIRECTORY,
                        path,
                        "this link leaves the configuration directory",
                        "put the file itself here");
            }
        } catch (NoSuchFileException _) {
            if (isDocument(name)) {
                fail(FileFault.LEAVES_DIRECTORY, path, "this link points at nothing", "remove it");
            }
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "" : e.getReason();
            if (reason.contains("symbolic links")) {
                fail(FileFault.LOOP, path, "this link leads round in a circle", "remove the link");
            } else if (isDocument(name)) {
                unreadable(path, e);
            }
        } catch (IOException e) {
            unreadable(path, e);
        }
        return null;
    }

    private void document(Path path, Path real, UnixAttributes attributes) {
        String name = name(path);
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            fail(FileFault.BAD_NAME, path, "the name of this file contains a control character", "rename it");
        } else if (!attributes.isRegular()) {
            fail(FileFault.SPECIAL_FILE, path, "this is not a regular file", "remove it from the configuration");
        } else if (attributes.size() > LARGEST) {
            fail(
                    FileFault.TOO_LARGE,
                    path,
                    "this file is larger than 8 MiB",
                    "put data into files/, or split the document");
        } else if (!Files.isReadable(real)) {
            fail(FileFault.UNREADABLE, path, "this user may not read this file", "change its mode or owner");
        } else if (isTrusted(path, attributes)) {
            if (documents.size() == MOST_DOCUMENTS) {
                fail(FileFault.BAD_NAME, top, "more than 10,000 documents", "is this the right directory?");
                throw new ProblemException(problems.all());
            }
            documents.add(new InputFile(name, path.toString(), attributes.size(), attributes.version()));
        }
    }

    private boolean isTrusted(Path path, UnixAttributes attributes) {
        String refusal = trust == null ? null : trust.refusal(attributes.uid(), attributes.gid(), attributes.mode());
        if (refusal != null) {
            String kind = attributes.isDirectory() ? "directory" : "file";
            fail(
                    FileFault.WRITABLE_BY_OTHERS,
                    path,
                    "root does not read this " + kind + ": " + refusal,
                    "chown root and chmod go-w " + path);
        }
        return refusal == null;
    }

    /** A link may lead into a directory that the walk itself leaves out. */
    private boolean areParentsTrusted(Path path, Path target) throws IOException {
        Path parent = target.getParent();
        while (trust != null && parent != null && parent.startsWith(top)) {
            if (!isTrusted(path, UnixAttributes.read(parent))) {
                return false;
            }
            parent = parent.getParent();
        }
        return true;
    }

    private static boolean isDocument(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "yaml", "yml", "toml", "json" -> name.indexOf('.') >= 0;
            default -> false;
        };
    }

    private void unreadable(Path path, IOException e) {
        fail(FileFault.UNREADABLE, path, "cannot be read: " + DirectoryFiles.reason(e), null);
    }

    private String name(Path path) {
        return path.equals(top) ? top.toString() : top.relativize(path).toString();
    }

    private void fail(FileFault fault, Path path, String message, @Nullable String hint) {
        problems.add(fault.of(printable(name(path)), message, hint));
    }

    private static String printable(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.chars().forEach(c -> shown.append(c < ' ' || c == 0x7F ? '?' : (char) c));
        return shown.toString();
    }
}
