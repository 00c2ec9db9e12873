package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds methods by the type of their receiver. */
final class Methods {
    private static final Operation[] NONE = {};

    private Methods() {}

    private static Operation[] of(Value receiver) {
        if (Order.text(receiver) != null) {
            return TextMethods.values();
        }
        if (receiver instanceof Value.Mapping(var entries)) {
            return entries instanceof LoopState ? LoopMethods.values() : MappingMethods.values();
        }
        return receiver instanceof Value.Sequence ? ListMethods.values() : NONE;
    }

    static @Nullable Operation find(Value receiver, String name) {
        return Operations.find(of(receiver), name);
    }

    static boolean has(Value receiver, String name) {
        return find(receiver, name) != null;
    }

    static List<String> names(Value receiver) {
        List<String> names = new ArrayList<>();
        for (Operation method : of(receiver)) {
            names.addAll(method.doc().names());
        }
        return names;
    }

    /** What to write for a method of Python that would change its object. */
    static @Nullable String instead(String name) {
        return switch (name) {
            case "append", "extend", "insert" -> "lists do not change: write list + [item]";
            case "update", "setdefault" -> "mappings do not change: write mapping | combine(…)";
            case "pop", "remove", "clear", "popitem" -> "values do not change: use reject, rejectattr or difference";
            case "sort", "reverse" -> "write | " + name;
            case "encode", "decode" -> "texts are Unicode here";
            default -> null;
        };
    }
}
