package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The filter {@code combine}, as Ansible has it. */
final class Merging {
    private static final List<String> LIST_MERGES =
            List.of("replace", "keep", "append", "prepend", "append_rp", "prepend_rp");

    private Merging() {}

    static Value combine(Call call) {
        boolean recursive = call.flag(0, false);
        String lists = call.text(1, "replace");
        if (!LIST_MERGES.contains(lists)) {
            throw Fault.argument("`list_merge` is one of " + String.join(", ", LIST_MERGES));
        }
        List<Value> mappings = new ArrayList<>();
        spread(call.input(), mappings);
        for (Value other : call.rest()) {
            spread(other, mappings);
        }
        Value result = mappings.isEmpty() ? Value.Mapping.EMPTY : mappings.getLast();
        for (int i = mappings.size() - 2; i >= 0; i--) {
            result = Value.of(merge(call.entries(mappings.get(i)), call.entries(result), recursive, lists));
        }
        return result;
    }

    /** A list counts as its mappings. */
    private static void spread(Value value, List<Value> mappings) {
        if (value instanceof Value.Sequence(var items)) {
            mappings.addAll(items);
        } else if (!(value instanceof Value.Null)) {
            mappings.add(value);
        }
    }

    private static Map<String, Value> merge(
            Map<String, Value> low, Map<String, Value> high, boolean recursive, String lists) {
        Map<String, Value> merged = new LinkedHashMap<>(low);
        for (Map.Entry<String, Value> entry : high.entrySet()) {
            Value below = low.get(entry.getKey());
            Value above = entry.getValue();
            if (recursive && below instanceof Value.Mapping(var x) && above instanceof Value.Mapping(var y)) {
                above = Value.of(merge(x, y, true, lists));
            } else if (below instanceof Value.Sequence(var x) && above instanceof Value.Sequence(var y)) {
                above = Value.of(lists(x, y, lists));
            }
            merged.put(entry.getKey(), above);
        }
        return merged;
    }

    private static List<Value> lists(List<Value> low, List<Value> high, String how) {
        List<Value> first = how.startsWith("prepend") ? high : low;
        List<Value> second = how.startsWith("prepend") ? low : high;
        return switch (how) {
            case "replace" -> high;
            case "keep" -> low;
            case "append", "prepend" -> joined(first, second);
            case "append_rp" -> joined(without(low, high), high);
            default -> joined(high, without(low, high));
        };
    }

    private static List<Value> joined(List<Value> first, List<Value> second) {
        List<Value> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static List<Value> without(List<Value> items, List<Value> others) {
        List<Value> rest = new ArrayList<>();
        for (Value item : items) {
            if (Order.indexOf(others, item) < 0) {
                rest.add(item);
            }
        }
        return rest;
    }
}
