package dev.driftless.domain.diff;

import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.value.Holes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changes in the state of a named thing: {@code property before → after}. A component {@code exists} says created or removed. */
final class StateText {
    static final String ARROW = " → ";
    private static final String EXISTS = "exists";

    private StateText() {}

    static <S extends Record> List<String> lines(Facet<S> facet, Transition<S> transition) {
        String shown = facet.shown(transition.before(), transition.after());
        if (shown != null) {
            return List.of(shown);
        }
        Map<String, @Nullable Object> before = components(transition.before());
        Map<String, @Nullable Object> after = components(transition.after());
        after.keySet().removeAll(facet.unshown());
        boolean was = !Boolean.FALSE.equals(before.remove(EXISTS));
        boolean is = !Boolean.FALSE.equals(after.remove(EXISTS));
        if (was && !is) {
            return List.of("removed");
        }
        List<String> lines = new ArrayList<>();
        if (!was) {
            StringBuilder created = new StringBuilder("created");
            after.forEach((name, value) -> {
                if (isSet(value)) {
                    created.append(", ").append(name).append(' ').append(shown(value));
                }
            });
            return List.of(created.toString());
        }
        after.forEach((name, value) -> {
            Object old = before.get(name);
            if (!Objects.equals(old, value)) {
                lines.add(name + " " + change(old, value));
            }
        });
        return lines;
    }

    /** Both values, or for lists what was added and removed where that is shorter. */
    static String change(@Nullable Object before, @Nullable Object after) {
        String full = shown(before) + ARROW + shown(after);
        if (before instanceof Collection<?> old && after instanceof Collection<?> now) {
            StringBuilder delta = new StringBuilder();
            now.stream().filter(item -> !old.contains(item)).forEach(item -> append(delta, '+', item));
            old.stream().filter(item -> !now.contains(item)).forEach(item -> append(delta, '−', item));
            return !delta.isEmpty() && delta.length() < full.length() ? delta.toString() : full;
        }
        return full;
    }

    private static void append(StringBuilder delta, char sign, Object item) {
        delta.append(delta.isEmpty() ? "" : " ").append(sign).append(Holes.show(String.valueOf(item)));
    }

    private static boolean isSet(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Integer number -> number != -1;
            case Long number -> number != -1;
            case Collection<?> items -> !items.isEmpty();
            default -> !value.toString().isEmpty();
        };
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "unset";
            case Integer number when number == -1 -> "unset";
            case Collection<?> items when items.isEmpty() -> "none";
            case Collection<?> items ->
                String.join(
                        ", ", items.stream().map(item -> shown((Object) item)).toList());
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> value.toString().isEmpty() ? "empty" : Holes.show(value.toString());
        };
    }

    private static Map<String, @Nullable Object> components(Record state) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : state.getClass().getRecordComponents()) {
            try {
                values.put(snake(component.getName()), component.getAccessor().invoke(state));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the state of a facet is a public record: " + state.getClass(), e);
            }
        }
        return values;
    }

    private static String snake(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            snake.append(Character.isUpperCase(c) ? "_" : "").append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
