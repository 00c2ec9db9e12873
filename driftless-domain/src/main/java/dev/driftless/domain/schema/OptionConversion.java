package dev.driftless.domain.schema;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.WantedMode;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values to the types of option records. Text may have unknown parts; everything else is known or the step is maybe. */
final class OptionConversion {
    private OptionConversion() {}

    static @Nullable Object convert(OptionSpec option, @Nullable Value given, BindContext context) {
        Value value = given;
        if (value == null || value instanceof Value.Null) {
            if (option.required()) {
                throw new InvalidOption(option.name(), "is missing");
            }
            if (option.defaultText() == null) {
                return option.orNull() ? null : empty(option.type());
            }
            value = Value.of(option.defaultText());
        }
        try {
            return one(option.type(), option.element(), value, context);
        } catch (InvalidOption e) {
            throw e.in(option.name());
        } catch (IllegalArgumentException e) {
            throw new InvalidOption(option.name(), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Object empty(Class<?> type) {
        if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Map.class) {
            return Map.of();
        }
        return null;
    }

    private static Object one(Class<?> type, @Nullable Class<?> element, Value value, BindContext context) {
        if (type == Value.class) {
            return value;
        }
        if (value instanceof Value.Unknown(String why)) {
            if (type == String.class) {
                return context.hole(why);
            }
            throw new UnknownOption(why);
        }
        if (type == String.class) {
            return text(value);
        } else if (type == List.class) {
            return items(value, elementOf(element), context);
        } else if (type == Set.class) {
            return new LinkedHashSet<>(items(value, elementOf(element), context));
        } else if (type == Map.class) {
            return entries(value, elementOf(element), context);
        }
        return known(type, value, context);
    }

    private static Class<?> elementOf(@Nullable Class<?> element) {
        return element == null ? Value.class : element;
    }

    private static Object known(Class<?> type, Value value, BindContext context) {
        if (type == boolean.class || type == Boolean.class) {
            return bool(value, context);
        } else if (type == int.class || type == Integer.class) {
            return narrow(whole(value, context));
        } else if (type == long.class || type == Long.class) {
            return whole(value, context);
        }
        if ((type == FileMode.class || type == WantedMode.class) && value instanceof Value.Whole(long number)) {
            throw new InvalidOption(
                    InvalidOption.UNQUOTED_MODE,
                    null,
                    "must be a quoted string",
                    number < 0 || number > 7777 ? "write it like \"0644\"" : "write \"0" + number + "\"");
        }
        String text = text(value);
        if (Holes.in(text)) {
            throw new UnknownOption(context.why(text));
        }
        if (type == AbsolutePath.class) {
            return AbsolutePath.of(text);
        } else if (type == FileMode.class) {
            return FileMode.of(text);
        } else if (type == WantedMode.class) {
            return WantedMode.of(text);
        } else if (type == Destination.class) {
            return Destination.of(text);
        } else if (type == Duration.class) {
            return Durations.parse(text);
        } else if (type == DataSize.class) {
            return DataSize.of(text);
        } else if (type == LocalDate.class) {
            return day(text);
        } else if (type == InputFile.class) {
            return context.input(text);
        } else if (type == RenderedFile.class) {
            return context.rendered(text);
        } else if (type.isEnum()) {
            return constant(type, text);
        }
        throw new IllegalStateException("no conversion to " + type);
    }

    private static LocalDate day(String text) {
        try {
            return text.equals("never") ? LocalDate.MAX : LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new InvalidOption(null, "must be a day like 2027-01-31, or never: " + text);
        }
    }

    /** The text of a scalar; numbers and truth values as a configuration writes them. */
    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Hidden(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> Double.toString(number);
            case Value.Bool(boolean truth) -> truth ? "true" : "false";
            case Value.Sequence _ -> throw new InvalidOption(null, "must be text, not a list");
            case Value.Mapping _ -> throw new InvalidOption(null, "must be text, not a mapping");
            case Value.Null _ -> "";
            case Value.Unknown(String why) -> throw new UnknownOption(why);
        };
    }

    private static boolean bool(Value value, BindContext context) {
        if (value instanceof Value.Bool(boolean truth)) {
            return truth;
        }
        String text = text(value);
        if (Holes.in(text)) {
            throw new UnknownOption(context.why(text));
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new InvalidOption(null, "must be true or false: " + text);
        };
    }

    private static long whole(Value value, BindContext context) {
        if (value instanceof Value.Whole(long number)) {
            return number;
        }
        String text = text(value);
        if (Holes.in(text)) {
            throw new UnknownOption(context.why(text));
        }
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw new InvalidOption(null, "must be a whole number: " + text);
        }
    }

    private static int narrow(long number) {
        if (number != (int) number) {
            throw new InvalidOption(
                    null, "must be between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE + ": " + number);
        }
        return (int) number;
    }

    private static List<Object> items(Value value, Class<?> element, BindContext context) {
        List<Value> given = value instanceof Value.Sequence(List<Value> items) ? items : List.of(value);
        List<Object> converted = new ArrayList<>(given.size());
        for (Value item : given) {
            converted.add(one(element, null, item, context));
        }
        return List.copyOf(converted);
    }

    private static Map<String, Object> entries(Value value, Class<?> element, BindContext context) {
        if (!(value instanceof Value.Mapping(Map<String, Value> given))) {
            throw new InvalidOption(null, "must be a mapping");
        }
        Map<String, Object> converted = new LinkedHashMap<>();
        given.forEach((key, item) -> converted.put(key, one(element, null, item, context)));
        return converted;
    }

    private static Object constant(Class<?> type, String text) {
        List<String> allowed = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            allowed.add(name);
        }
        String near = Nearest.to(text, allowed);
        throw new InvalidOption(
                InvalidOption.WRONG_VALUE,
                null,
                "must be one of " + String.join(", ", allowed) + ", not `" + text + "`",
                near == null ? null : "did you mean `" + near + "`?");
    }
}
