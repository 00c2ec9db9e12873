package dev.driftless.domain.template;

import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is unknown or secret in a value, however deep. */
final class Traits {
    private Traits() {}

    /** Why the value itself, or a part of its text, is unknown; null if it is known. */
    static @Nullable String unknown(Value value, Scope scope) {
        if (value instanceof Value.Unknown(var why)) {
            return why;
        }
        String text = value instanceof Value.Text(var plain) ? plain : value instanceof Value.Hidden(var s) ? s : "";
        return Holes.in(text) ? scope.why(text) : null;
    }

    /** Why anything in the value is unknown; null if all is known. */
    static @Nullable String unknownInside(Value value, Scope scope) {
        if (value instanceof Value.Sequence(var items)) {
            for (Value item : items) {
                String why = unknownInside(item, scope);
                if (why != null) {
                    return why;
                }
            }
            return null;
        }
        if (value instanceof Value.Mapping(var entries)) {
            for (Value entry : entries.values()) {
                String why = unknownInside(entry, scope);
                if (why != null) {
                    return why;
                }
            }
            return null;
        }
        return unknown(value, scope);
    }

    /** Whether there is a secret anywhere in the value. */
    static boolean hides(Value value) {
        if (value instanceof Value.Sequence(var items)) {
            for (Value item : items) {
                if (hides(item)) {
                    return true;
                }
            }
            return false;
        }
        if (value instanceof Value.Mapping(var entries)) {
            for (Value entry : entries.values()) {
                if (hides(entry)) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof Value.Hidden;
    }

    /** The same value as something computed from a secret: its texts are hidden, its numbers told to the scope. */
    static Value hide(Value value, Scope scope) {
        if (value instanceof Value.Text(var text)) {
            return new Value.Hidden(text);
        }
        if (value instanceof Value.Sequence(var items)) {
            List<Value> hidden = new ArrayList<>(items.size());
            for (Value item : items) {
                hidden.add(hide(item, scope));
            }
            return new Value.Sequence(hidden);
        }
        if (value instanceof Value.Mapping(var entries)) {
            Map<String, Value> hidden = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : entries.entrySet()) {
                hidden.put(entry.getKey(), hide(entry.getValue(), scope));
            }
            return new Value.Mapping(hidden);
        }
        if (value instanceof Value.Whole(var number)) {
            scope.secret(Long.toString(number));
        } else if (value instanceof Value.Real(var number)) {
            scope.secret(Show.real(number));
        }
        return value;
    }

    /** Tells the scope what a finished value holds: the first reason for something unknown, and every secret. */
    static void tell(Value value, Scope scope) {
        if (value instanceof Value.Sequence(var items)) {
            for (Value item : items) {
                tell(item, scope);
            }
        } else if (value instanceof Value.Mapping(var entries)) {
            for (Value entry : entries.values()) {
                tell(entry, scope);
            }
        } else {
            if (value instanceof Value.Hidden(var text)) {
                scope.secret(text);
            }
            String why = unknown(value, scope);
            if (why != null) {
                scope.unknown(why);
            }
        }
    }
}
