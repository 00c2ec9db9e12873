package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code {% include name %}}: the template sees the variables of this place, and what it sets ends with it. */
record Include(Expr name, boolean ignoreMissing, SourceText from, Span span) implements Statement {
    @Override
    public void run(Scope scope, Out out) {
        Value value = name.value(scope);
        String why = Traits.unknownInside(value, scope);
        if (why != null) {
            Statement.skip(this, why, scope, out);
            return;
        }
        Loader.Source source = find(value, scope);
        if (source == null) {
            if (ignoreMissing) {
                return;
            }
            throw missing(value instanceof Value.Text(var text) ? text : null).at(name.span());
        }
        try {
            scope.startInclude(source.id());
        } catch (Fault e) {
            throw e.at(span);
        }
        Frame outer = scope.enter();
        try {
            scope.included(source).write(scope, out);
        } finally {
            scope.leave(outer);
            scope.endInclude();
        }
    }

    private Loader.@Nullable Source find(Value value, Scope scope) {
        List<Value> names = value instanceof Value.Sequence(var items) ? items : List.of(value);
        for (Value candidate : names) {
            String text = Order.text(candidate);
            if (text == null) {
                throw Fault.type("include wants the name of a template, not " + Show.kind(candidate))
                        .at(name.span());
            }
            Loader.Source source = scope.environment()
                    .loader()
                    .load(text, from.position(name.span().from()));
            if (source != null) {
                return source;
            }
        }
        return null;
    }

    /** There is no template of that name; null where the name is not to be shown. */
    static Fault missing(@Nullable String name) {
        return new Fault(
                Fault.INCLUDE,
                "there is no template" + (name == null ? "" : " `" + name + "`"),
                "write `ignore missing` after the name if that is to be no error");
    }
}
