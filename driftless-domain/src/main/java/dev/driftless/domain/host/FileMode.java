package dev.driftless.domain.host;

/**
 * Permission bits of a file, setuid, setgid and sticky included (chmod(2)).
 *
 * @param bits 0 to 07777
 */
public record FileMode(int bits) {
    public FileMode {
        if (bits < 0 || bits > 07777) {
            throw new IllegalArgumentException("must be between 0000 and 7777");
        }
    }

    /**
     * Reads three or four octal digits.
     *
     * @throws IllegalArgumentException where the text is anything else
     */
    public static FileMode of(String text) {
        int length = text.length();
        boolean octal = length == 3 || length == 4;
        int bits = 0;
        for (int i = 0; octal && i < length; i++) {
            int digit = text.charAt(i) - '0';
            octal = digit >= 0 && digit <= 7;
            bits = bits * 8 + digit;
        }
        if (!octal) {
            throw new IllegalArgumentException("must be three or four octal digits, like \"0644\": " + text);
        }
        return new FileMode(bits);
    }

    /** Four octal digits, like {@code 0644}. */
    @Override
    public String toString() {
        return new String(new char[] {digit(9), digit(6), digit(3), digit(0)});
    }

    private char digit(int shift) {
        return (char) ('0' + (bits >> shift & 7));
    }
}
