package dev.driftless.domain.task.account;

import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What shadow(5) holds about a user.
 *
 * @param hash as crypt(5) describes it, {@code !} or {@code *} before or in place of it where it is locked; null where there is no entry
 * @param expires the day from which the account is closed, as {@code 2027-01-31}; null where there is none
 * @param aging last change, minimum, maximum, warning and inactivity in days with colons between them; null where the programs choose them, as they do
 *     with each new password
 */
public record Password(
        Value.@Nullable Hidden hash,
        @Nullable String expires,
        @Nullable String aging) {
    /** No entry. */
    public static final Password NONE = new Password(null, null, null);

    /** What useradd(8) gives a new account. */
    public static final Password LOCKED = new Password(new Value.Hidden("!"), null, null);

    /** The hash, {@code !} where there is none. */
    String text() {
        return hash == null ? "!" : hash.text();
    }
}
