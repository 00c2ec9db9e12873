package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;

/** Methods of lists. */
enum ListMethods implements Operation {
    INDEX("index", "value", "Where the value is first; an error if it is not there.", "['a', 'b'].index('b')", "1"),
    COUNT("count", "value", "How often the value is there.", "[1, 2, 1].count(1)", "2");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    ListMethods(String name, String parameters, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, Reach.LEAVES, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        if (this == INDEX) {
            int at = Order.indexOf(call.items(), call.value(0));
            if (at < 0) {
                throw Fault.type("the list does not have that value");
            }
            return Value.of((long) at);
        }
        long count = 0;
        for (Value item : call.items()) {
            count += Order.equal(item, call.value(0)) ? 1 : 0;
        }
        return Value.of(count);
    }
}
