package dev.driftless.domain.template;

import dev.driftless.domain.template.DataFormats.JsonStyle;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.JsonText;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes JSON as Python's {@code json.dumps} does. Holes stay as they are, even if all else is escaped. */
public final class JsonWriter {
    private final JsonStyle style;
    private final StringBuilder out = new StringBuilder();

    private JsonWriter(JsonStyle style) {
        this.style = style;
    }

    /** The value as JSON; secrets are written as they are, and unknown values as texts. */
    public static String write(Value value, JsonStyle style) {
        JsonWriter writer = new JsonWriter(style);
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(Value value, int depth) {
        String text = Order.text(value);
        if (text != null) {
            string(text);
        } else if (value instanceof Value.Sequence(var items)) {
            list(items, depth);
        } else if (value instanceof Value.Mapping(var entries)) {
            mapping(entries, depth);
        } else if (value instanceof Value.Whole(var number)) {
            out.append(number);
        } else if (value instanceof Value.Real(var number)) {
            String real = Show.real(number);
            out.append(real.equals("nan") ? "NaN" : real.replace("inf", "Infinity"));
        } else if (value instanceof Value.Bool(var truth)) {
            out.append(truth);
        } else if (value instanceof Value.Unknown) {
            string(Holes.SHOWN);
        } else {
            out.append("null");
        }
        Limits.text(out.length());
    }

    private void list(List<Value> items, int depth) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        boolean first = true;
        for (Value item : items) {
            between(first, depth + 1);
            value(item, depth + 1);
            first = false;
        }
        newline(depth);
        out.append(']');
    }

    private void mapping(Map<String, Value> entries, int depth) {
        if (entries.isEmpty()) {
            out.append("{}");
            return;
        }
        List<String> keys = new ArrayList<>(entries.keySet());
        if (style.sortKeys()) {
            keys.sort(Texts::compare);
        }
        out.append('{');
        boolean first = true;
        for (String key : keys) {
            Value value = entries.get(key);
            if (value != null) {
                between(first, depth + 1);
                string(key);
                out.append(style.keySeparator());
                value(value, depth + 1);
                first = false;
            }
        }
        newline(depth);
        out.append('}');
    }

    private void between(boolean first, int depth) {
        if (!first) {
            out.append(style.itemSeparator());
        }
        newline(depth);
    }

    private void newline(int depth) {
        if (style.indent() >= 0) {
            out.append('\n').append(" ".repeat(style.indent() * depth));
        }
    }

    private void string(String text) {
        JsonText.quote(out, text, this::isEscaped);
    }

    private boolean isEscaped(CharSequence text, int index) {
        char c = text.charAt(index);
        return style.ascii() && c > '~' && c != '\ufdd0' && c != '\ufdd1';
    }
}
