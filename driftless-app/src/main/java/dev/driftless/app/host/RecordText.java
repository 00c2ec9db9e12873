package dev.driftless.app.host;

import dev.driftless.domain.value.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the state of a facet as one text and reads it back: components that are text, numbers, truth values, lists of text or hidden. What is hidden
 * is written in full, because a way back needs it: a journal is as private as the files that it holds.
 */
public final class RecordText {
    private static final char FIELD = '\u001f';
    private static final char ITEM = '\u001e';
    private static final String NOTHING = "\u0000";

    private RecordText() {}

    public static String write(Record value) {
        StringBuilder text = new StringBuilder();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object field = read(component, value);
            text.append(
                    switch (field) {
                        case null -> NOTHING;
                        case Value.Hidden(String secret) -> secret;
                        case List<?> list ->
                            String.join(
                                    String.valueOf(ITEM),
                                    list.stream().map(String::valueOf).toList());
                        default -> field.toString();
                    });
            text.append(FIELD);
        }
        return text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    public static <S extends Record> S read(Class<S> type, String text) {
        RecordComponent[] components = type.getRecordComponents();
        String[] fields = text.split(String.valueOf(FIELD), -1);
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = i < fields.length ? convert(types[i], fields[i]) : null;
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static @Nullable Object convert(Class<?> type, String field) {
        if (field.equals(NOTHING)) {
            return null;
        } else if (type == int.class) {
            return Integer.parseInt(field);
        } else if (type == long.class) {
            return Long.parseLong(field);
        } else if (type == boolean.class) {
            return Boolean.parseBoolean(field);
        } else if (type == List.class) {
            return field.isEmpty() ? List.of() : new ArrayList<>(List.of(field.split(String.valueOf(ITEM), -1)));
        } else if (type == Value.Hidden.class) {
            return new Value.Hidden(field);
        }
        return field;
    }
}
