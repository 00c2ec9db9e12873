package dev.driftless.domain.task.file;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of member names: {@code *} stands for any text, {@code ?} for one character, both across {@code /} as with tar(1). A pattern that fits a
 * directory fits all below it.
 */
record Globs(List<Pattern> patterns) {
    static Globs of(List<String> globs) {
        return new Globs(globs.stream().map(Globs::compiled).toList());
    }

    private static Pattern compiled(String glob) {
        String name = glob.startsWith("./") ? glob.substring(2) : glob;
        name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.append("(/.*)?").toString(), Pattern.DOTALL);
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean fit(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
