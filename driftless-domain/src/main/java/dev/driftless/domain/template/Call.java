package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of an operation: what it is applied to and its arguments, bound to its parameters. */
final class Call {
    private final Operation operation;
    private final Scope scope;
    private final Span span;
    private final @Nullable Value input;
    private final @Nullable Value[] slots;
    private final boolean[] given;
    private final List<@Nullable Value> rest;
    private final Map<String, @Nullable Value> named;

    private Call(
            Operation operation,
            Scope scope,
            Span span,
            @Nullable Value input,
            @Nullable Value[] slots,
            boolean[] given,
            List<@Nullable Value> rest,
            Map<String, @Nullable Value> named) {
        this.operation = operation;
        this.scope = scope;
        this.span = span;
        this.input = input;
        this.slots = slots;
        this.given = given;
        this.rest = rest;
        this.named = named;
    }

    /** Applies the operation, with all that {@link Reach} asks for. */
    static @Nullable Value of(
            Operation operation, @Nullable Value input, Arguments.Given arguments, Scope scope, Span span) {
        try {
            return bind(operation, input, arguments, scope, span).run();
        } catch (Fault e) {
            throw e.at(span);
        }
    }

    private static Call bind(
            Operation operation, @Nullable Value input, Arguments.Given arguments, Scope scope, Span span) {
        Parameters parameters = operation.doc().parameters();
        List<@Nullable Value> positional = arguments.positional();
        List<String> names = new ArrayList<>(arguments.named().keySet());
        String wrong = parameters.wrong(operation.doc().firstName(), positional.size(), names);
        if (wrong != null) {
            throw Fault.argument(wrong);
        }
        int count = parameters.names().size();
        @Nullable Value[] slots = new @Nullable Value[count];
        boolean[] given = new boolean[count];
        int byPosition = parameters.byPosition();
        for (int i = 0; i < Math.min(byPosition, positional.size()); i++) {
            slots[i] = positional.get(i);
            given[i] = true;
        }
        Map<String, @Nullable Value> others = names.isEmpty() ? Map.of() : new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Value> entry : arguments.named().entrySet()) {
            int at = parameters.names().indexOf(entry.getKey());
            if (at < 0) {
                others.put(entry.getKey(), entry.getValue());
            } else {
                slots[at] = entry.getValue();
                given[at] = true;
            }
        }
        List<@Nullable Value> rest =
                positional.size() > byPosition ? positional.subList(byPosition, positional.size()) : List.of();
        return new Call(operation, scope, span, input, slots, given, rest, others);
    }

    private @Nullable Value run() {
        Reach reach = operation.doc().reach();
        if (reach == Reach.SELF) {
            return operation.apply(this);
        }
        if (input == null) {
            return null;
        }
        boolean secret = false;
        String unknown = null;
        for (Value value : all()) {
            if (value == null) {
                return null;
            }
            unknown = unknown != null ? unknown : unknown(value, reach);
            secret |= (reach == Reach.LEAVES || reach == Reach.TEXT) && Traits.hides(value);
        }
        if (unknown != null) {
            return new Value.Unknown(unknown);
        }
        Value result = operation.apply(this);
        return result == null ? null : secret ? Traits.hide(result, scope) : result;
    }

    private @Nullable String unknown(Value value, Reach reach) {
        if (reach == Reach.TEXT) {
            return value instanceof Value.Unknown(var why) ? why : null;
        }
        return reach == Reach.SHAPE ? Traits.unknown(value, scope) : Traits.unknownInside(value, scope);
    }

    private List<@Nullable Value> all() {
        List<@Nullable Value> all = new ArrayList<>(1 + slots.length + rest.size() + named.size());
        all.add(input);
        for (int i = 0; i < slots.length; i++) {
            if (given[i]) {
                all.add(slots[i]);
            }
        }
        all.addAll(rest);
        all.addAll(named.values());
        return all;
    }

    Operation operation() {
        return operation;
    }

    Scope scope() {
        return scope;
    }

    Span span() {
        return span;
    }

    /** What the operation is applied to. */
    Value input() {
        if (input == null) {
            throw scope.undefined();
        }
        return input;
    }

    /** The same where it may be undefined: null. */
    @Nullable
    Value inputOrNull() {
        return input;
    }

    boolean has(int slot) {
        return given[slot];
    }

    /** The argument; null if it is undefined or not given. */
    @Nullable
    Value orNull(int slot) {
        return slots[slot];
    }

    Value value(int slot) {
        Value value = slots[slot];
        if (value == null) {
            throw scope.undefined();
        }
        return value;
    }

    Value value(int slot, Value otherwise) {
        return given[slot] ? value(slot) : otherwise;
    }

    /** The input as {@code str} has it. */
    String text() {
        return str(input());
    }

    String str(Value value) {
        String text = Order.text(value);
        if (text != null) {
            return text;
        }
        Out out = new Out(scope);
        Show.str(value, out);
        return out.toString();
    }

    /** The input if it is a text, else an error. */
    String onlyText() {
        return onlyText(input(), "a text");
    }

    private String onlyText(Value value, String wanted) {
        String text = Order.text(value);
        if (text == null) {
            throw Fault.type("`" + operation.doc().firstName() + "` wants " + wanted + ", not " + Show.kind(value));
        }
        return text;
    }

    String text(int slot) {
        return str(value(slot));
    }

    String text(int slot, String otherwise) {
        return given[slot] ? text(slot) : otherwise;
    }

    /** The argument as a text; null if it is not given or none. */
    @Nullable
    String textOrNull(int slot) {
        return !given[slot] || slots[slot] instanceof Value.Null ? null : text(slot);
    }

    long whole(int slot, long otherwise) {
        if (!given[slot]) {
            return otherwise;
        }
        Long number = Order.whole(value(slot));
        if (number == null) {
            String name = operation.doc().parameters().names().get(slot);
            throw Fault.argument("`" + name + "` wants a whole number, not " + Show.kind(value(slot)));
        }
        return number;
    }

    boolean flag(int slot, boolean otherwise) {
        return given[slot] ? Order.isTrue(value(slot)) : otherwise;
    }

    /** The items of the input. */
    List<Value> items() {
        return Order.items(input());
    }

    /** The entries of the input, which must be a mapping. */
    Map<String, Value> entries() {
        return entries(input());
    }

    Map<String, Value> entries(Value value) {
        if (value instanceof Value.Mapping(var entries)) {
            return entries;
        }
        throw Fault.type("`" + operation.doc().firstName() + "` wants a mapping, not " + Show.kind(value));
    }

    /** The arguments by position that no parameter took. */
    List<Value> rest() {
        List<Value> values = new ArrayList<>(rest.size());
        for (Value value : rest) {
            if (value == null) {
                throw scope.undefined();
            }
            values.add(value);
        }
        return values;
    }

    /** The arguments by name that no parameter took. */
    Map<String, @Nullable Value> named() {
        return named;
    }

    /** An undefined result. */
    @Nullable
    Value undefined(String message) {
        return scope.miss(new Undefined.NoResult(span, message));
    }
}
