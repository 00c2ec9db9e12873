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
import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.SecretSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The adapters of this process, each made when it is needed. */
final class Surroundings {
    private final Map<String, String> environment = System.getenv();
    private final FileSystem files = new PosixFileSystem();
    private final Redactor redactor = new Redactor();
    private final ConfigDirectoryLocator locator = new ConfigDirectoryLocator(
            environment, files.userId() == 0, Path.of(System.getProperty("user.home", "/")), Files::isDirectory);

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

    Configuration load(@Nullable String config) {
        return Configuration.load(new DirectoryFiles(locator.config(config), files.userId() == 0), new Documents());
    }

    Applier applier(@Nullable String config, List<String> envFiles) {
        SecretSource secrets = new SecretFiles(new SecretLocations(
                environment,
                envFiles.stream().map(Path::of).toList(),
                List.of(locator.userEnvFile(), locator.systemEnvFile()),
                locator.config(config)));
        Archives archives = new CompressArchives(files);
        return new Applier(
                files, new PosixProcesses(), archives, secrets, new DataFormatsAdapter(), redactor, environment);
    }

    /** The variables of a file given with {@code -e @FILE}. */
    Map<String, Value> variables(String path) {
        Node node = new Documents()
                .read(path, files.read(Path.of(path).toAbsolutePath().toString(), 8L << 20));
        if (node.toValue() instanceof Value.Mapping(Map<String, Value> entries)) {
            return entries;
        }
        throw new PortException(new Failure(Failure.Code.INVALID, path + " holds " + node.kind() + ", not a mapping"));
    }

    /** What this host calls itself. */
    String host() {
        byte[] name = files.read("/proc/sys/kernel/hostname", 1024);
        return new String(name, StandardCharsets.UTF_8).strip();
    }
}
