package dev.driftless.domain.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of a component.
 *
 * @param name in snake_case
 * @param aliases other spellings
 * @param type the Java type of the record component
 * @param element of a list, set or map: the type of its values, else null
 * @param orNull whether it is null where it is left out, whatever its type
 * @param defaultText as a configuration would write it, or null
 * @param doc for the reference
 */
public record OptionSpec(
        String name,
        List<String> aliases,
        Class<?> type,
        @Nullable Class<?> element,
        boolean required,
        boolean subject,
        boolean orNull,
        @Nullable String defaultText,
        String doc) {
    public OptionSpec {
        aliases = List.copyOf(aliases);
    }

    /** The options that a record has, in its order, read from its annotations. */
    static List<OptionSpec> of(Class<? extends Record> record) {
        List<OptionSpec> options = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (isGroup(component)) {
                options.addAll(of(component.getType().asSubclass(Record.class)));
            } else {
                options.add(of(component));
            }
        }
        return List.copyOf(options);
    }

    /** Whether the component is itself a record of options. */
    static boolean isGroup(RecordComponent component) {
        return OptionGroup.class.isAssignableFrom(component.getType());
    }

    private static OptionSpec of(RecordComponent component) {
        Named named = component.getAnnotation(Named.class);
        Default fallback = component.getAnnotation(Default.class);
        Doc doc = component.getAnnotation(Doc.class);
        String name = named != null && !named.value().isEmpty() ? named.value() : snakeCase(component.getName());
        return new OptionSpec(
                name,
                named == null ? List.of() : List.of(named.aliases()),
                component.getType(),
                element(component.getGenericType()),
                component.isAnnotationPresent(Required.class),
                component.isAnnotationPresent(Subject.class),
                component.isAnnotationPresent(OrNull.class),
                fallback == null ? null : fallback.value(),
                doc == null ? "" : doc.value());
    }

    private static @Nullable Class<?> element(Type type) {
        if (!(type instanceof ParameterizedType parameterized)) {
            return null;
        }
        Type[] arguments = parameterized.getActualTypeArguments();
        return arguments[arguments.length - 1] instanceof Class<?> element ? element : null;
    }

    /** {@code insertAfter} becomes {@code insert_after}. */
    static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /** Whether its value depends on files of the configuration or on variables, so that it is never bound at load. */
    public boolean rendersFile() {
        return type == RenderedFile.class;
    }
}
