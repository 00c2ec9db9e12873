package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorting, and telling apart, by Python's order and equality. */
final class Sorting {
    private Sorting() {}

    /** Sorted stably; in reverse, too, equal items stay in their order. */
    static List<Value> sorted(List<Value> items, Keys keys, boolean reverse) {
        List<Keyed> keyed = new ArrayList<>(items.size());
        for (Value item : items) {
            keyed.add(new Keyed(Value.of(keys.all(item)), item));
        }
        Comparator<Keyed> order = new ByKey();
        keyed.sort(reverse ? order.reversed() : order);
        List<Value> sorted = new ArrayList<>(items.size());
        for (Keyed entry : keyed) {
            sorted.add(entry.item);
        }
        return sorted;
    }

    /** Sorts lists by one of their items. */
    static void sort(List<Value> rows, int column, boolean caseSensitive, boolean reverse) {
        List<Keyed> keyed = new ArrayList<>(rows.size());
        for (Value row : rows) {
            Value key = Order.items(row).get(column);
            String text = caseSensitive ? null : Order.text(key);
            keyed.add(new Keyed(text == null ? key : Value.of(Texts.lower(text)), row));
        }
        Comparator<Keyed> order = new ByKey();
        keyed.sort(reverse ? order.reversed() : order);
        for (int i = 0; i < keyed.size(); i++) {
            rows.set(i, keyed.get(i).item);
        }
    }

    private record Keyed(Value key, Value item) {}

    private static final class ByKey implements Comparator<Keyed> {
        @Override
        public int compare(Keyed a, Keyed b) {
            return Order.compare(a.key, b.key);
        }
    }

    /** The first of those with equal keys. */
    static List<Value> unique(List<Value> items, Keys keys) {
        Seen seen = new Seen();
        List<Value> unique = new ArrayList<>();
        for (Value item : items) {
            if (seen.add(keys.single(item))) {
                unique.add(item);
            }
        }
        return unique;
    }

    /** A set by Python's equality: a hash of scalars, a list of the rest. */
    static final class Seen {
        private final Set<Object> scalars = new HashSet<>();
        private final List<Value> others = new ArrayList<>();

        static Seen of(List<Value> items) {
            Seen seen = new Seen();
            for (Value item : items) {
                seen.add(item);
            }
            return seen;
        }

        boolean add(Value value) {
            Object key = key(value);
            if (key != null) {
                return scalars.add(key);
            }
            boolean added = Order.indexOf(others, value) < 0;
            if (added) {
                others.add(value);
            }
            return added;
        }

        boolean contains(Value value) {
            Object key = key(value);
            return key != null ? scalars.contains(key) : Order.indexOf(others, value) >= 0;
        }

        /** Something with the right {@code equals}, or null if there is no such thing. */
        private static @Nullable Object key(Value value) {
            String text = Order.text(value);
            if (text != null) {
                return text;
            }
            Long whole = Order.whole(value);
            if (whole != null) {
                return whole;
            }
            if (value instanceof Value.Real(var number)) {
                long near = (long) number;
                return near == number ? (Object) near : (Object) number;
            }
            return null;
        }
    }
}
