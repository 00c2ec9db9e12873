package dev.driftless.domain.task.file;

import dev.driftless.domain.schema.InvalidOption;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a shell would, without any expansion. */
public final class Words {
    private Words() {}

    /** A list of one text is split; a longer list is taken as it is. */
    public static List<String> split(String option, List<String> given) {
        return given.size() == 1 ? split(option, given.getFirst()) : given;
    }

    /**
     * Splits at blanks; single and double quotes and the backslash keep them.
     *
     * @throws InvalidOption where a quote is not closed
     */
    public static List<String> split(String option, String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                i++;
                word.append(line.charAt(i));
                inWord = true;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new InvalidOption(option, "has a quote that is not closed: " + quote);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
