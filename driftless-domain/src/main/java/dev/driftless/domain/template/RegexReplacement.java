package dev.driftless.domain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A replacement for matches: texts, and numbers of groups between them. */
final class RegexReplacement {
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private RegexReplacement() {}

    static RegexReplacement parse(String template, PythonRegex regex) {
        RegexReplacement replacement = new RegexReplacement();
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i++);
            if (c != '\\' || i == template.length()) {
                if (c == '\\') {
                    throw new RegexProblem("has a replacement that ends in a backslash");
                }
                replacement.text.append(c);
            } else {
                i = replacement.escape(template, i, regex);
            }
        }
        replacement.texts.add(replacement.text.toString());
        return replacement;
    }

    /** Reads what stands behind a backslash, and returns where it ends. */
    private int escape(String template, int at, PythonRegex regex) {
        char c = template.charAt(at);
        if (c == 'g') {
            return named(template, at + 1, regex);
        }
        if (c == '0') {
            return octal(template, at);
        }
        if (c >= '1' && c <= '9') {
            boolean two = at + 1 < template.length() && digit(template, at + 1) >= 0;
            boolean three = two && at + 2 < template.length() && digit(template, at + 2) >= 0;
            if (three && digit(template, at) <= 3 && digit(template, at + 1) <= 7 && digit(template, at + 2) <= 7) {
                return octal(template, at);
            }
            group(two ? digit(template, at) * 10 + digit(template, at + 1) : digit(template, at), regex);
            return at + (two ? 2 : 1);
        }
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000b');
            case '\\' -> text.append('\\');
            default -> {
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                    throw new RegexProblem("has a replacement with the bad escape \\" + c);
                }
                text.append('\\').append(c);
            }
        }
        return at + 1;
    }

    private static int digit(String template, int at) {
        char c = template.charAt(at);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    private int octal(String template, int at) {
        int code = 0;
        int i = at;
        while (i < template.length() && i < at + 3 && digit(template, i) >= 0 && digit(template, i) < 8) {
            code = code * 8 + digit(template, i);
            i++;
        }
        text.append((char) code);
        return i;
    }

    private int named(String template, int at, PythonRegex regex) {
        int close = at < template.length() && template.charAt(at) == '<' ? template.indexOf('>', at) : -1;
        if (close < 0) {
            throw new RegexProblem("has a replacement with an incomplete \\g<…>");
        }
        String name = template.substring(at + 1, close);
        boolean number = !name.isEmpty() && name.length() < 4;
        for (int i = 0; i < name.length(); i++) {
            number &= digit(name, i) >= 0;
        }
        group(number ? Integer.parseInt(name) : regex.group(name), regex);
        return close + 1;
    }

    private void group(int number, PythonRegex regex) {
        if (number < 0 || number > regex.groupCount()) {
            throw new RegexProblem("has a replacement with a group that it does not have");
        }
        texts.add(text.toString());
        text.setLength(0);
        groups.add(number);
    }

    void append(Matcher matcher, CharSequence source, StringBuilder out) {
        for (int i = 0; i < groups.size(); i++) {
            int group = groups.get(i);
            out.append(texts.get(i));
            if (matcher.start(group) >= 0) {
                out.append(source, matcher.start(group), matcher.end(group));
            }
        }
        out.append(texts.getLast());
    }

    String expand(PythonRegex.Match match) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < groups.size(); i++) {
            @Nullable String group = match.groups().get(groups.get(i));
            out.append(texts.get(i)).append(group == null ? "" : group);
        }
        return out.append(texts.getLast()).toString();
    }
}
