package dev.driftless.app.host;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a journal: fields with tabs between them; {@code \t \n \\} in a field are escaped.
 *
 * @param kind {@code path}, {@code tree}, {@code state} or {@code command}
 */
record JournalEntry(String kind, List<String> fields) {
    static final String PATH = "path";
    static final String TREE = "tree";
    static final String STATE = "state";
    static final String COMMAND = "command";

    String encoded() {
        StringBuilder line = new StringBuilder(kind);
        for (String field : fields) {
            line.append('\t')
                    .append(field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
        }
        return line.append('\n').toString();
    }

    /** Reads a line without its end. */
    static JournalEntry decoded(String line) {
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
                field.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return new JournalEntry(fields.getFirst(), List.copyOf(fields.subList(1, fields.size())));
    }

    String field(int index) {
        return fields.get(index);
    }

    int number(int index) {
        return Integer.parseInt(fields.get(index));
    }
}
