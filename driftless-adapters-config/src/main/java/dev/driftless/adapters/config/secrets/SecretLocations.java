package dev.driftless.adapters.config.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets are looked for.
 *
 * @param environment the process environment
 * @param named the files given by {@code --env-file}; they have to exist, and the first that knows a name wins
 * @param usual the env files of the user and of the system, in this order; they need not exist
 * @param configuration the configuration directory, in which no env file may be; null where there is none
 */
public record SecretLocations(
        Map<String, String> environment,
        List<Path> named,
        List<Path> usual,
        @Nullable Path configuration) {
    public SecretLocations {
        environment = Map.copyOf(environment);
        named = List.copyOf(named);
        usual = List.copyOf(usual);
    }

    /** The directory of systemd credentials, or null. */
    @Nullable
    Path credentials() {
        String directory = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        return directory.startsWith("/") ? Path.of(directory) : null;
    }

    /** Prints no variable's value. */
    @Override
    public String toString() {
        return "SecretLocations[named=" + named + ", usual=" + usual + "]";
    }
}
