package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path such as {@code address.city} or {@code 0.name} to something inside an item. */
record AttributePath(String text, List<Value> parts) {
    private static final String SECRET = "***";

    /** Reads a path from a text, or one part from a number. */
    static AttributePath of(Value value) {
        String text = Order.text(value);
        if (text == null) {
            Long index = Order.whole(value);
            if (index == null) {
                throw Fault.argument("an attribute is named by a text or a number, not " + Show.kind(value));
            }
            return new AttributePath(index.toString(), List.of(value));
        }
        if (value instanceof Value.Hidden) {
            return new AttributePath(SECRET, List.of(value));
        }
        List<Value> parts = new ArrayList<>();
        for (String part : Texts.split(text, ".", -1)) {
            parts.add(isNumber(part) ? Value.of(Long.parseLong(part)) : Value.of(part));
        }
        return new AttributePath(text, parts);
    }

    private static boolean isNumber(String part) {
        boolean number = !part.isEmpty() && part.length() < 10;
        for (int i = 0; i < part.length(); i++) {
            number &= part.charAt(i) >= '0' && part.charAt(i) <= '9';
        }
        return number;
    }

    /** What the path leads to; null if that is undefined, and then the scope knows why. */
    @Nullable
    Value find(Value item, Scope scope, Span span) {
        Value value = item;
        for (Value part : parts) {
            Value next = step(value, part);
            if (next == null) {
                String name = part instanceof Value.Hidden ? SECRET : String.valueOf(Order.key(part));
                return scope.miss(Undefined.member(span, "item." + text, value, name));
            }
            value = next;
        }
        return value;
    }

    /** What the path leads to; being undefined is an error. */
    Value need(Value item, Scope scope, Span span) {
        Value value = find(item, scope, span);
        if (value == null) {
            throw scope.undefined();
        }
        return value;
    }

    private static @Nullable Value step(Value value, Value part) {
        if (value instanceof Value.Unknown) {
            return value;
        }
        if (value instanceof Value.Mapping(var entries)) {
            return entries.get(String.valueOf(Order.key(part)));
        }
        Long index = Order.whole(part);
        if (index == null) {
            return null;
        }
        if (value instanceof Value.Sequence(var items)) {
            return Slices.item(items, index);
        }
        String text = Order.text(value);
        String character = text == null ? null : Slices.character(text, index);
        if (character == null) {
            return null;
        }
        return value instanceof Value.Hidden ? new Value.Hidden(character) : Value.of(character);
    }
}
