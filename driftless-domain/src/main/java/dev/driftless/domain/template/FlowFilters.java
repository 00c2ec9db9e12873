package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** Filters about having a value at all. */
enum FlowFilters implements Operation {
    DEFAULT(
            "default d",
            "default_value=, boolean=",
            Reach.SELF,
            "Gives another value if there is none; with `true` as second argument also for empty, zero and false ones.",
            "missing | default('eth0')",
            "eth0"),
    MANDATORY("mandatory", "msg=", Reach.SELF, "Fails with the message if there is no value.", "'a' | mandatory", "a"),
    TERNARY(
            "ternary",
            "true_val, false_val, none_val=",
            Reach.SELF,
            "Chooses the first argument for true, the second for false, the third, if there is one, for none.",
            "true | ternary('on', 'off')",
            "on"),
    TYPE_DEBUG("type_debug", "", Reach.SHAPE, "Names the type as Python does.", "[1] | type_debug", "list");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    FlowFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        return switch (this) {
            case DEFAULT -> orDefault(call);
            case MANDATORY -> mandatory(call);
            case TERNARY -> ternary(call);
            case TYPE_DEBUG -> Value.of(pythonType(call.input()));
        };
    }

    private static @Nullable Value orDefault(Call call) {
        Value value = call.inputOrNull();
        boolean replace = value == null;
        if (value != null && call.has(1) && call.flag(1, false)) {
            Value truth = Order.truth(value, call.scope());
            if (truth instanceof Value.Unknown) {
                return truth;
            }
            replace = !Order.isTrue(truth);
        }
        if (!replace) {
            return value;
        }
        return call.has(0) ? call.orNull(0) : Value.of("");
    }

    private static Value mandatory(Call call) {
        Value value = call.inputOrNull();
        if (value == null && call.has(0)) {
            boolean secret = call.orNull(0) instanceof Value.Hidden;
            throw new Fault(Fault.UNDEFINED, secret ? "a mandatory value is not defined" : call.text(0), null);
        }
        return call.input();
    }

    private static @Nullable Value ternary(Call call) {
        Value value = call.inputOrNull();
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Null && call.has(2) && !(call.orNull(2) instanceof Value.Null)) {
            return call.orNull(2);
        }
        Value truth = Order.truth(value, call.scope());
        return truth instanceof Value.Unknown ? truth : call.orNull(Order.isTrue(truth) ? 0 : 1);
    }

    private static String pythonType(Value value) {
        return switch (Show.kind(value)) {
            case "none" -> "NoneType";
            case "true or false" -> "bool";
            case "a whole number" -> "int";
            case "a number" -> "float";
            case "a text" -> "str";
            case "a list" -> "list";
            default -> "dict";
        };
    }
}
