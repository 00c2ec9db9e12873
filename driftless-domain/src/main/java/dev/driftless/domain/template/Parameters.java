package dev.driftless.domain.template;

import dev.driftless.domain.schema.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an operation.
 *
 * @param byPosition how many of the names can be given without their name
 * @param required how many of the names must be given
 * @param rest whether any number may follow by position
 * @param others whether any other name may be given
 */
record Parameters(List<String> names, int byPosition, int required, boolean rest, boolean others) {
    private static final Parameters NONE = new Parameters(List.of(), 0, 0, false, false);

    /**
     * Reads {@code old, new, count=}: with {@code =} it may be left out; {@code *} takes the rest by position, and what follows
     * it is given by name only; {@code **} takes any other name.
     */
    static Parameters parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        int byPosition = -1;
        int required = 0;
        boolean others = false;
        for (String part : Texts.split(text, ", ", -1)) {
            if (part.equals("**")) {
                others = true;
            } else if (part.equals("*")) {
                byPosition = names.size();
            } else if (part.endsWith("=")) {
                names.add(part.substring(0, part.length() - 1));
            } else {
                names.add(part);
                required++;
            }
        }
        return new Parameters(names, byPosition < 0 ? names.size() : byPosition, required, byPosition >= 0, others);
    }

    /** What is wrong with a call that gives so many by position and these by name, or null. */
    @Nullable
    String wrong(String name, int positional, List<String> named) {
        if (fits(positional, named)) {
            return null;
        }
        String operation = "`" + name + "`";
        if (positional > byPosition && !rest) {
            return operation + " takes " + atMost() + ", not " + positional;
        }
        for (int i = 0; i < named.size(); i++) {
            String given = named.get(i);
            int at = names.indexOf(given);
            if (at < 0 && !others) {
                String near = Nearest.to(given, names);
                String known = near != null
                        ? "; did you mean `" + near + "`?"
                        : names.isEmpty() ? "" : "; it has " + String.join(", ", names);
                return operation + " has no argument `" + given + "`" + known;
            }
            if ((at >= 0 && at < Math.min(positional, byPosition)) || named.indexOf(given) < i) {
                return operation + " is given `" + given + "` twice";
            }
        }
        for (int i = positional; i < required; i++) {
            if (!named.contains(names.get(i))) {
                return operation + " needs the argument `" + names.get(i) + "`";
            }
        }
        return null;
    }

    /** The usual case, in which no message is needed. */
    private boolean fits(int positional, List<String> named) {
        return named.isEmpty() && positional >= required && (positional <= byPosition || rest);
    }

    private String atMost() {
        return byPosition == 0
                ? "no arguments"
                : byPosition == 1 ? "one argument" : "at most " + byPosition + " arguments";
    }
}
