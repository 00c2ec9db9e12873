package dev.driftless.domain.host;

/**
 * Permission bits that a file is to have: fixed ones, as octal digits, or what becomes of those that it has, in the symbolic form of chmod(1),
 * like {@code u=rwX,go-w}, which means what it means to Ansible. Where no class is named, as in {@code +x}, what a umask of 022 masks is left
 * alone.
 */
public final class WantedMode {
    private static final int UMASK = 022;
    private static final int ANY_EXECUTE = 0111;

    private final String text;
    private final FileMode octal;
    private final boolean symbolic;

    private WantedMode(String text, FileMode octal, boolean symbolic) {
        this.text = text;
        this.octal = octal;
        this.symbolic = symbolic;
    }

    /**
     * Reads three or four octal digits, or a symbolic form.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static WantedMode of(String text) {
        if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
            return new WantedMode(text, FileMode.of(text), false);
        }
        WantedMode mode = new WantedMode(text, new FileMode(0), true);
        mode.from(mode.octal, false);
        return mode;
    }

    /** What becomes of {@code now}. */
    public FileMode from(FileMode now, boolean directory) {
        if (!symbolic) {
            return octal;
        }
        int bits = now.bits();
        for (String clause : text.split(",", -1)) {
            bits = apply(clause, bits, directory);
        }
        return new FileMode(bits);
    }

    private int apply(String clause, int before, boolean directory) {
        int at = 0;
        while (at < clause.length() && "ugoa".indexOf(clause.charAt(at)) >= 0) {
            at++;
        }
        String named = clause.substring(0, at);
        String classes = named.isEmpty() || named.indexOf('a') >= 0 ? "ugo" : named;
        if (at == clause.length()) {
            throw wrong();
        }
        int bits = before;
        while (at < clause.length()) {
            char operator = clause.charAt(at++);
            if ("+-=".indexOf(operator) < 0) {
                throw wrong();
            }
            int end = at;
            while (end < clause.length() && "+-=".indexOf(clause.charAt(end)) < 0) {
                end++;
            }
            String permissions = clause.substring(at, end);
            for (int i = 0; i < classes.length(); i++) {
                char who = classes.charAt(i);
                int given = given(permissions, who, bits, directory) & (named.isEmpty() ? ~UMASK : ~0);
                bits = switch (operator) {
                    case '+' -> bits | given;
                    case '-' -> bits & ~given;
                    default -> (bits & ~all(who)) | given;
                };
            }
            at = end;
        }
        return bits;
    }

    private int given(String permissions, char who, int bits, boolean directory) {
        int given = 0;
        for (int i = 0; i < permissions.length(); i++) {
            char permission = permissions.charAt(i);
            given |= switch (permission) {
                case 'r' -> 4 << shift(who);
                case 'w' -> 2 << shift(who);
                case 'x' -> 1 << shift(who);
                case 'X' -> directory || (bits & ANY_EXECUTE) != 0 ? 1 << shift(who) : 0;
                case 's' -> who == 'o' ? 0 : all(who) & 06000;
                case 't' -> who == 'o' ? 01000 : 0;
                case 'u', 'g', 'o' -> (bits >> shift(permission) & 7) << shift(who);
                default -> throw wrong();
            };
        }
        return given;
    }

    private static int shift(char who) {
        return who == 'u' ? 6 : who == 'g' ? 3 : 0;
    }

    /** All bits of a class, with the special one that is counted among them. */
    private static int all(char who) {
        return who == 'u' ? 04700 : who == 'g' ? 02070 : 01007;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "must be three or four octal digits, like \"0644\", or symbolic, like u=rw,go=r: " + text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WantedMode mode && mode.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
