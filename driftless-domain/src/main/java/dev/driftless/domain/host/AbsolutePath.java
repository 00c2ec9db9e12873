package dev.driftless.domain.host;

/**
 * A path of the host that starts at its root. Empty parts and {@code .} are dropped; {@code ..} is kept, because only the host knows where it
 * leads through a symbolic link.
 */
public record AbsolutePath(String text) implements Comparable<AbsolutePath> {
    /** {@code /}. */
    public static final AbsolutePath ROOT = new AbsolutePath("/");

    /** @throws IllegalArgumentException where the text does not start with {@code /} or holds a NUL */
    public AbsolutePath {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("must be an absolute path, like /etc/motd: " + text);
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must not contain a NUL character");
        }
        text = tidy(text);
    }

    public static AbsolutePath of(String text) {
        return new AbsolutePath(text);
    }

    private static String tidy(String text) {
        if (text.length() == 1
                || (!text.endsWith("/") && !text.contains("//") && !text.contains("/./") && !text.endsWith("/."))) {
            return text;
        }
        StringBuilder tidy = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('/', at);
            end = end < 0 ? text.length() : end;
            if (end > at && !(end == at + 1 && text.charAt(at) == '.')) {
                tidy.append('/').append(text, at, end);
            }
            at = end + 1;
        }
        return tidy.isEmpty() ? "/" : tidy.toString();
    }

    /** The directory that holds it; the root's is the root. */
    public AbsolutePath parent() {
        int slash = text.lastIndexOf('/');
        return slash <= 0 ? ROOT : new AbsolutePath(text.substring(0, slash));
    }

    /** The last part; empty for the root. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The path of an entry, or of a relative path, below this one. */
    public AbsolutePath child(String relative) {
        return new AbsolutePath(isRoot() ? "/" + relative : text + "/" + relative);
    }

    /** Where {@code target}, the text of a symbolic link in this directory, points. */
    public AbsolutePath resolve(String target) {
        return target.startsWith("/") ? new AbsolutePath(target) : child(target);
    }

    public boolean isRoot() {
        return text.length() == 1;
    }

    /** Whether it is {@code ancestor} or lies below it. */
    public boolean isUnder(AbsolutePath ancestor) {
        String root = ancestor.text;
        if (ancestor.isRoot() || !text.startsWith(root)) {
            return ancestor.isRoot();
        }
        return text.length() == root.length() || text.charAt(root.length()) == '/';
    }

    @Override
    public int compareTo(AbsolutePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
