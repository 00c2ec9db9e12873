package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions. */
enum Functions implements Operation {
    RANGE(
            "range",
            "start, stop=, step=",
            "The whole numbers up to an end that is left out.",
            "range(1, 4) | list",
            "[1, 2, 3]"),
    DICT("dict", "mapping=, **", "A mapping from names, a mapping or pairs.", "dict(a=1)", "{'a': 1}"),
    NAMESPACE(
            "namespace", "mapping=, **", "A mapping that `set` can change, inside loops too.", "namespace(a=1).a", "1");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    Functions(String name, String parameters, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, Reach.SHAPE, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        return switch (this) {
            case RANGE -> range(call);
            case DICT -> Value.of(mapping(call));
            case NAMESPACE -> new Value.Mapping(new Namespace(mapping(call)));
        };
    }

    private static Value range(Call call) {
        boolean one = !call.has(1);
        long start = one ? 0 : call.whole(0, 0);
        long stop = one ? call.whole(0, 0) : call.whole(1, 0);
        long step = call.whole(2, 1);
        if (step == 0) {
            throw Fault.argument("the step of a range cannot be zero");
        }
        List<Value> numbers = new ArrayList<>();
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            numbers.add(Value.of(i));
            Limits.items(numbers.size());
            if (step > 0 ? i > Long.MAX_VALUE - step : i < Long.MIN_VALUE - step) {
                break;
            }
        }
        return Value.of(numbers);
    }

    private static Map<String, Value> mapping(Call call) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (call.has(0)) {
            List<Value> pairs = call.value(0) instanceof Value.Mapping(var given)
                    ? MappingFilters.pairs(given)
                    : Order.items(call.value(0));
            for (Value pair : pairs) {
                List<Value> both = Order.items(pair);
                String key = both.size() == 2 ? Order.text(both.getFirst()) : null;
                if (key == null) {
                    throw Fault.type("`dict` wants pairs of a text and a value");
                }
                entries.put(key, both.getLast());
            }
        }
        for (Map.Entry<String, @Nullable Value> entry : call.named().entrySet()) {
            Value value = entry.getValue();
            if (value != null) {
                entries.put(entry.getKey(), value);
            }
        }
        return entries;
    }
}
