package dev.driftless.app.wiring;

import dev.driftless.adapters.config.DataFormatsAdapter;
import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.ConfigDirectoryLocator;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.adapters.config.secrets.SecretFiles;
import dev.driftless.adapters.config.secrets.SecretLocations;
import dev.driftless.adapters.os.archive.CompressArchives;
import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.adapters.os.posix.PosixProcesses;
import dev.driftless.app.cli.UsageError;
import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.app.engine.Redactor;
import dev.driftless.app.engine.Supplied;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import dev.driftless.ports.SecretSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The adapters of this process, each made when it is needed. */
final class Surroundings {
    private static final long MAX_FILE = 8L << 20;

    private final Map<String, String> environment;
    private final Map<String, String> sources = new HashMap<>();
    private final FileSystem files;
    private final Processes processes;
    private final Redactor redactor = new Redactor();
    private final ConfigDirectoryLocator locator;

    /** This host. */
    Surroundings() {
        this(System.getenv(), new PosixFileSystem(), new PosixProcesses());
    }

    /** @param files of the host that is configured, and of the state; configuration and secrets are read from this one */
    Surroundings(Map<String, String> environment, FileSystem files, Processes processes) {
        this.environment = environment;
        this.files = files;
        this.processes = processes;
        this.locator = new ConfigDirectoryLocator(
                environment, files.userId() == 0, Path.of(System.getProperty("user.home", "/")), Files::isDirectory);
    }

    Processes processes() {
        return processes;
    }

    FileSystem files() {
        return files;
    }

    Redactor redactor() {
        return redactor;
    }

    Path configDirectory(@Nullable String option) {
        return locator.config(option);
    }

    Path stateDirectory(@Nullable String option) {
        return locator.state(option);
    }

    /** Reads and checks a configuration for a run with these variables, tags and env files. */
    Configuration load(@Nullable String config, Map<String, Value> extra, Set<String> tags, List<String> envFiles) {
        SecretSource secrets = secrets(config, envFiles);
        if (!envFiles.isEmpty()) {
            secrets.names(); // what was named has to be there, whether it is needed or not
        }
        return Configuration.load(directory(config), new Documents(), new Supplied(extra, tags, secrets));
    }

    private ConfigurationFiles directory(@Nullable String config) {
        return new DirectoryFiles(locator.config(config), files.userId() == 0);
    }

    private SecretSource secrets(@Nullable String config, List<String> envFiles) {
        return new SecretFiles(new SecretLocations(
                environment,
                envFiles.stream().map(Path::of).toList(),
                List.of(locator.userEnvFile(), locator.systemEnvFile()),
                locator.config(config)));
    }

    Applier applier(@Nullable String config, List<String> envFiles) {
        SecretSource secrets = secrets(config, envFiles);
        learn(secrets);
        return new Applier(
                files,
                processes,
                new CompressArchives(files),
                secrets,
                new DataFormatsAdapter(),
                redactor,
                environment);
    }

    /** From now on masks every secret that this host has by itself. */
    void learnSecrets() {
        learn(secrets(null, List.of()));
    }

    /** All of them, used or not: an old file or a command may show one before the first task that uses it, or long after the last. */
    private void learn(SecretSource secrets) {
        try {
            for (String name : secrets.names()) {
                String value = secrets.find(name);
                if (value != null && !value.isEmpty()) {
                    redactor.accept(value);
                }
            }
        } catch (ProblemException | PortException _) {
            // whoever needs one is told what is wrong when it is used
        }
    }

    /**
     * The variables of a file given with {@code -e @FILE}.
     *
     * @throws UsageError where there is no such file or it cannot be read
     */
    Map<String, Value> variables(String path) {
        byte[] bytes;
        try {
            bytes = files.read(Path.of(path).toAbsolutePath().toString(), MAX_FILE);
        } catch (PortException | InvalidPathException e) {
            String why = e instanceof PortException refused ? refused.failure().message() : "that is no name of a file";
            throw new UsageError("-e @" + path + ": " + why, null);
        }
        sources.put(path, new String(bytes, StandardCharsets.UTF_8));
        Node node = new Documents().read(path, bytes);
        if (node.toValue() instanceof Value.Mapping(Map<String, Value> entries)) {
            return entries;
        }
        throw new ProblemException(new Problem(
                InvalidOption.WRONG_VALUE,
                node.at(),
                1,
                "a file of variables holds a mapping, not " + node.kind(),
                "write NAME: VALUE, one a line"));
    }

    /** The text of a file of the configuration as positions name it, to be shown with problems; null where it is not to be read. */
    @Nullable
    String source(@Nullable String config, String name) {
        String known = sources.get(name);
        if (known != null) {
            return known;
        }
        try {
            ConfigurationFiles directory = directory(config);
            ConfigurationFiles.InputFile file = directory.find(name);
            return file == null ? null : new String(directory.read(file, MAX_FILE), StandardCharsets.UTF_8);
        } catch (PortException | ProblemException _) {
            return null; // it is for show only, and what is wrong with the file is said already
        }
    }

    /** How many documents the configuration has; 0 where they cannot even be listed. */
    int documents(@Nullable String config) {
        try {
            return directory(config).documents().size();
        } catch (PortException | ProblemException _) {
            return 0;
        }
    }

    /** What this host calls itself. */
    String host() {
        byte[] name = files.read("/proc/sys/kernel/hostname", 1024);
        return new String(name, StandardCharsets.UTF_8).strip();
    }
}
