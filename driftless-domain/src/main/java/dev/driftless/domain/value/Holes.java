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

    /** Whether a text in UTF-8 has a hole; never in a text that is none. */
    public static boolean in(byte[] text) {
        for (int i = 0; i + 2 < text.length; i++) {
            // U+FDD0 and U+FDD1 are EF B7 90 and EF B7 91
            if (text[i] == (byte) 0xEF
                    && text[i + 1] == (byte) 0xB7
                    && (text[i + 2] == (byte) 0x90 || text[i + 2] == (byte) 0x91)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two texts may be the same once their holes are filled; the same hole is filled with the same. */
    public static boolean mayBeSame(String a, String b) {
        List<String> left = parts(a);
        List<String> right = parts(b);
        while (!left.isEmpty() && !right.isEmpty() && left.getFirst().equals(right.getFirst())) {
            left = left.subList(1, left.size());
            right = right.subList(1, right.size());
        }
        while (!left.isEmpty() && !right.isEmpty() && left.getLast().equals(right.getLast())) {
            left = left.subList(0, left.size() - 1);
            right = right.subList(0, right.size() - 1);
        }
        String first = String.join("", left);
        String second = String.join("", right);
        if (!in(first)) {
            return mayBecome(second, first);
        }
        return in(second) || mayBecome(first, second);
    }

    /** Each hole and each character between them. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == OPEN ? Math.max(i, end(text, i)) : i;
            parts.add(text.substring(i, end + 1));
            i = end + 1;
        }
        return parts;
    }

    /** Whether a text may come of another one with holes in it, once they are filled. */
    public static boolean mayBecome(String holed, String text) {
        int at = 0;
        int from = 0;
        boolean first = true;
        for (int open = holed.indexOf(OPEN); open >= 0; open = holed.indexOf(OPEN, from)) {
            String known = holed.substring(from, open);
            int found = first ? (text.startsWith(known) ? 0 : -1) : text.indexOf(known, at);
            if (found < 0) {
                return false;
            }
            at = found + known.length();
            int end = end(holed, open);
            from = end < 0 ? open + 1 : end + 1;
            first = false;
        }
        String rest = holed.substring(from);
        return first ? text.equals(rest) : text.length() - at >= rest.length() && text.endsWith(rest);
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
