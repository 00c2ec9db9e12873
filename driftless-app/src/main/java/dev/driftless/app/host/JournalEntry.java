package dev.driftless.app.host;

import dev.driftless.ports.TemporaryName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: fields with tabs between them; {@code \t \n \r \\} in a field are escaped, and surrogates, since a name that is no UTF-8 holds
 * lone ones.
 *
 * @param kind {@code path}, {@code tree}, {@code state}, {@code command}, or {@code ready}, which adds to the path before it
 */
public record JournalEntry(String kind, List<String> fields) {
    public static final String PATH = "path";
    public static final String TREE = "tree";
    public static final String STATE = "state";
    public static final String COMMAND = "command";
    public static final String READY = "ready";

    /** Before the digest in a {@code ready} entry; without it, the version of the file is there. */
    public static final String DIGEST = "sha256:";

    private static final int TEMPORARY = 9;
    private static final HexFormat HEX = HexFormat.of();

    /** The line with its end. */
    public String encoded() {
        StringBuilder line = new StringBuilder(escaped(kind));
        for (String field : fields) {
            line.append('\t').append(escaped(field));
        }
        return line.append('\n').toString();
    }

    private static String escaped(String field) {
        StringBuilder text = new StringBuilder(field.length() + 8);
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> {
                    if (Character.isSurrogate(c)) {
                        text.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.toString();
    }

    /** Reads a line without its end. */
    public static JournalEntry decoded(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                i++;
                char escaped = line.charAt(i);
                field.append(
                        switch (escaped) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 'u' -> {
                                i += 4;
                                yield (char) HexFormat.fromHexDigits(line, i - 3, i + 1);
                            }
                            default -> escaped;
                        });
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return new JournalEntry(fields.getFirst(), List.copyOf(fields.subList(1, fields.size())));
    }

    /** The name, beside the path of a {@code path} entry, of what may be left of the change, or null. */
    public @Nullable TemporaryName temporary() {
        return kind.equals(PATH) && fields.size() > TEMPORARY && TemporaryName.matches(fields.get(TEMPORARY))
                ? new TemporaryName(fields.get(TEMPORARY))
                : null;
    }

    public String field(int index) {
        return fields.get(index);
    }

    public int number(int index) {
        return Integer.parseInt(fields.get(index));
    }
}
