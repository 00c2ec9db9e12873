package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;

/** Methods of the variable {@code loop}. */
enum LoopMethods implements Operation {
    CYCLE("cycle", "*", "One argument after the other, turn by turn.", "[loop.cycle('a', 'b')]", "['a']"),
    CHANGED("changed", "*", "Whether the value is another than in the last turn.", "loop.changed(1)", "True");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    LoopMethods(String name, String parameters, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, Reach.SHAPE, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        if (!(call.input() instanceof Value.Mapping(LoopState loop))) {
            throw Fault.type("`" + doc.firstName() + "` is a method of loop");
        }
        return this == CYCLE ? loop.cycle(call.rest()) : loop.changed(Value.of(call.rest()), call.scope());
    }
}
