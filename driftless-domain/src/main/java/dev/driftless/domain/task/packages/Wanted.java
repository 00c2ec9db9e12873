package dev.driftless.domain.task.packages;

import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.value.Holes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package that somebody asks for.
 *
 * @param name with {@code :arch} where that is not the host's own
 * @param version exactly, or with {@code *} in it, or null for any
 */
record Wanted(String name, @Nullable String version) {
    private static final Pattern SPELLING = Pattern.compile("[a-z0-9][a-z0-9+.-]*(:[a-z0-9-]+)?(=[A-Za-z0-9.+~:*-]+)?");

    /** Reads {@code nginx}, {@code nginx=1.22.1-9} or {@code nginx=1.22*}. */
    static Wanted of(String text) {
        if (!Holes.in(text) && !SPELLING.matcher(text).matches()) {
            throw new InvalidOption("name", "must be a name of a package, a version after `=` if need be: " + text);
        }
        int equals = text.indexOf('=');
        return equals < 0 ? new Wanted(text, null) : new Wanted(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean isThere(PackageState now) {
        return now.installed() && (version == null || matches(now.version()));
    }

    private boolean matches(@Nullable String installed) {
        if (version == null || installed == null) {
            return false;
        }
        return Pattern.matches(Pattern.quote(version).replace("*", "\\E.*\\Q"), installed);
    }

    /** As apt-get takes it. */
    String word() {
        return version == null ? name : name + "=" + version;
    }
}
