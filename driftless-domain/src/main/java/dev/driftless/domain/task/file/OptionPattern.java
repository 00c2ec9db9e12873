package dev.driftless.domain.task.file;

import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.template.PythonRegex;
import dev.driftless.domain.template.PythonRegex.Match;
import dev.driftless.domain.template.PythonRegex.Range;
import dev.driftless.domain.template.RegexProblem;
import dev.driftless.domain.value.Holes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Python regular expression that is the value of an option: what is wrong with it, or takes too long, is an {@link InvalidOption}. */
final class OptionPattern {
    private final String option;
    private final PythonRegex regex;

    private OptionPattern(String option, PythonRegex regex) {
        this.option = option;
        this.regex = regex;
    }

    /**
     * Compiles the text of an option.
     *
     * @param flags of {@link PythonRegex}, beside those in the text
     * @throws InvalidOption where it is no regular expression
     */
    static OptionPattern of(String option, String text, int flags) {
        return new OptionPattern(option, tried(option, () -> PythonRegex.compile(text, flags)));
    }

    static OptionPattern of(String option, String text) {
        return of(option, text, 0);
    }

    /**
     * Refuses what cannot be compiled, as soon as its text is known.
     *
     * @throws InvalidOption where it is no regular expression
     */
    static void check(String option, @Nullable String text) {
        if (text != null && !Holes.in(text)) {
            of(option, text);
        }
    }

    private static <T extends @Nullable Object> T tried(String option, Supplier<T> work) {
        try {
            return work.get();
        } catch (RegexProblem e) {
            throw new InvalidOption(option, e.problem());
        }
    }

    /** Whether {@code (?m)} stands at its start. */
    boolean multiline() {
        return regex.multiline();
    }

    boolean in(String text) {
        return search(text) != null;
    }

    /** The first match, or null. */
    @Nullable
    Match search(String text) {
        return tried(option, () -> regex.search(text));
    }

    /** Where a named group of the first match is, or null where there is none. */
    @Nullable
    Range range(String text, String group) {
        return tried(option, () -> regex.range(text, regex.group(group)));
    }

    /**
     * Refuses a replacement text with a group that there is not, or a bad escape.
     *
     * @throws InvalidOption for {@code replacementOption}
     */
    void checkReplacement(String replacementOption, String replacement) {
        tried(replacementOption, () -> {
            regex.requireReplacement(replacement);
            return null;
        });
    }

    /**
     * Replaces every match, as {@code re.sub} does.
     *
     * @throws Unanswered where an unknown part of the text takes part
     */
    String replaceAll(String replacementOption, String replacement, String text) {
        checkReplacement(replacementOption, replacement);
        if (!Holes.in(text)) {
            return tried(option, () -> regex.replace(text, replacement, 0).text());
        }
        StringBuilder replaced = new StringBuilder(text.length() + 16);
        int at = 0;
        for (Match match : tried(option, () -> regex.findAll(text))) {
            if (touchesHole(text, match.start(), match.end())) {
                throw Unanswered.pending("the text that is to be replaced is known only after apply");
            }
            replaced.append(text, at, match.start()).append(expand(replacementOption, replacement, match));
            at = match.end();
        }
        return replaced.append(text, at, text.length()).toString();
    }

    private static boolean touchesHole(String text, int start, int end) {
        return Holes.in(text.substring(start, end))
                || text.lastIndexOf('\uFDD0', start - 1) > text.lastIndexOf('\uFDD1', start - 1);
    }

    /** Puts the groups of a match into a replacement: {@code \1}, {@code \g<name>}, {@code \n} …; {@code $} is itself. */
    String expand(String replacementOption, String replacement, Match match) {
        return tried(replacementOption, () -> regex.expand(match, replacement));
    }
}
