package dev.driftless.domain.task.account;

import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The password of a user as shadow(5) holds it.
 *
 * @param hash as crypt(5) describes it, {@code !} or {@code *} before or in place of it where it is locked; null where there is no entry
 */
public record Password(Value.@Nullable Hidden hash) {
    /** No entry. */
    public static final Password NONE = new Password(null);

    /** What useradd(8) gives a new account. */
    public static final Password LOCKED = new Password(new Value.Hidden("!"));
}
