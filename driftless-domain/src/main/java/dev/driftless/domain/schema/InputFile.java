package dev.driftless.domain.schema;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;

/** A file that a task reads: of the configuration where the option is relative, of the host where it is absolute. */
public sealed interface InputFile {
    /** Its last name. */
    String name();

    /** A file of the configuration. {@code path} is relative to its directory. */
    record OfConfiguration(String path, Content content) implements InputFile {
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
