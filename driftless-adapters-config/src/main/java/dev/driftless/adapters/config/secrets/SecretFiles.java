package dev.driftless.adapters.config.secrets;

import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.ports.SecretSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Secrets from the environment ({@code DRIFTLESS_SECRET_NAME}, then {@code NAME}), env files and systemd credentials.
 *
 * <p>Nothing is read before a name is asked for that the environment does not have. Each file is read once.
 */
public final class SecretFiles implements SecretSource {
    private static final String PREFIX = "DRIFTLESS_SECRET_";
    private static final int LARGEST = 1 << 20;
    private static final int OF_GROUP_OR_OTHERS = 0066;

    private final SecretLocations locations;
    private @Nullable Map<String, String> fromFiles;

    public SecretFiles(SecretLocations locations) {
        this.locations = locations;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProblemException where an env file or credential cannot be read or must not be trusted (codes E03x)
     */
    @Override
    public synchronized @Nullable String find(String name) {
        if (!EnvFile.isName(name)) {
            return null;
        }
        Map<String, String> environment = locations.environment();
        String value = environment.get(PREFIX + name);
        if (value == null) {
            value = environment.get(name);
        }
        if (value != null) {
            return checked(value, "$" + (environment.containsKey(PREFIX + name) ? PREFIX : "") + name);
        }
        value = files().get(name);
        return value != null ? value : credential(name);
    }

    /** The names in env files, credentials and variables with the prefix; other variables are not meant as secrets. */
    @Override
    public synchronized Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(files().keySet());
        for (String variable : locations.environment().keySet()) {
            if (variable.startsWith(PREFIX) && EnvFile.isName(variable.substring(PREFIX.length()))) {
                names.add(variable.substring(PREFIX.length()));
            }
        }
        Path credentials = locations.credentials();
        if (credentials != null) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(credentials)) {
                entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            } catch (IOException | DirectoryIteratorException _) {
                // Names are for suggestions only; asking for a credential says what is wrong.
            }
        }
        return names;
    }

    private Map<String, String> files() {
        Map<String, String> known = fromFiles;
        if (known != null) {
            return known;
        }
        Map<String, String> values = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (Path file : locations.named()) {
            addFile(file, true, values, problems);
        }
        for (Path file : locations.usual()) {
            addFile(file, false, values, problems);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.all());
        }
        fromFiles = values;
        return values;
    }

    private void addFile(Path file, boolean named, Map<String, String> values, Problems problems) {
        try {
            refuseInConfiguration(file);
            refuseExposed(file);
            String text = text(file.toString(), read(file));
            EnvFile.parse(file.toString(), text).forEach(values::putIfAbsent);
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (NoSuchFileException | NotDirectoryException _) {
            if (named) {
                problems.add(SecretFault.UNREADABLE.of(
                        file.toString(),
                        "the env file " + file + " does not exist",
                        "create it with mode 0600, or leave out --env-file"));
            }
        } catch (AccessDeniedException _) {
            // The system's file is root's alone; an ordinary user does without.
            if (named) {
                problems.add(SecretFault.UNREADABLE.of(
                        file.toString(), "this user may not read the env file " + file, null));
            }
        } catch (IOException _) {
            problems.add(SecretFault.UNREADABLE.of(file.toString(), "the env file " + file + " cannot be read", null));
        }
    }

    private void refuseInConfiguration(Path file) throws IOException {
        Path configuration = locations.configuration();
        if (configuration == null || !Files.exists(configuration)) {
            return;
        }
        Path directory = configuration.toRealPath();
        Path parent = file.toAbsolutePath().normalize().getParent();
        boolean named =
                parent != null && Files.exists(parent) && parent.toRealPath().startsWith(directory);
        if (Files.exists(file)
                && (named || (Files.isRegularFile(file) && file.toRealPath().startsWith(directory)))) {
            throw new ProblemException(SecretFault.IN_CONFIGURATION.of(
                    file.toString(),
                    "the env file " + file + " is inside the configuration directory",
                    "move it out: the configuration is shared, secrets are not"));
        }
    }

    private static void refuseExposed(Path file) throws IOException {
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        if ((mode & OF_GROUP_OR_OTHERS) != 0) {
            throw new ProblemException(SecretFault.EXPOSED.of(
                    file.toString(),
                    "the env file " + file + " is readable or writable for others than its owner",
                    "chmod 600 " + file));
        }
        if (Files.isDirectory(file)) {
            throw new ProblemException(
                    SecretFault.UNREADABLE.of(file.toString(), file + " is a directory, not an env file", null));
        }
    }

    private @Nullable String credential(String name) {
        Path directory = locations.credentials();
        if (directory == null) {
            return null;
        }
        Path file = directory.resolve(name);
        try {
            String value = text(file.toString(), read(file));
            return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException _) {
            throw new ProblemException(
                    SecretFault.UNREADABLE.of(file.toString(), "the credential " + name + " cannot be read", null));
        }
    }

    private static byte[] read(Path file) throws IOException {
        // A stream, because --env-file may name a pipe, as <(decrypt file) does in a shell.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(
                        SecretFault.TOO_LARGE.of(file.toString(), file + " is larger than 1 MiB", null));
            }
            return bytes;
        }
    }

    private static String text(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return checked(text.startsWith("\uFEFF") ? text.substring(1) : text, file);
        } catch (CharacterCodingException _) {
            throw new ProblemException(notText(file));
        }
    }

    private static String checked(String value, String source) {
        if (SourceDecoder.forbiddenInValue(value) != null) {
            throw new ProblemException(notText(source));
        }
        return value;
    }

    private static Problem notText(String source) {
        return SecretFault.NOT_TEXT.of(
                source, source + " is not valid UTF-8 text, or contains NUL or a noncharacter", null);
    }
}
