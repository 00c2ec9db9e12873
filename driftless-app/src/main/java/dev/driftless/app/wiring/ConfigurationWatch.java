package dev.driftless.app.wiring;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Says whether the files of a configuration changed, by their names, sizes and times; hidden ones are no part of it. */
final class ConfigurationWatch {
    private static final int DEPTH = 64;

    private final Path directory;

    ConfigurationWatch(Path directory) {
        this.directory = directory;
    }

    /** A line for each file, in order; what cannot be read says so, and is another line again when it can. */
    List<String> files() {
        List<String> lines = new ArrayList<>();
        try {
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(lines));
        } catch (IOException e) {
            lines.add(String.valueOf(e.getMessage()));
        }
        lines.sort(null);
        return lines;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final List<String> lines;

        Visitor(List<String> lines) {
            this.lines = lines;
        }

        private boolean isHidden(Path path) {
            return !path.equals(directory) && path.getFileName().toString().startsWith(".");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (!isHidden(path)) {
                lines.add(path + " " + attributes.size() + " " + attributes.lastModifiedTime() + " "
                        + attributes.fileKey());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (!isHidden(path)) {
                lines.add(path + " " + e.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @org.jspecify.annotations.Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
