package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Methods of mappings. */
enum MappingMethods implements Operation {
    ITEMS("items", "", "Pairs of key and value.", "{'a': 1}.items()", "[['a', 1]]"),
    KEYS("keys", "", "The keys.", "{'a': 1}.keys()", "['a']"),
    VALUES("values", "", "The values.", "{'a': 1}.values()", "[1]"),
    GET("get", "key, default=", "The value of a key, or the default, or none.", "{'a': 1}.get('b', 2)", "2");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    MappingMethods(String name, String parameters, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, Reach.SHAPE, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        return switch (this) {
            case ITEMS -> Value.of(MappingFilters.pairs(call.entries()));
            case KEYS -> Value.of(call.items());
            case VALUES -> Value.of(new ArrayList<>(call.entries().values()));
            case GET -> {
                String key = Order.key(call.value(0));
                Value found = key == null ? null : call.entries().get(key);
                yield found == null ? call.value(1, Value.NULL) : call.scope().read(found);
            }
        };
    }
}
