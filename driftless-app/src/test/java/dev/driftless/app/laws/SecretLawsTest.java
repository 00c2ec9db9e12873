package dev.driftless.app.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.laws.BoundTasks.Given;
import dev.driftless.app.laws.Registered.Shown;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The record of a task's options may be printed anywhere, by anybody, and shows none of them. */
class SecretLawsTest {
    private static final String SECRET = "s3cr3t-canary";

    static List<ComponentType> types() {
        return Registered.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void printsNoOption(ComponentType type) {
        for (OptionSpec option : Registered.spec(type).options()) {
            if (takesText(option)) {
                assertHidden(type, option);
            }
        }
    }

    private static boolean takesText(OptionSpec option) {
        return Set.<Class<?>>of(String.class, List.class, Set.class, Map.class, Value.class, AbsolutePath.class)
                .contains(option.type());
    }

    private static void assertHidden(ComponentType type, OptionSpec option) {
        List<String> refused = new ArrayList<>();
        for (Given given : candidates(type, option)) {
            try {
                String printed = given.bound().toString();
                assertFalse(printed.contains(SECRET), type.name() + "." + option.name() + ": " + printed);
                return;
            } catch (InvalidOption e) {
                refused.add(e.getMessage());
            }
        }
        assertEquals("a task that has this option", refused.toString(), type.name() + "." + option.name());
    }

    /** Each task of the type in its examples with the secret in the option, also with one of the others left out. */
    private static List<Given> candidates(ComponentType type, OptionSpec option) {
        List<Given> candidates = new ArrayList<>();
        for (ComponentType.Example example : type.examples()) {
            for (Given given : BoundTasks.of(new Shown(type, example))) {
                if (given.spec().type().name().equals(type.name())) {
                    for (Value secret : secrets(option)) {
                        candidates.add(given.with(option, secret, ""));
                        given.values().keySet().forEach(other -> candidates.add(given.with(option, secret, other)));
                    }
                }
            }
        }
        return candidates;
    }

    /** The secret in the forms that some option may want: text, a hash of a password, a marker, a path, a mapping. */
    private static List<Value> secrets(OptionSpec option) {
        if (option.type() == AbsolutePath.class || option.element() == AbsolutePath.class) {
            return List.of(new Value.Hidden("/" + SECRET));
        }
        List<Value> secrets = new ArrayList<>();
        for (String text : List.of(SECRET, "$6$" + SECRET, SECRET + " {mark}")) {
            Value hidden = new Value.Hidden(text);
            secrets.add(option.type() == Map.class ? Value.of(Map.of("key", hidden)) : hidden);
        }
        return secrets;
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesItself(ComponentType type) {
        for (ComponentType.Example example : type.examples()) {
            for (Given given : BoundTasks.of(new Shown(type, example))) {
                String name = given.spec().type().options().getSimpleName();
                assertTrue(
                        given.bound().toString().startsWith(name), given.bound().toString());
            }
        }
    }
}
