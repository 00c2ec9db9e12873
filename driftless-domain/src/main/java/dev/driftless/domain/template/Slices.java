package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscripts of lists and texts, as Python has them: negative ones count from the end. */
final class Slices {
    private Slices() {}

    /** The item at the index, or null if there is none. */
    static @Nullable Value item(List<Value> items, long index) {
        long i = index < 0 ? index + items.size() : index;
        return i < 0 || i >= items.size() ? null : items.get((int) i);
    }

    /** The character at the index, or null if there is none. */
    static @Nullable String character(String text, long index) {
        int length = Texts.length(text);
        long i = index < 0 ? index + length : index;
        return i < 0 || i >= length ? null : Texts.at(text, (int) i);
    }

    static Value slice(Value value, @Nullable Long from, @Nullable Long to, @Nullable Long by) {
        long step = by == null ? 1 : Math.clamp(by, -Integer.MAX_VALUE, Integer.MAX_VALUE);
        if (step == 0) {
            throw Fault.argument("the step of a slice cannot be zero");
        }
        String text = Order.text(value);
        if (text == null && !(value instanceof Value.Sequence)) {
            throw Fault.type(Show.kind(value) + " has no slices: a list or a text is needed");
        }
        if (text != null) {
            String part = slice(text, from, to, step);
            return value instanceof Value.Hidden ? new Value.Hidden(part) : new Value.Text(part);
        }
        List<Value> items = Order.items(value);
        List<Value> part = new ArrayList<>();
        long end = end(to, step, items.size());
        for (long i = start(from, step, items.size()); step > 0 ? i < end : i > end; i += step) {
            part.add(items.get((int) i));
        }
        return new Value.Sequence(part);
    }

    private static String slice(String text, @Nullable Long from, @Nullable Long to, long step) {
        int length = Texts.length(text);
        long start = start(from, step, length);
        long end = end(to, step, length);
        if (step == 1) {
            if (start >= end) {
                return "";
            }
            int first = text.offsetByCodePoints(0, (int) start);
            return text.substring(first, text.offsetByCodePoints(first, (int) (end - start)));
        }
        List<String> characters = Texts.characters(text);
        StringBuilder part = new StringBuilder();
        for (long i = start; step > 0 ? i < end : i > end; i += step) {
            part.append(characters.get((int) i));
        }
        return part.toString();
    }

    private static long start(@Nullable Long from, long step, int length) {
        return from == null ? step > 0 ? 0 : length - 1 : clamp(from, step, length);
    }

    private static long end(@Nullable Long to, long step, int length) {
        return to == null ? step > 0 ? length : -1 : clamp(to, step, length);
    }

    private static long clamp(long index, long step, int length) {
        long i = index < 0 ? Math.max(index, -length - 1) + length : index;
        return step > 0 ? Math.clamp(i, 0, length) : Math.clamp(i, -1, length - 1);
    }
}
