package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that apply a filter or a test to each item. */
enum ItemFilters implements Operation {
    MAP(
            "map",
            "*, attribute=, default=, **",
            Reach.SHAPE,
            "An attribute of each item, or each item through the filter of that name.",
            "['a', 'b'] | map('upper')",
            "['A', 'B']"),
    SELECT(
            "select",
            "*, **",
            Reach.SHAPE,
            "The items that pass the test of that name, or are true.",
            "[1, 2] | select('odd')",
            "[1]"),
    REJECT(
            "reject",
            "*, **",
            Reach.SHAPE,
            "The items that do not pass the test of that name.",
            "[1, 2] | reject('odd')",
            "[2]"),
    SELECTATTR(
            "selectattr",
            "*, **",
            Reach.SHAPE,
            "The items of which an attribute passes a test, or is true.",
            "[{'n': 1}, {'n': 2}] | selectattr('n', 'gt', 1)",
            "[{'n': 2}]"),
    REJECTATTR(
            "rejectattr",
            "*, **",
            Reach.SHAPE,
            "The items of which an attribute does not pass a test.",
            "[{'n': 1}, {'n': 2}] | rejectattr('n', 'gt', 1)",
            "[{'n': 1}]"),
    GROUPBY(
            "groupby",
            "attribute, default=, case_sensitive=",
            Reach.ITEMS,
            "Pairs of an attribute's value and the items that have it, sorted by it.",
            "[{'n': 1}, {'n': 2}] | groupby('n') | map('first')",
            "[1, 2]");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    ItemFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        return switch (this) {
            case MAP -> map(call);
            case SELECT, REJECT -> select(call, false);
            case SELECTATTR, REJECTATTR -> select(call, true);
            case GROUPBY -> groupBy(call);
        };
    }

    /** Checks the names of filters and tests that stand in quotes, so that they are found before anything runs. */
    static void checkNames(Operation operation, Arguments arguments) {
        if (!(operation instanceof ItemFilters filter) || filter == GROUPBY) {
            return;
        }
        int at = filter == SELECTATTR || filter == REJECTATTR ? 1 : 0;
        if (at >= arguments.positional().size()
                || !(arguments.positional().get(at) instanceof Expr.Constant(Value.Text(var name), var span))) {
            return;
        }
        try {
            if (filter == MAP) {
                Operations.needFilter(name);
            } else {
                Operations.needTest(name);
            }
        } catch (Fault e) {
            throw e.at(span);
        }
    }

    private static List<Value> itemsOrNone(Call call) {
        return Order.isTrue(call.input()) ? call.items() : List.of();
    }

    private static String name(Value value) {
        if (value instanceof Value.Text(var text)) {
            return text;
        }
        throw Fault.argument("a filter or test is named by a text that is no secret");
    }

    private static Value map(Call call) {
        List<Value> items = itemsOrNone(call);
        List<Value> rest = call.rest();
        List<Value> mapped = new ArrayList<>(items.size());
        if (rest.isEmpty() && !call.has(0)) {
            throw Fault.argument("`map` needs the name of a filter, or an attribute");
        }
        if (rest.isEmpty()) {
            AttributePath path = AttributePath.of(call.value(0));
            boolean hasDefault = call.has(1) && !(call.value(1) instanceof Value.Null);
            for (Value item : items) {
                Value value = path.find(item, call.scope(), call.span());
                if (value == null && !hasDefault) {
                    throw call.scope().undefined();
                }
                mapped.add(value == null ? call.value(1) : value);
            }
            return Value.of(mapped);
        }
        Map<String, @Nullable Value> named = new LinkedHashMap<>(call.named());
        if (call.has(0)) {
            named.put("attribute", call.value(0));
        }
        if (call.has(1)) {
            named.put("default", call.value(1));
        }
        Operation filter = Operations.needFilter(name(rest.getFirst()));
        Arguments.Given arguments = new Arguments.Given(new ArrayList<>(rest.subList(1, rest.size())), named);
        for (Value item : items) {
            Value value = Call.of(filter, item, arguments, call.scope(), call.span());
            if (value == null) {
                throw call.scope().undefined();
            }
            mapped.add(value);
        }
        return Value.of(mapped);
    }

    private Value select(Call call, boolean byAttribute) {
        List<Value> rest = call.rest();
        int skip = byAttribute ? 1 : 0;
        if (rest.size() < skip) {
            throw Fault.argument("`" + doc.firstName() + "` needs the name of an attribute");
        }
        AttributePath path = byAttribute ? AttributePath.of(rest.getFirst()) : null;
        Operation test = rest.size() > skip ? Operations.needTest(name(rest.get(skip))) : null;
        List<@Nullable Value> others = new ArrayList<>(rest.subList(Math.min(rest.size(), skip + 1), rest.size()));
        Arguments.Given arguments = new Arguments.Given(others, call.named());
        boolean wanted = this == SELECT || this == SELECTATTR;
        List<Value> selected = new ArrayList<>();
        for (Value item : itemsOrNone(call)) {
            Value subject = path == null ? item : path.find(item, call.scope(), call.span());
            Value passed = test == null ? subject : Call.of(test, subject, arguments, call.scope(), call.span());
            if (passed == null) {
                throw call.scope().undefined();
            }
            Value truth = Order.truth(passed, call.scope());
            if (truth instanceof Value.Unknown) {
                return truth;
            }
            if (Order.isTrue(truth) == wanted) {
                selected.add(item);
            }
        }
        return Value.of(selected);
    }

    private static Value groupBy(Call call) {
        AttributePath path = AttributePath.of(call.value(0));
        boolean caseSensitive = call.flag(2, false);
        boolean hasDefault = call.has(1) && !(call.value(1) instanceof Value.Null);
        List<Value> rows = new ArrayList<>();
        for (Value item : call.items()) {
            Value key = path.find(item, call.scope(), call.span());
            if (key == null && !hasDefault) {
                throw call.scope().undefined();
            }
            Value real = key == null ? call.value(1) : key;
            String text = caseSensitive ? null : Order.text(real);
            Value folded = text == null ? real : Value.of(Texts.lower(text));
            rows.add(Value.of(List.of(folded, real, item)));
        }
        Sorting.sort(rows, 0, true, false);
        List<Value> groups = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            List<Value> first = Order.items(rows.get(from));
            List<Value> members = new ArrayList<>();
            int to = from;
            while (to < rows.size() && Order.equal(Order.items(rows.get(to)).getFirst(), first.getFirst())) {
                members.add(Order.items(rows.get(to)).getLast());
                to++;
            }
            groups.add(Value.of(List.of(first.get(1), Value.of(members))));
            from = to;
        }
        return Value.of(groups);
    }
}
