package dev.driftless.ports;

import dev.driftless.domain.schema.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration directory as it is on disk. Names are relative to it, with {@code /} between parts. */
public interface ConfigurationFiles {
    /** One input file. {@code hostPath} is absolute; {@code size} in bytes; {@code version} changes when the file changes. */
    record InputFile(String name, String hostPath, long size, String version) {}

    /** The directory, absolute. */
    String directory();

    /**
     * The documents to load, in byte order of their names (hidden ones and {@code roles/ templates/ files/ tasks/ vars/
     * handlers/} left out).
     *
     * @throws ProblemException where the directory is missing, unreadable, writable by strangers, or loops (codes E00x)
     */
    List<InputFile> documents();

    /** The file of that name, or null where there is none. Refuses names that leave the directory. */
    @Nullable
    InputFile find(String name);

    /**
     * The whole content, at most {@code limit} bytes.
     *
     * @throws PortException where it cannot be read or is longer
     */
    byte[] read(InputFile file, long limit);
}
