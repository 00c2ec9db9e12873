package dev.driftless.ports;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where {@code {{ secrets.NAME }}} comes from: environment, env files, systemd credentials, in this order. */
public interface SecretSource {
    /** The value of a secret, or null. Never logged, never part of an error. */
    @Nullable
    String find(String name);

    /** The names that are known, for suggestions; never a value. */
    Collection<String> names();
}
