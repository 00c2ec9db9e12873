package dev.driftless.domain.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of texts that a dry run cannot know, one registry for each run.
 *
 * <p>A hole rides inside a text as a pair of Unicode noncharacters round an index (U+FDD0 … U+FDD1, refused in input). So it
 * survives concatenation, splitting, edits and diffs, and the known parts of the text stay exact. Not safe for threads.
 */
public final class Holes {
    /** What people see in place of a hole. */
    public static final String SHOWN = "«known after apply»";

    private static final char OPEN = '\uFDD0';
    private static final char CLOSE = '\uFDD1';

    private final List<String> reasons = new ArrayList<>();

    /** A hole for that reason; the same reason gives the same hole. */
    public String hole(String why) {
        int index = reasons.indexOf(why);
        if (index < 0) {
            index = reasons.size();
            reasons.add(why);
        }
        return OPEN + Integer.toString(index) + CLOSE;
    }

    /** Whether the text has a hole, or half of one. */
    public static boolean in(CharSequence text) {
        if (text instanceof String string) {
            return string.indexOf(OPEN) >= 0 || string.indexOf(CLOSE) >= 0;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == OPEN || c == CLOSE) {
                return true;
            }
        }
        return false;
    }

    /** The reason of the first hole in the text, or null if it has none that this registry made. */
    public @Nullable String firstWhy(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == OPEN) {
                int end = end(text, i);
                int index = end < 0 ? -1 : index(text, i + 1, end);
                if (index >= 0 && index < reasons.size()) {
                    return reasons.get(index);
                }
            }
        }
        return null;
    }

    /** The reason of the first hole; something that can be shown even if the hole was damaged. */
    public String why(CharSequence text) {
        String why = firstWhy(text);
        return why == null ? "a part that is known only after apply" : why;
    }

    /** The text for people: each hole is replaced by {@value #SHOWN}. */
    public static String show(String text) {
        if (!in(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + SHOWN.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == OPEN) {
                int end = end(text, i);
                shown.append(SHOWN);
                i = end < 0 ? i + 1 : end + 1;
            } else {
                if (c != CLOSE) {
                    shown.append(c);
                }
                i++;
            }
        }
        return shown.toString();
    }

    /** Where the hole that opens at {@code open} closes, or -1 for half a hole. */
    private static int end(CharSequence text, int open) {
        int i = open + 1;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i < text.length() && i > open + 1 && text.charAt(i) == CLOSE ? i : -1;
    }

    private static int index(CharSequence text, int from, int to) {
        int index = 0;
        for (int i = from; i < to && index >= 0; i++) {
            index = index > 100_000_000 ? -1 : index * 10 + (text.charAt(i) - '0');
        }
        return index;
    }
}
