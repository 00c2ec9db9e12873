package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What items are sorted and told apart by: themselves or attributes of them, with or without case. */
final class Keys {
    private final Call call;
    private final boolean caseSensitive;
    private final List<AttributePath> paths = new ArrayList<>();

    /** @param slot the argument that names the attributes, separated by commas */
    Keys(Call call, int slot, boolean caseSensitive) {
        this.call = call;
        this.caseSensitive = caseSensitive;
        if (call.has(slot) && !(call.value(slot) instanceof Value.Null)) {
            String names = Order.text(call.value(slot));
            if (names == null || call.value(slot) instanceof Value.Hidden) {
                paths.add(AttributePath.of(call.value(slot)));
            } else {
                for (String name : Texts.split(names, ",", -1)) {
                    paths.add(AttributePath.of(Value.of(name)));
                }
            }
        }
    }

    /** The only key of an item. */
    Value single(Value item) {
        return folded(paths.isEmpty() ? item : paths.getFirst().need(item, call.scope(), call.span()));
    }

    /** All keys of an item. */
    List<Value> all(Value item) {
        if (paths.isEmpty()) {
            return List.of(folded(item));
        }
        List<Value> keys = new ArrayList<>(paths.size());
        for (AttributePath path : paths) {
            keys.add(folded(path.need(item, call.scope(), call.span())));
        }
        return keys;
    }

    private Value folded(Value key) {
        String text = caseSensitive ? null : Order.text(key);
        return text == null ? key : Value.of(Texts.lower(text));
    }
}
