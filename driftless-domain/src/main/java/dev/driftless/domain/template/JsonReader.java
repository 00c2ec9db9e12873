package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) as Python's {@code json.loads} does, which knows NaN and Infinity too. */
public final class JsonReader {
    private static final int DEEPEST = 500;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The value of a JSON text.
     *
     * @throws IllegalArgumentException if it is none; the message says where, and quotes nothing
     */
    public static Value parse(String text) {
        JsonReader reader = new JsonReader(text);
        reader.space();
        Value value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("the end is expected");
        }
        return value;
    }

    private IllegalArgumentException wrong(String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new IllegalArgumentException(message + " at line " + line + ", column " + (at - start + 1));
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private Value value() {
        char c = peek();
        if (c == '"') {
            return Value.of(string());
        }
        if (c == '{' || c == '[') {
            if (++depth > DEEPEST) {
                throw wrong("it is nested too deeply");
            }
            at++;
            Value value = c == '{' ? mapping() : list();
            depth--;
            return value;
        }
        if (c == '-' && text.startsWith("-Infinity", at)) {
            at += 9;
            return Value.of(Double.NEGATIVE_INFINITY);
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            return number();
        }
        if (take("true")) {
            return Order.TRUE;
        }
        if (take("false")) {
            return Order.FALSE;
        }
        if (take("null")) {
            return Value.NULL;
        }
        if (take("NaN")) {
            return Value.of(Double.NaN);
        }
        if (take("Infinity")) {
            return Value.of(Double.POSITIVE_INFINITY);
        }
        throw wrong("a value is expected");
    }

    private Value list() {
        List<Value> items = new ArrayList<>();
        space();
        if (take("]")) {
            return Value.of(items);
        }
        while (true) {
            space();
            items.add(value());
            space();
            if (take("]")) {
                return Value.of(items);
            }
            if (!take(",")) {
                throw wrong("a comma or ] is expected");
            }
        }
    }

    private Value mapping() {
        Map<String, Value> entries = new LinkedHashMap<>();
        space();
        if (take("}")) {
            return Value.of(entries);
        }
        while (true) {
            space();
            if (peek() != '"') {
                throw wrong("a key in double quotes is expected");
            }
            String key = string();
            space();
            if (!take(":")) {
                throw wrong("a colon is expected");
            }
            space();
            entries.put(key, value());
            space();
            if (take("}")) {
                return Value.of(entries);
            }
            if (!take(",")) {
                throw wrong("a comma or } is expected");
            }
        }
    }

    private int digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at - start;
    }

    private Value number() {
        int start = at;
        at += peek() == '-' ? 1 : 0;
        boolean zero = peek() == '0';
        int digits = digits();
        if (digits == 0 || (zero && digits > 1)) {
            throw wrong("a number is expected");
        }
        int whole = at;
        if (peek() == '.') {
            at++;
            if (digits() == 0) {
                throw wrong("a digit is expected");
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            at += peek() == '+' || peek() == '-' ? 1 : 0;
            if (digits() == 0) {
                throw wrong("a digit is expected");
            }
        }
        String number = text.substring(start, at);
        if (at > whole) {
            return Value.of(Double.parseDouble(number));
        }
        try {
            return Value.of(Long.parseLong(number));
        } catch (NumberFormatException _) {
            throw wrong("the number does not fit into 64 bits");
        }
    }

    private String string() {
        at++;
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = peek();
            if (at >= text.length()) {
                throw wrong("a closing quote is expected");
            }
            if (c < ' ') {
                throw wrong("a control character must be escaped");
            }
            at++;
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(peek(), 16);
                    if (digit < 0) {
                        throw wrong("four hexadecimal digits are expected");
                    }
                    code = code << 4 | digit;
                    at++;
                }
                yield (char) code;
            }
            default -> throw wrong("an escape is expected");
        };
    }
}
