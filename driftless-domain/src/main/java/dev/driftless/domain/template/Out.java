package dev.driftless.domain.template;

import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** A text as it grows, that knows whether a secret went into it. */
final class Out {
    private final StringBuilder text = new StringBuilder();
    private final @Nullable Scope scope;
    private boolean hidden;

    /** @param scope what holes and secrets are told to; null for text that stays inside */
    Out(@Nullable Scope scope) {
        this.scope = scope;
    }

    Out add(String part) {
        if (text.length() + (long) part.length() > Limits.TEXT) {
            Limits.text(Long.MAX_VALUE);
        }
        text.append(part);
        return this;
    }

    Out add(char c) {
        text.append(c);
        return this;
    }

    Out add(int codePoint) {
        text.appendCodePoint(codePoint);
        return this;
    }

    /** What {@code {{ value }}} prints: nothing for none, as in Ansible. */
    void print(Value value) {
        if (value instanceof Value.Text(var plain)) {
            add(plain);
        } else if (!(value instanceof Value.Null)) {
            Show.str(value, this);
        }
    }

    void hole(String why) {
        add(scope == null ? Holes.SHOWN : scope.hole(why));
    }

    void secret(String secret) {
        hidden = true;
        if (scope != null) {
            scope.secret(secret);
        }
    }

    int length() {
        return text.length();
    }

    boolean hidden() {
        return hidden;
    }

    /** How many newlines it ends in. */
    int lastNewlines() {
        int count = 0;
        while (count < text.length() && text.charAt(text.length() - 1 - count) == '\n') {
            count++;
        }
        return count;
    }

    Value value() {
        return hidden ? new Value.Hidden(text.toString()) : new Value.Text(text.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
