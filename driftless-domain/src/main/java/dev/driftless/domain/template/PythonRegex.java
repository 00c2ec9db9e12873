package dev.driftless.domain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in Python's syntax, run by {@code java.util.regex}. Immutable and safe for threads.
 *
 * <p>{@code (?P<n>…)}, {@code (?P=n)} and {@code \Z} mean what they do in Python, {@code $} and {@code .} know no other end of
 * line than {@code \n}, a lone brace is text, and {@code \w}, {@code \d}, {@code \s} and {@code \b} know all of Unicode. What only
 * Java has ({@code (?<n>…)}, {@code \Q…\E}, {@code \p{…}}) works too. In replacements {@code \1}, {@code \g<n>} and {@code \\} are special,
 * and {@code $} is not.
 *
 * <p>A search that takes too many steps, counted by the characters it looks at and not by a clock, ends in a
 * {@link RegexProblem}.
 */
public final class PythonRegex {
    /** Upper and lower case are the same. */
    public static final int IGNORE_CASE = 1;

    /** {@code ^} and {@code $} also match at each line. */
    public static final int MULTILINE = 2;

    /** {@code .} also matches a newline. */
    public static final int DOT_ALL = 4;

    private final String source;
    private final Pattern ascii;
    private final Pattern unicode;
    private final Map<String, Integer> names;
    private final int groups;
    private final boolean multiline;

    private PythonRegex(String source, Pattern ascii, Pattern unicode, Map<String, Integer> names, boolean multiline) {
        this.source = source;
        this.ascii = ascii;
        this.unicode = unicode;
        this.names = names;
        this.multiline = multiline;
        this.groups = ascii.matcher("").groupCount();
    }

    /** Without flags, see {@link #compile(String, int)}. */
    public static PythonRegex compile(String pattern) {
        return compile(pattern, 0);
    }

    /**
     * Compiles a pattern.
     *
     * @param flags a sum of {@link #IGNORE_CASE}, {@link #MULTILINE}, {@link #DOT_ALL}
     * @throws RegexProblem if it is no pattern, or one that Java cannot run
     */
    public static PythonRegex compile(String pattern, int flags) {
        RegexTranslation translation = RegexTranslation.of(pattern, (flags & MULTILINE) != 0);
        int java = Pattern.UNIX_LINES;
        java |= (flags & IGNORE_CASE) != 0 ? Pattern.CASE_INSENSITIVE : 0;
        java |= (flags & DOT_ALL) != 0 ? Pattern.DOTALL : 0;
        try {
            Pattern ascii = Pattern.compile(translation.pattern(), java);
            boolean same = Texts.isAscii(pattern) && translation.ascii();
            int wide = Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
            // the wide one costs time and memory, and ASCII text cannot tell them apart
            Pattern unicode = same ? ascii : Pattern.compile(translation.pattern(), java | wide);
            return new PythonRegex(pattern, ascii, unicode, translation.names(), translation.multiline());
        } catch (PatternSyntaxException e) {
            throw new RegexProblem(describe(e, translation.pattern().equals(pattern)));
        } catch (StackOverflowError _) {
            throw new RegexProblem("is nested too deeply");
        }
    }

    /** Says where only if the pattern was not translated: else Java counts in another. */
    private static String describe(PatternSyntaxException e, boolean same) {
        String description = e.getDescription();
        int at = Math.min(e.getIndex() + 1, e.getPattern().length());
        return "is not valid: " + Texts.lower(description.substring(0, 1)) + description.substring(1)
                + (at < 1 || !same ? "" : " near character " + at);
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return source;
    }

    /** How many groups it has. */
    public int groupCount() {
        return groups;
    }

    /** Whether {@code ^} and {@code $} match at each line, by a flag or by {@code (?m)} at its start. */
    public boolean multiline() {
        return multiline;
    }

    /** The number of the group of that name, or -1. */
    public int group(String name) {
        Integer group = names.get(name);
        return group == null ? -1 : group;
    }

    /** Whether it matches anywhere in the text. */
    public boolean find(CharSequence text) {
        return search(text) != null;
    }

    /** Whether it matches at the start of the text, as Python's {@code match} does. */
    public boolean matchesStart(CharSequence text) {
        return run(text, Matcher::lookingAt) != null;
    }

    /** Whether it matches the whole text. */
    public boolean matchesAll(CharSequence text) {
        return run(text, Matcher::matches) != null;
    }

    /** The first match, or null. */
    public @Nullable Match search(CharSequence text) {
        return run(text, Matcher::find);
    }

    private interface Attempt {
        boolean succeeds(Matcher matcher);
    }

    private @Nullable Match run(CharSequence text, Attempt attempt) {
        Matcher matcher = matcher(text);
        return guarded(matcher, attempt) ? Match.of(matcher, text, groups) : null;
    }

    private Matcher matcher(CharSequence text) {
        Pattern pattern = ascii == unicode || Texts.isAscii(text) ? ascii : unicode;
        return pattern.matcher(new CountedText(text));
    }

    private static boolean guarded(Matcher matcher, Attempt attempt) {
        try {
            return attempt.succeeds(matcher);
        } catch (StackOverflowError _) {
            throw new RegexProblem("needs too deep a recursion for this text");
        }
    }

    /** Where a group of the first match is, or null if nothing matches or that group took no part. */
    public @Nullable Range range(CharSequence text, int group) {
        Matcher matcher = matcher(text);
        return guarded(matcher, Matcher::find) && matcher.start(group) >= 0
                ? new Range(matcher.start(group), matcher.end(group))
                : null;
    }

    /** All matches from left to right, which do not overlap. */
    public List<Match> findAll(CharSequence text) {
        Matcher matcher = matcher(text);
        List<Match> matches = new ArrayList<>();
        while (guarded(matcher, Matcher::find)) {
            matches.add(Match.of(matcher, text, groups));
        }
        return matches;
    }

    /**
     * The text with all matches replaced, and how many there were.
     *
     * @param replacement in which {@code \1}, {@code \g<1>}, {@code \g<name>}, {@code \n} and {@code \\} are special
     * @param most how many matches to replace; 0 for all
     * @throws RegexProblem if the replacement names a group that does not exist, or has a bad escape
     */
    public Replaced replace(CharSequence text, String replacement, int most) {
        RegexReplacement parts = RegexReplacement.parse(replacement, this);
        Matcher matcher = matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        int count = 0;
        while ((most <= 0 || count < most) && guarded(matcher, Matcher::find)) {
            out.append(text, from, matcher.start());
            parts.append(matcher, text, out);
            from = matcher.end();
            count++;
            if (out.length() > Limits.TEXT) {
                throw new RegexProblem("makes too long a text");
            }
        }
        return new Replaced(out.append(text, from, text.length()).toString(), count);
    }

    /**
     * Refuses what {@link #replace} would.
     *
     * @throws RegexProblem if the replacement names a group that does not exist, or has a bad escape
     */
    public void requireReplacement(String replacement) {
        RegexReplacement.parse(replacement, this);
    }

    /** What {@code match} would be replaced by, as in {@link #replace}. */
    public String expand(Match match, String replacement) {
        return RegexReplacement.parse(replacement, this).expand(match);
    }

    /** The text with every character escaped that is special in a pattern. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** A part of a text, from {@code start} to before {@code end}. */
    public record Range(int start, int end) {}

    /** A text after replacing, and how many matches were replaced. */
    public record Replaced(String text, int count) {}

    /**
     * A match.
     *
     * @param groups the texts of all groups, with the whole match as first; null for one that took no part
     */
    public record Match(int start, int end, List<@Nullable String> groups) {
        static Match of(Matcher matcher, CharSequence text, int groups) {
            List<@Nullable String> texts = new ArrayList<>(groups + 1);
            for (int i = 0; i <= groups; i++) {
                int start = matcher.start(i);
                texts.add(
                        start < 0
                                ? null
                                : text.subSequence(start, matcher.end(i)).toString());
            }
            return new Match(matcher.start(), matcher.end(), texts);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class CountedText implements CharSequence {
        private final CharSequence text;
        private long steps;

        CountedText(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > Limits.REGEX_STEPS) {
                throw new RegexProblem("takes too many steps for this text");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
