package dev.driftless.domain.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A component type with its options, read from the record once. */
public final class ComponentSpec {
    private final ComponentType type;
    private final List<OptionSpec> options;
    private final Shape shape;

    private ComponentSpec(ComponentType type, List<OptionSpec> options, Shape shape) {
        this.type = type;
        this.options = List.copyOf(options);
        this.shape = shape;
    }

    /** How a record is made: each component is an option, or a record of options. */
    private record Shape(Constructor<? extends Record> constructor, List<@Nullable Shape> groups) {
        static Shape of(Class<? extends Record> type) {
            RecordComponent[] components = type.getRecordComponents();
            List<@Nullable Shape> groups = new ArrayList<>(components.length);
            for (RecordComponent component : components) {
                groups.add(
                        OptionSpec.isGroup(component) ? of(component.getType().asSubclass(Record.class)) : null);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(type.getDeclaredConstructor(types), groups);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " is no record", e);
            }
        }

        /** @param values of all options, in their order; those that it needs are taken away */
        Record make(Iterator<? extends @Nullable Object> values) throws ReflectiveOperationException {
            @Nullable Object[] arguments = new @Nullable Object[groups.size()];
            for (int i = 0; i < arguments.length; i++) {
                Shape group = groups.get(i);
                arguments[i] = group == null ? values.next() : group.make(values);
            }
            return constructor.newInstance(arguments);
        }
    }

    /** Reads the record of a component type. */
    public static ComponentSpec of(ComponentType type) {
        return new ComponentSpec(type, type.optionSpecs(), Shape.of(type.options()));
    }

    public ComponentType type() {
        return type;
    }

    /** In the order of the record. */
    public List<OptionSpec> options() {
        return options;
    }

    /** The option of that name or alias, or null. */
    public @Nullable OptionSpec option(String name) {
        for (OptionSpec option : options) {
            if (option.name().equals(name) || option.aliases().contains(name)) {
                return option;
            }
        }
        return null;
    }

    /** The option that says what the task is about: the one marked {@link Subject}, else the first. */
    public @Nullable OptionSpec subject() {
        for (OptionSpec option : options) {
            if (option.subject()) {
                return option;
            }
        }
        return options.isEmpty() ? null : options.getFirst();
    }

    /**
     * Converts one value as {@link #bind} would, only to see whether it fits.
     *
     * @throws InvalidOption where it does not
     */
    public void check(OptionSpec option, dev.driftless.domain.value.Value value, BindContext context) {
        Object converted = OptionConversion.convert(option, value, context);
        if (converted == null && option.required()) {
            throw new InvalidOption(option.name(), "is missing");
        }
    }

    /**
     * Makes the record from values by option name; options that are missing take their default.
     *
     * @throws InvalidOption where a value does not fit
     * @throws UnknownOption where a value that must be known is not
     */
    public Record bind(Map<String, dev.driftless.domain.value.Value> values, BindContext context) {
        @Nullable Object[] arguments = new @Nullable Object[options.size()];
        for (int i = 0; i < arguments.length; i++) {
            OptionSpec option = options.get(i);
            arguments[i] = OptionConversion.convert(option, values.get(option.name()), context);
        }
        try {
            return shape.make(Arrays.asList(arguments).iterator());
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case InvalidOption invalid -> throw invalid;
                case IllegalArgumentException wrong ->
                    throw new InvalidOption(null, String.valueOf(wrong.getMessage()));
                case null, default -> throw new IllegalStateException("cannot bind " + type.name(), e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot bind " + type.name(), e);
        }
    }
}
