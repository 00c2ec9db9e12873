package dev.driftless.domain.template;

import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Truth, equality and order of values, as Python has them. All but {@link #truth} want values without unknown parts. */
final class Order {
    static final Value TRUE = Value.of(true);
    static final Value FALSE = Value.of(false);

    private Order() {}

    static Value bool(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** {@code bool(value)}, or unknown. A text with a known character is true whatever its holes hold. */
    static Value truth(Value value, Scope scope) {
        if (value instanceof Value.Bool || value instanceof Value.Unknown) {
            return value;
        }
        if (value instanceof Value.Text(var text) && Holes.in(text)) {
            return Holes.show(text).replace(Holes.SHOWN, "").isEmpty() ? new Value.Unknown(scope.why(text)) : TRUE;
        }
        return bool(isTrue(value));
    }

    /** {@code bool(value)} of something known. */
    static boolean isTrue(Value value) {
        if (value instanceof Value.Bool(var truth)) {
            return truth;
        }
        if (value instanceof Value.Whole(var number)) {
            return number != 0;
        }
        if (value instanceof Value.Real(var number)) {
            return number != 0;
        }
        if (value instanceof Value.Sequence(var items)) {
            return !items.isEmpty();
        }
        if (value instanceof Value.Mapping(var entries)) {
            return !entries.isEmpty();
        }
        String text = text(value);
        return text != null && !text.isEmpty();
    }

    /** The text of a text, secret or not; null for anything else. */
    static @Nullable String text(Value value) {
        return value instanceof Value.Text(var text) ? text : value instanceof Value.Hidden(var text) ? text : null;
    }

    static boolean isNumber(Value value) {
        return value instanceof Value.Whole || value instanceof Value.Real || value instanceof Value.Bool;
    }

    /** The whole number of a whole number or Boolean; null for anything else. */
    static @Nullable Long whole(Value value) {
        if (value instanceof Value.Whole(var number)) {
            return number;
        }
        return value instanceof Value.Bool(var truth) ? Long.valueOf(truth ? 1 : 0) : null;
    }

    static double real(Value value) {
        if (value instanceof Value.Real(var number)) {
            return number;
        }
        Long whole = whole(value);
        if (whole == null) {
            throw Fault.type(Show.kind(value) + " is no number");
        }
        return whole;
    }

    static boolean equal(Value a, Value b) {
        if (isNumber(a) && isNumber(b)) {
            return number(a, b) == 0 && !Double.isNaN(real(a)) && !Double.isNaN(real(b));
        }
        String text = text(a);
        if (text != null) {
            return text.equals(text(b));
        }
        if (a instanceof Value.Sequence(var x) && b instanceof Value.Sequence(var y)) {
            return equal(x, y);
        }
        if (a instanceof Value.Mapping(var x) && b instanceof Value.Mapping(var y)) {
            return equal(x, y);
        }
        return a instanceof Value.Null && b instanceof Value.Null;
    }

    private static boolean equal(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Map<String, Value> a, Map<String, Value> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, Value> entry : a.entrySet()) {
            Value other = b.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static int number(Value a, Value b) {
        Long x = whole(a);
        Long y = whole(b);
        if (x != null && y != null) {
            return Long.compare(x, y);
        }
        double p = real(a);
        double q = real(b);
        return p < q ? -1 : p > q ? 1 : 0;
    }

    /** Less than, equal to, greater than zero; numbers, texts and lists have an order among themselves, and nothing else. */
    static int compare(Value a, Value b) {
        if (isNumber(a) && isNumber(b)) {
            return number(a, b);
        }
        String x = text(a);
        String y = text(b);
        if (x != null && y != null) {
            return Texts.compare(x, y);
        }
        if (a instanceof Value.Sequence(var p) && b instanceof Value.Sequence(var q)) {
            for (int i = 0; i < Math.min(p.size(), q.size()); i++) {
                if (!equal(p.get(i), q.get(i))) {
                    return compare(p.get(i), q.get(i));
                }
            }
            return Integer.compare(p.size(), q.size());
        }
        throw new Fault(
                Fault.TYPE,
                Show.kind(a) + " and " + Show.kind(b) + " have no order",
                x != null || y != null ? "turn the text into a number with | int or | float" : null);
    }

    /** {@code item in container}. */
    static boolean contains(Value container, Value item) {
        if (container instanceof Value.Sequence(var items)) {
            return indexOf(items, item) >= 0;
        }
        if (container instanceof Value.Mapping(var entries)) {
            String key = key(item);
            if (key == null) {
                throw Fault.type(Show.kind(item) + " cannot be the key of a mapping");
            }
            return entries.containsKey(key);
        }
        String text = text(container);
        String part = text(item);
        if (text == null) {
            throw Fault.type(Show.kind(container) + " contains nothing: in wants a text, a list or a mapping");
        }
        if (part == null) {
            throw Fault.type("only a text can be in a text, not " + Show.kind(item));
        }
        return text.contains(part);
    }

    static int indexOf(List<Value> items, Value item) {
        for (int i = 0; i < items.size(); i++) {
            if (equal(items.get(i), item)) {
                return i;
            }
        }
        return -1;
    }

    /** The value as a key of a mapping: a text as it is, a scalar as its text; null for what can be no key. */
    static @Nullable String key(Value value) {
        String text = text(value);
        if (text != null) {
            return text;
        }
        if (value instanceof Value.Sequence || value instanceof Value.Mapping || value instanceof Value.Unknown) {
            return null;
        }
        Out out = new Out(null);
        Show.str(value, out);
        return out.toString();
    }

    /** What a loop or filter sees of the value: items, keys or characters. Secrets give secret characters. */
    static List<Value> items(Value value) {
        if (value instanceof Value.Sequence(var items)) {
            return items;
        }
        if (value instanceof Value.Mapping(var entries)) {
            List<Value> keys = new ArrayList<>();
            for (String key : entries.keySet()) {
                keys.add(new Value.Text(key));
            }
            return keys;
        }
        String text = text(value);
        if (text == null) {
            throw Fault.type(Show.kind(value) + " has no items: a list, a mapping or a text is needed");
        }
        List<Value> characters = new ArrayList<>();
        for (String character : Texts.characters(text)) {
            characters.add(value instanceof Value.Hidden ? new Value.Hidden(character) : new Value.Text(character));
        }
        return characters;
    }
}
