package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** Tests of what kind of value it is, and of the result of a task. */
enum TypeTests implements Operation {
    DEFINED("defined", Reach.SELF, "There is a value.", "missing is defined", "False"),
    UNDEFINED("undefined", Reach.SELF, "There is no value.", "missing is undefined", "True"),
    NONE("none", Reach.SHAPE, "It is none.", "none is none", "True"),
    CHANGED(
            "changed change",
            Reach.SHAPE,
            "The task of which it is the result changed something.",
            "{'changed': true} is changed",
            "True"),
    FAILED(
            "failed failure",
            Reach.SHAPE,
            "The task of which it is the result failed.",
            "{'failed': true} is failed",
            "True"),
    SUCCEEDED(
            "succeeded success successful",
            Reach.SHAPE,
            "The task of which it is the result did not fail.",
            "{'failed': false} is succeeded",
            "True"),
    SKIPPED(
            "skipped skip",
            Reach.SHAPE,
            "The task of which it is the result was skipped.",
            "{'skipped': true} is skipped",
            "True"),
    STRING("string", Reach.SHAPE, "It is a text.", "'1' is string", "True"),
    NUMBER("number", Reach.SHAPE, "It is a number, or true or false.", "1.5 is number", "True"),
    INTEGER("integer", Reach.SHAPE, "It is a whole number.", "1 is integer", "True"),
    FLOAT("float", Reach.SHAPE, "It is a number with a fraction, which may be zero.", "1.0 is float", "True"),
    BOOLEAN("boolean", Reach.SHAPE, "It is true or false.", "false is boolean", "True"),
    TRUE("true", Reach.SHAPE, "It is true.", "1 is true", "False"),
    FALSE("false", Reach.SHAPE, "It is false.", "0 is false", "False"),
    MAPPING("mapping", Reach.SHAPE, "It is a mapping.", "{} is mapping", "True"),
    SEQUENCE("sequence", Reach.SHAPE, "It is a list, a text or a mapping.", "[] is sequence", "True"),
    ITERABLE("iterable", Reach.SHAPE, "It is a list, a text or a mapping.", "1 is iterable", "False"),
    TRUTHY("truthy", Reach.SHAPE, "It counts as true.", "[0] is truthy", "True"),
    FALSY("falsy", Reach.SHAPE, "It counts as false: empty, zero, none.", "'' is falsy", "True");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    TypeTests(String name, Reach reach, String summary, String example, String result) {
        String parameters = name.equals("truthy") || name.equals("falsy") ? "convert_bool=" : "";
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        if (this == DEFINED || this == UNDEFINED) {
            return Order.bool((call.inputOrNull() != null) == (this == DEFINED));
        }
        Value value = call.input();
        return switch (this) {
            case NONE -> Order.bool(value instanceof Value.Null);
            case STRING -> Order.bool(Order.text(value) != null);
            case NUMBER -> Order.bool(Order.isNumber(value));
            case INTEGER -> Order.bool(value instanceof Value.Whole);
            case FLOAT -> Order.bool(value instanceof Value.Real);
            case BOOLEAN -> Order.bool(value instanceof Value.Bool);
            case TRUE -> Order.bool(value instanceof Value.Bool(var truth) && truth);
            case FALSE -> Order.bool(value instanceof Value.Bool(var truth) && !truth);
            case MAPPING -> Order.bool(value instanceof Value.Mapping);
            case SEQUENCE, ITERABLE -> Order.bool(hasItems(value));
            case TRUTHY, FALSY -> Order.bool(isTruthy(call) == (this == TRUTHY));
            case CHANGED -> changed(call);
            case SKIPPED -> entry(call, "skipped", value);
            default -> failed(call);
        };
    }

    private static boolean hasItems(Value value) {
        return value instanceof Value.Sequence || value instanceof Value.Mapping || Order.text(value) != null;
    }

    private static boolean isTruthy(Call call) {
        String text = call.flag(0, false) ? Order.text(call.input()) : null;
        if (text != null) {
            switch (Texts.lower(Texts.strip(text))) {
                case "y", "yes", "on", "1", "true", "t" -> {
                    return true;
                }
                case "n", "no", "off", "0", "false", "f" -> {
                    return false;
                }
                default -> {}
            }
        }
        return Order.isTrue(call.input());
    }

    private static Value entry(Call call, String name, Value result) {
        Value entry = call.entries(result).get(name);
        return entry == null ? Order.FALSE : Order.truth(entry, call.scope());
    }

    private Value failed(Call call) {
        Value failed = entry(call, "failed", call.input());
        return this == SUCCEEDED && failed instanceof Value.Bool(var truth) ? Order.bool(!truth) : failed;
    }

    /** A loop's result has changed if one of its items has. */
    private static Value changed(Call call) {
        if (call.entries().containsKey("changed")
                || !(call.entries().get("results") instanceof Value.Sequence(var items))) {
            return entry(call, "changed", call.input());
        }
        Value unknown = null;
        for (Value item : items) {
            Value changed =
                    item instanceof Value.Mapping ? entry(call, "changed", item) : Order.truth(item, call.scope());
            if (changed instanceof Value.Unknown) {
                unknown = changed;
            } else if (item instanceof Value.Mapping && Order.isTrue(changed)) {
                return Order.TRUE;
            }
        }
        return unknown == null ? Order.FALSE : unknown;
    }
}
