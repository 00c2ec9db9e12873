package dev.driftless.domain.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a variable, fact, option or registered result holds. Immutable.
 *
 * <p>Equality is that of the records: {@code Whole(1)} is not {@code Real(1.0)}. Templates compare as Python does.
 */
public sealed interface Value {
    /** The only {@link Null} that anyone needs. */
    Value NULL = new Null();

    /**
     * The value as plain Java: null, {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link List},
     * {@link Map}. What is hidden or unknown stays a {@link Value}, so that neither is lost unseen.
     */
    @Nullable
    Object toJava(); // not a default method: with one, the constant above could deadlock two loading threads

    /** Nothing: {@code null} in YAML and JSON, {@code none} in templates. */
    record Null() implements Value {
        @Override
        public @Nullable Object toJava() {
            return null;
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Value {
        @Override
        public Object toJava() {
            return value;
        }
    }

    /** A whole number of 64 bits. */
    record Whole(long value) implements Value {
        @Override
        public Object toJava() {
            return value;
        }
    }

    /** A floating-point number; may be infinite or not a number. */
    record Real(double value) implements Value {
        @Override
        public Object toJava() {
            return value;
        }
    }

    /** A text. It may have unknown parts, see {@link Holes}. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text);
        }

        @Override
        public Object toJava() {
            return text;
        }
    }

    /** A secret text. It behaves as text, is never printed, and text that is computed from it is hidden too. */
    record Hidden(String text) implements Value {
        public Hidden {
            Objects.requireNonNull(text);
        }

        /** Three stars, whatever it holds. */
        @Override
        public String toString() {
            return "***";
        }

        @Override
        public Object toJava() {
            return this;
        }
    }

    /** Values in order. */
    record Sequence(List<Value> items) implements Value {
        /** No items. */
        public static final Sequence EMPTY = new Sequence(List.of());

        public Sequence {
            Objects.requireNonNull(items);
        }

        @Override
        public Object toJava() {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Value item : items) {
                list.add(item.toJava());
            }
            return list;
        }
    }

    /**
     * Values by name, in the order of the map. The map may be lazy: it then costs only what is asked of it, and whoever
     * does not need all entries does not iterate them.
     */
    record Mapping(Map<String, Value> entries) implements Value {
        /** No entries. */
        public static final Mapping EMPTY = new Mapping(Map.of());

        public Mapping {
            Objects.requireNonNull(entries);
        }

        @Override
        public Object toJava() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : entries.entrySet()) {
                map.put(entry.getKey(), entry.getValue().toJava());
            }
            return map;
        }
    }

    /**
     * A whole value that a dry run cannot know.
     *
     * @param why for people: {@code the output of "make version"}
     */
    record Unknown(String why) implements Value {
        public Unknown {
            Objects.requireNonNull(why);
        }

        @Override
        public Object toJava() {
            return this;
        }
    }

    /** That text. */
    static Value of(String text) {
        return new Text(text);
    }

    /** That number. */
    static Value of(long number) {
        return new Whole(number);
    }

    /** That number, as one with a fraction even if it has none. */
    static Value of(double number) {
        return new Real(number);
    }

    /** True or false. */
    static Value of(boolean truth) {
        return new Bool(truth);
    }

    /** Those values in order; the list is not copied. */
    static Value of(List<Value> items) {
        return new Sequence(items);
    }

    /** Those values by name; the map is not copied and may be lazy. */
    static Value of(Map<String, Value> entries) {
        return new Mapping(entries);
    }

    /**
     * The value of a plain Java object: null, {@link String}, {@link Number}, {@link Boolean}, {@link List}, {@link Map}
     * with text keys, or a {@link Value}. Lists and maps are copied.
     *
     * @throws IllegalArgumentException for anything else, and for whole numbers beyond 64 bits
     */
    static Value ofJava(@Nullable Object object) {
        // no pattern switch: the first one in a process costs 20 ms of bootstrap
        if (object == null) {
            return NULL;
        }
        if (object instanceof Value value) {
            return value;
        }
        if (object instanceof String text) {
            return new Text(text);
        }
        if (object instanceof Boolean truth) {
            return new Bool(truth);
        }
        if (object instanceof Number number) {
            return ofNumber(number);
        }
        if (object instanceof List<?> list) {
            return ofList(list);
        }
        if (object instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        throw new IllegalArgumentException(
                "no value can be made of a " + object.getClass().getName());
    }

    private static Value ofNumber(Number number) {
        if (number instanceof BigInteger big) {
            if (big.bitLength() >= Long.SIZE) {
                throw new IllegalArgumentException("a whole number has at most 64 bits, not " + big.bitLength());
            }
            return new Whole(big.longValue());
        }
        boolean whole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte;
        return whole ? new Whole(number.longValue()) : new Real(number.doubleValue());
    }

    private static Value ofList(List<?> list) {
        List<Value> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(ofJava(item));
        }
        return new Sequence(items);
    }

    private static Value ofMap(Map<?, ?> map) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException("a mapping has texts as keys, not " + entry.getKey());
            }
            entries.put(key, ofJava(entry.getValue()));
        }
        return new Mapping(entries);
    }
}
