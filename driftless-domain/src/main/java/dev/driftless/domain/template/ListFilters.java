package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters of lists. A mapping counts as the list of its keys, a text as that of its characters. */
enum ListFilters implements Operation {
    JOIN("join", "d=, attribute=", Reach.TEXT, "Joins the items to a text.", "[1, 2] | join('-')", "1-2"),
    LENGTH("length count", "", Reach.SHAPE, "The number of items, entries or characters.", "[1, 2] | length", "2"),
    FIRST("first", "", Reach.SHAPE, "The first item; undefined if there is none.", "[1, 2] | first", "1"),
    LAST("last", "", Reach.SHAPE, "The last item; undefined if there is none.", "[1, 2] | last", "2"),
    LIST("list", "", Reach.SHAPE, "The items as a list.", "'ab' | list", "['a', 'b']"),
    SORT(
            "sort",
            "reverse=, case_sensitive=, attribute=",
            Reach.ITEMS,
            "Sorts, without regard to case unless told; by attributes such as `age,name.last`.",
            "['b', 'A'] | sort",
            "['A', 'b']"),
    UNIQUE(
            "unique",
            "case_sensitive=, attribute=",
            Reach.ITEMS,
            "Leaves out what was there before, without regard to case unless told.",
            "[1, 2, 1] | unique",
            "[1, 2]"),
    MIN("min", "case_sensitive=, attribute=", Reach.ITEMS, "The smallest item.", "[2, 1] | min", "1"),
    MAX("max", "case_sensitive=, attribute=", Reach.ITEMS, "The largest item.", "[2, 1] | max", "2"),
    SUM(
            "sum",
            "attribute=, start=",
            Reach.ITEMS,
            "The sum of the items; also joins lists with `start=[]`.",
            "[1, 2] | sum",
            "3"),
    REVERSE("reverse", "", Reach.SHAPE, "The items, or a text, from the end.", "[1, 2] | reverse", "[2, 1]"),
    FLATTEN(
            "flatten",
            "levels=, skip_nulls=",
            Reach.SHAPE,
            "Puts the items of inner lists in their place.",
            "[1, [2, [3]]] | flatten(levels=1)",
            "[1, 2, [3]]"),
    ZIP(
            "zip",
            "*",
            Reach.SHAPE,
            "Lists of the first items, the second items, and so on.",
            "[1, 2] | zip(['a', 'b'])",
            "[[1, 'a'], [2, 'b']]"),
    BATCH(
            "batch",
            "linecount, fill_with=",
            Reach.SHAPE,
            "Lists of so many items each.",
            "[1, 2, 3] | batch(2)",
            "[[1, 2], [3]]"),
    SLICE(
            "slice",
            "slices, fill_with=",
            Reach.SHAPE,
            "So many lists of about equal length.",
            "[1, 2, 3] | slice(2)",
            "[[1, 2], [3]]"),
    PRODUCT(
            "product",
            "*",
            Reach.SHAPE,
            "Every combination of an item of each list.",
            "[1, 2] | product(['a'])",
            "[[1, 'a'], [2, 'a']]"),
    DIFFERENCE(
            "difference",
            "b",
            Reach.ITEMS,
            "The items that the other list does not have.",
            "[1, 2] | difference([2])",
            "[1]"),
    INTERSECT("intersect", "b", Reach.ITEMS, "The items that both lists have.", "[1, 2] | intersect([2, 3])", "[2]"),
    UNION("union", "b", Reach.ITEMS, "The items of both lists, each once.", "[1, 2] | union([2, 3])", "[1, 2, 3]"),
    SYMMETRIC_DIFFERENCE(
            "symmetric_difference",
            "b",
            Reach.ITEMS,
            "The items that only one of the lists has.",
            "[1, 2] | symmetric_difference([2, 3])",
            "[1, 3]");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    ListFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        return switch (this) {
            case JOIN -> join(call);
            case LENGTH -> Value.of(length(call.input()));
            case FIRST -> first(call);
            case LAST -> last(call);
            case LIST -> Value.of(call.items());
            case SORT -> sort(call);
            case UNIQUE -> Value.of(Sorting.unique(call.items(), new Keys(call, 1, call.flag(0, false))));
            case MIN -> extreme(call, -1);
            case MAX -> extreme(call, 1);
            case SUM -> Arithmetic.sum(attributes(call, 0), call.value(1, Value.of(0L)));
            case REVERSE -> reverse(call);
            case FLATTEN -> flatten(call);
            case ZIP -> zip(call);
            case BATCH -> batch(call);
            case SLICE -> slice(call);
            case PRODUCT -> product(call);
            default -> sets(call);
        };
    }

    private static Value join(Call call) {
        Out out = new Out(call.scope());
        String between = "";
        String separator = call.text(0, "");
        for (Value item : attributes(call, 1)) {
            out.add(between);
            Show.str(item, out);
            between = separator;
        }
        return out.value();
    }

    /** The items, or that attribute of each. */
    private static List<Value> attributes(Call call, int slot) {
        if (!call.has(slot) || call.value(slot) instanceof Value.Null) {
            return call.items();
        }
        AttributePath path = AttributePath.of(call.value(slot));
        List<Value> values = new ArrayList<>();
        for (Value item : call.items()) {
            values.add(path.need(item, call.scope(), call.span()));
        }
        return values;
    }

    static long length(Value value) {
        if (value instanceof Value.Sequence(var items)) {
            return items.size();
        }
        if (value instanceof Value.Mapping(var entries)) {
            return entries.size();
        }
        String text = Order.text(value);
        if (text == null) {
            throw Fault.type(Show.kind(value) + " has no length");
        }
        return Texts.length(text);
    }

    private static @Nullable Value first(Call call) {
        List<Value> items = call.items();
        return items.isEmpty() ? call.undefined("there is no first item: the list is empty") : items.getFirst();
    }

    private static @Nullable Value last(Call call) {
        List<Value> items = call.items();
        return items.isEmpty() ? call.undefined("there is no last item: the list is empty") : items.getLast();
    }

    private static Value sort(Call call) {
        return Value.of(Sorting.sorted(call.items(), new Keys(call, 2, call.flag(1, false)), call.flag(0, false)));
    }

    private static @Nullable Value extreme(Call call, int sign) {
        List<Value> items = call.items();
        if (items.isEmpty()) {
            return call.undefined("an empty list has no smallest and no largest item");
        }
        Keys keys = new Keys(call, 1, call.flag(0, false));
        Value best = items.getFirst();
        Value key = keys.single(best);
        for (Value item : items) {
            Value other = keys.single(item);
            if (Order.compare(other, key) * sign > 0) {
                best = item;
                key = other;
            }
        }
        return best;
    }

    private static Value reverse(Call call) {
        String text = Order.text(call.input());
        if (text != null) {
            String reversed = Texts.reverse(text);
            return call.input() instanceof Value.Hidden ? new Value.Hidden(reversed) : Value.of(reversed);
        }
        return Value.of(call.items().reversed());
    }

    private static Value flatten(Call call) {
        List<Value> flat = new ArrayList<>();
        boolean endless = !call.has(0) || call.value(0) instanceof Value.Null;
        flatten(call.items(), endless ? Long.MAX_VALUE : call.whole(0, 0), call.flag(1, true), flat);
        return Value.of(flat);
    }

    private static void flatten(List<Value> items, long levels, boolean skipNulls, List<Value> flat) {
        for (Value item : items) {
            String text = Order.text(item);
            boolean nothing =
                    item instanceof Value.Null || (text != null && (text.equals("None") || text.equals("null")));
            if (item instanceof Value.Sequence(var inner) && levels >= 1) {
                flatten(inner, levels - 1, skipNulls, flat);
            } else if (!nothing || !skipNulls) {
                flat.add(item);
                Limits.items(flat.size());
            }
        }
    }

    private static Value zip(Call call) {
        List<List<Value>> lists = new ArrayList<>();
        lists.add(call.items());
        int shortest = call.items().size();
        for (Value other : call.rest()) {
            lists.add(Order.items(other));
            shortest = Math.min(shortest, lists.getLast().size());
        }
        List<Value> zipped = new ArrayList<>();
        for (int i = 0; i < shortest; i++) {
            List<Value> row = new ArrayList<>();
            for (List<Value> list : lists) {
                row.add(list.get(i));
            }
            zipped.add(Value.of(row));
        }
        return Value.of(zipped);
    }

    private static Value product(Call call) {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of());
        List<Value> lists = new ArrayList<>();
        lists.add(Value.of(call.items()));
        lists.addAll(call.rest());
        for (Value list : lists) {
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> row : rows) {
                for (Value item : Order.items(list)) {
                    List<Value> next = new ArrayList<>(row);
                    next.add(item);
                    longer.add(next);
                    Limits.items(longer.size());
                }
            }
            rows = longer;
        }
        List<Value> product = new ArrayList<>();
        for (List<Value> row : rows) {
            product.add(Value.of(row));
        }
        return Value.of(product);
    }

    private static Value batch(Call call) {
        long size = call.whole(0, 1);
        List<Value> items = call.items();
        if (size < 1) {
            throw Fault.argument("a batch has at least one item");
        }
        List<Value> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += (int) Math.min(size, items.size())) {
            List<Value> batch = new ArrayList<>(items.subList(from, (int) Math.min(items.size(), from + size)));
            while (call.has(1) && batch.size() < size && !(call.value(1) instanceof Value.Null)) {
                batch.add(call.value(1));
                Limits.items(batch.size());
            }
            batches.add(Value.of(batch));
        }
        return Value.of(batches);
    }

    private static Value slice(Call call) {
        long slices = call.whole(0, 1);
        List<Value> items = call.items();
        if (slices < 1) {
            throw Fault.argument("there is at least one slice");
        }
        Limits.items(slices);
        int size = items.size() / (int) slices;
        int longer = items.size() % (int) slices;
        List<Value> result = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < slices; i++) {
            int to = from + size + (i < longer ? 1 : 0);
            List<Value> slice = new ArrayList<>(items.subList(from, to));
            if (call.has(1) && i >= longer && !(call.value(1) instanceof Value.Null)) {
                slice.add(call.value(1));
            }
            result.add(Value.of(slice));
            from = to;
        }
        return Value.of(result);
    }

    private Value sets(Call call) {
        List<Value> a = call.items();
        List<Value> b = Order.items(call.value(0));
        Sorting.Seen inA = Sorting.Seen.of(a);
        Sorting.Seen inB = Sorting.Seen.of(b);
        Sorting.Seen done = new Sorting.Seen();
        List<Value> result = new ArrayList<>();
        for (Value item : a) {
            boolean both = inB.contains(item);
            if ((this == UNION || (this == INTERSECT) == both) && done.add(item)) {
                result.add(item);
            }
        }
        if (this == UNION || this == SYMMETRIC_DIFFERENCE) {
            for (Value item : b) {
                if ((this == UNION || !inA.contains(item)) && done.add(item)) {
                    result.add(item);
                }
            }
        }
        return Value.of(result);
    }
}
