package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of mappings. */
enum MappingFilters implements Operation {
    DICT2ITEMS(
            "dict2items",
            "key_name=, value_name=",
            Reach.SHAPE,
            "A list of mappings with `key` and `value`.",
            "{'a': 1} | dict2items",
            "[{'key': 'a', 'value': 1}]"),
    ITEMS2DICT(
            "items2dict",
            "key_name=, value_name=",
            Reach.SHAPE,
            "A mapping from a list of mappings with `key` and `value`.",
            "[{'key': 'a', 'value': 1}] | items2dict",
            "{'a': 1}"),
    COMBINE(
            "combine",
            "*, recursive=, list_merge=",
            Reach.SHAPE,
            "Merges mappings, the later wins; `recursive` merges inner ones, `list_merge` says what becomes of lists.",
            "{'a': 1} | combine({'b': 2})",
            "{'a': 1, 'b': 2}"),
    DICTSORT(
            "dictsort",
            "case_sensitive=, by=, reverse=",
            Reach.ITEMS,
            "Pairs of key and value, sorted by `key` or by `value`.",
            "{'b': 1, 'a': 2} | dictsort",
            "[['a', 2], ['b', 1]]"),
    ITEMS("items", "", Reach.SHAPE, "Pairs of key and value.", "{'a': 1} | items", "[['a', 1]]"),
    EXTRACT(
            "extract",
            "container, morekeys=",
            Reach.SHAPE,
            "What the container has at this key or index.",
            "'a' | extract({'a': 1})",
            "1"),
    SUBELEMENTS(
            "subelements",
            "subelements, skip_missing=",
            Reach.SHAPE,
            "Pairs of each item and each member of a list in it.",
            "[{'n': 1, 'g': [2, 3]}] | subelements('g') | map('last')",
            "[2, 3]");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    MappingFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        return switch (this) {
            case DICT2ITEMS -> dictToItems(call);
            case ITEMS2DICT -> itemsToDict(call);
            case COMBINE -> Merging.combine(call);
            case DICTSORT -> dictSort(call);
            case ITEMS -> Value.of(pairs(call.entries()));
            case EXTRACT -> extract(call);
            case SUBELEMENTS -> subelements(call);
        };
    }

    static List<Value> pairs(Map<String, Value> entries) {
        List<Value> pairs = new ArrayList<>();
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            pairs.add(Value.of(List.of(Value.of(entry.getKey()), entry.getValue())));
        }
        return pairs;
    }

    private static Value dictToItems(Call call) {
        String key = call.text(0, "key");
        String value = call.text(1, "value");
        List<Value> items = new ArrayList<>();
        for (Map.Entry<String, Value> entry : call.entries().entrySet()) {
            Map<String, Value> item = new LinkedHashMap<>();
            item.put(key, Value.of(entry.getKey()));
            item.put(value, entry.getValue());
            items.add(Value.of(item));
        }
        return Value.of(items);
    }

    private static Value itemsToDict(Call call) {
        String keyName = call.text(0, "key");
        String valueName = call.text(1, "value");
        if (!(call.input() instanceof Value.Sequence)) {
            throw Fault.type("`items2dict` wants a list of mappings, not " + Show.kind(call.input()));
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Value item : call.items()) {
            Value key = call.entries(item).get(keyName);
            Value value = call.entries(item).get(valueName);
            if (key == null || value == null) {
                throw Fault.type("`items2dict` wants the names of key and value in each mapping");
            }
            String why = Traits.unknown(key, call.scope());
            if (why != null) {
                return new Value.Unknown(why);
            }
            String text = Order.key(key);
            if (text == null) {
                throw Fault.type(Show.kind(key) + " cannot be the key of a mapping");
            }
            entries.put(text, value);
        }
        return Value.of(entries);
    }

    private static Value dictSort(Call call) {
        String by = call.text(1, "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw Fault.argument("`by` is key or value");
        }
        boolean caseSensitive = call.flag(0, false);
        List<Value> pairs = pairs(call.entries());
        Sorting.sort(pairs, by.equals("key") ? 0 : 1, caseSensitive, call.flag(2, false));
        return Value.of(pairs);
    }

    private static @Nullable Value extract(Call call) {
        List<Value> keys = new ArrayList<>();
        keys.add(call.input());
        if (call.has(1) && !(call.value(1) instanceof Value.Null)) {
            keys.addAll(call.value(1) instanceof Value.Sequence(var more) ? more : List.of(call.value(1)));
        }
        Value value = call.value(0);
        for (Value key : keys) {
            Value next = new AttributePath("…", List.of(key)).find(value, call.scope(), call.span());
            if (next == null) {
                return null;
            }
            value = next;
        }
        return value;
    }

    private static Value subelements(Call call) {
        List<Value> elements =
                call.input() instanceof Value.Mapping(var entries) ? new ArrayList<>(entries.values()) : call.items();
        Value path = call.value(0);
        List<Value> parts = path instanceof Value.Sequence(var list)
                ? list
                : AttributePath.of(path).parts();
        List<Value> pairs = new ArrayList<>();
        for (Value element : elements) {
            Value inner =
                    new AttributePath(String.valueOf(Order.text(path)), parts).find(element, call.scope(), call.span());
            if (inner instanceof Value.Unknown) {
                return inner;
            }
            if (inner == null && !call.flag(1, false)) {
                throw call.scope().undefined();
            }
            if (inner != null && !(inner instanceof Value.Sequence)) {
                throw Fault.type("`subelements` wants a list there, not " + Show.kind(inner));
            }
            for (Value member : inner == null ? List.<Value>of() : Order.items(inner)) {
                pairs.add(Value.of(List.of(element, member)));
                Limits.items(pairs.size());
            }
        }
        return Value.of(pairs);
    }
}
