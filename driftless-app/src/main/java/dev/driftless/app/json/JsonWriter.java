package dev.driftless.app.json;

import dev.driftless.domain.value.JsonText;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) on one line: text, numbers, truth values, null, maps with text as keys (in their order) and iterables. Control characters and
 * lone surrogates are escaped, so that the result is valid UTF-8 and does nothing to a terminal.
 */
public final class JsonWriter {
    private final StringBuilder out;

    private JsonWriter(StringBuilder out) {
        this.out = out;
    }

    /** The value as JSON; anything that JSON has no word for is an {@link IllegalArgumentException}. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).value(value);
        return out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case CharSequence text -> text(text);
            case BigDecimal number -> out.append(number.toPlainString());
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth.booleanValue());
            case Map<?, ?> map -> object(map);
            case Iterable<?> items -> array(items);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    /** JSON has neither infinity nor NaN. */
    private void number(double number) {
        if (Double.isFinite(number)) {
            out.append(number);
        } else {
            out.append("null");
        }
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            text(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void array(Iterable<?> items) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
    }

    private void text(CharSequence text) {
        JsonText.quote(out, text, JsonWriter::isEscaped);
    }

    /** What a terminal obeys, what JavaScript takes for a line end, and half a pair of surrogates. */
    private static boolean isEscaped(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        } else if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
