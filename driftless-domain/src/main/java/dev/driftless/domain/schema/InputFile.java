package dev.driftless.domain.schema;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import org.jspecify.annotations.Nullable;

/** A file that a task reads: of the configuration where the option is relative, of the host where it is absolute. */
public sealed interface InputFile {
    /** Its last name. */
    String name();

    /**
     * A file of the configuration.
     *
     * @param path relative to its directory
     * @param hostPath where the operating system finds it, or null where it is only in memory
     */
    record OfConfiguration(
            String path, Content content, @Nullable AbsolutePath hostPath) implements InputFile {
        public OfConfiguration(String path, Content content) {
            this(path, content, null);
        }

        @Override
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** A file of the host, which an earlier task may change. */
    record OfHost(AbsolutePath path) implements InputFile {
        @Override
        public String name() {
            return path.name();
        }
    }
}
