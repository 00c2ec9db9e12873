package dev.driftless.domain.task.file;

import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.value.Holes;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression as Python's {@code re} reads it, with its replacement texts. */
final class PythonPattern {
    private static final int USUAL = Pattern.UNIX_LINES | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Pattern pattern;
    private final Map<String, Integer> names;
    private final boolean multiline;

    private PythonPattern(Pattern pattern, Map<String, Integer> names, boolean multiline) {
        this.pattern = pattern;
        this.names = names;
        this.multiline = multiline;
    }

    /**
     * Compiles the text of an option.
     *
     * @param flags of {@link Pattern}, beside those in the text
     * @throws InvalidOption where Python would refuse it
     */
    static PythonPattern of(String option, String text, int flags) {
        try {
            PythonSyntax syntax = new PythonSyntax(text, flags);
            String translated = syntax.translate();
            return new PythonPattern(
                    Pattern.compile(translated, USUAL | syntax.flags()),
                    syntax.names(),
                    (syntax.flags() & Pattern.MULTILINE) != 0);
        } catch (PatternSyntaxException e) {
            throw new InvalidOption(option, "is not a regular expression: " + e.getDescription() + ": " + text);
        }
    }

    static PythonPattern of(String option, String text) {
        return of(option, text, 0);
    }

    /**
     * Refuses what cannot be compiled, as soon as its text is known.
     *
     * @throws InvalidOption where Python would refuse it
     */
    static void check(String option, @Nullable String text) {
        if (text != null && !Holes.in(text)) {
            of(option, text);
        }
    }

    /** Whether {@code (?m)} stands at its start. */
    boolean multiline() {
        return multiline;
    }

    /** The number of a named group, or 0 where there is no such. */
    int number(String name) {
        return names.getOrDefault(name, 0);
    }

    Matcher matcher(CharSequence text) {
        return pattern.matcher(text);
    }

    boolean in(CharSequence text) {
        return pattern.matcher(text).find();
    }

    /**
     * Replaces every match, as {@code re.sub} does.
     *
     * @throws Unanswered where an unknown part of the text takes part
     */
    String replaceAll(String option, String replacement, String text) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder(text.length() + 16);
        boolean holes = Holes.in(text);
        int at = 0;
        while (matcher.find()) {
            if (holes && touchesHole(text, matcher.start(), matcher.end())) {
                throw Unanswered.pending("the text that is to be replaced is known only after apply");
            }
            replaced.append(text, at, matcher.start()).append(expand(option, replacement, matcher));
            at = matcher.end();
        }
        return replaced.append(text, at, text.length()).toString();
    }

    private static boolean touchesHole(String text, int start, int end) {
        return Holes.in(text.substring(start, end))
                || text.lastIndexOf('\uFDD0', start - 1) > text.lastIndexOf('\uFDD1', start - 1);
    }

    /** Puts the groups of a match into a replacement: {@code \1}, {@code \g<name>}, {@code \n} …; {@code $} is itself. */
    String expand(String option, String replacement, MatchResult match) {
        StringBuilder expanded = new StringBuilder(replacement.length() + 16);
        int at = 0;
        while (at < replacement.length()) {
            char c = replacement.charAt(at);
            if (c != '\\') {
                expanded.append(c);
                at++;
            } else if (at + 1 == replacement.length()) {
                throw new InvalidOption(option, "must not end with a single backslash");
            } else {
                at = expandEscape(option, replacement, at + 1, match, expanded);
            }
        }
        return expanded.toString();
    }

    private int expandEscape(String option, String text, int at, MatchResult match, StringBuilder to) {
        char c = text.charAt(at);
        if (c == 'g') {
            int end = text.indexOf('>', at);
            if (end < 0 || text.charAt(at + 1) != '<') {
                throw new InvalidOption(option, "must close the group that \\g opens: \\g<name>");
            }
            to.append(group(option, text.substring(at + 2, end), match));
            return end + 1;
        }
        if (c >= '0' && c <= '9') {
            return expandNumber(option, text, at, match, to);
        }
        int control = "abfnrtv".indexOf(c);
        if (control >= 0) {
            to.append("\u0007\b\f\n\r\t\u000B".charAt(control));
        } else if (c == '\\') {
            to.append(c);
        } else if (PythonSyntax.isLetter(c)) {
            throw new InvalidOption(option, "has an unknown escape: \\" + c);
        } else {
            to.append('\\').append(c);
        }
        return at + 1;
    }

    private int expandNumber(String option, String text, int at, MatchResult match, StringBuilder to) {
        int octal = PythonSyntax.octalEnd(text, at);
        if (octal > at) {
            to.append((char) (Integer.parseInt(text.substring(at, octal), 8) & 0xFF));
            return octal;
        }
        int end = at + 1;
        if (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        to.append(group(option, text.substring(at, end), match));
        return end;
    }

    private String group(String option, String name, MatchResult match) {
        Integer number = names.get(name);
        if (number == null && name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            number = name.isEmpty() ? null : Integer.valueOf(name);
        }
        if (number == null || number > match.groupCount()) {
            throw new InvalidOption(option, "names a group that the regular expression does not have: " + name);
        }
        String group = match.group(number);
        return group == null ? "" : group;
    }
}
