package dev.driftless.adapters.config.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directories of configuration and state, and the env file of the user. Touches no file itself.
 *
 * @param environment the process environment; an empty variable counts as unset
 * @param root whether Driftless runs as root
 * @param home the home of the user that Driftless runs as
 * @param exists whether a directory exists
 */
public record ConfigDirectoryLocator(Map<String, String> environment, boolean root, Path home, Predicate<Path> exists) {
    private static final Path SYSTEM_CONFIG = Path.of("/etc/driftless/config");
    private static final Path SYSTEM_STATE = Path.of("/var/lib/driftless");
    private static final Path SYSTEM_ENV = Path.of("/etc/driftless/env");

    public ConfigDirectoryLocator {
        environment = Map.copyOf(environment);
    }

    /** The configuration directory; {@code option} is the value of {@code --config}, or null. It need not exist. */
    public Path config(@Nullable String option) {
        Path named = named(option, "DRIFTLESS_CONFIG");
        if (named != null) {
            return named;
        }
        return root && exists.test(SYSTEM_CONFIG) ? SYSTEM_CONFIG : userConfig().resolve("config");
    }

    /** The state directory; {@code option} is the value of {@code --state}, or null. It need not exist. */
    public Path state(@Nullable String option) {
        Path named = named(option, "DRIFTLESS_STATE");
        if (named != null) {
            return named;
        }
        return root ? SYSTEM_STATE : base("XDG_STATE_HOME", ".local/state").resolve("driftless");
    }

    /** The env file of the user; it need not exist. */
    public Path userEnvFile() {
        return userConfig().resolve("env");
    }

    /** The env file of the system; it need not exist. */
    public Path systemEnvFile() {
        return SYSTEM_ENV;
    }

    private @Nullable Path named(@Nullable String option, String variable) {
        if (option != null) {
            return Path.of(option).toAbsolutePath().normalize();
        }
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? null : Path.of(value).toAbsolutePath().normalize();
    }

    private Path userConfig() {
        return base("XDG_CONFIG_HOME", ".config").resolve("driftless");
    }

    /** The XDG base directory specification says to ignore relative paths. */
    private Path base(String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.startsWith("/") ? Path.of(value).normalize() : home.resolve(otherwise);
    }
}
