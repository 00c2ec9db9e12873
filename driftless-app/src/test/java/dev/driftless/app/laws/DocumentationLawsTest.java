package dev.driftless.app.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.Kind;
import dev.driftless.domain.schema.OptionSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every component says what it is for, what each option means, and shows its use. */
class DocumentationLawsTest {
    private static final String SNAKE_CASE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";

    /** Common keys that a type may have as an option of its own: it then means what the type says. */
    private static final Set<String> OWN_MEANING = Set.of("name", "description");

    static List<ComponentType> types() {
        return Registered.types();
    }

    @Test
    void meetsTasksAndControls() {
        for (Kind kind : Kind.values()) {
            assertTrue(types().stream().anyMatch(type -> type.kind() == kind), "no type of kind " + kind);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysInOneSentenceWhatItIsFor(ComponentType type) {
        assertSentence(type.summary(), type.name());
        assertTrue(type.summary().length() <= 120, "too long for a table: " + type.summary());
        assertTrue(type.name().matches(SNAKE_CASE), type.name());
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysWhatEachOptionMeans(ComponentType type) {
        for (OptionSpec option : Registered.spec(type).options()) {
            assertSentence(option.doc(), type.name() + "." + option.name());
            assertTrue(option.name().matches(SNAKE_CASE), option.name());
        }
    }

    private static void assertSentence(String text, String whose) {
        assertTrue(text.matches("(?s)[A-Z`].*[.`]"), whose + " has no sentence: " + text);
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsAtLeastTwoExamples(ComponentType type) {
        Set<String> titles = new HashSet<>();
        type.examples().forEach(example -> titles.add(example.title()));
        assertTrue(titles.size() >= 2, "only " + titles);
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsItself(ComponentType type) {
        for (ComponentType.Example example : type.examples()) {
            assertTrue(example.yaml().contains("type: " + type.name()), example.yaml());
            assertTrue(!example.title().isBlank() && !example.title().endsWith("."), example.title());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void optionNamesAreUniqueAndNoCommonKeys(ComponentType type) {
        Set<String> common = new HashSet<>(ProgramCompiler.commonKeys());
        common.removeAll(OWN_MEANING);
        Set<String> seen = new HashSet<>();
        for (OptionSpec option : Registered.spec(type).options()) {
            List<String> names = new ArrayList<>(option.aliases());
            names.add(option.name());
            for (String name : names) {
                assertTrue(seen.add(name), type.name() + " has two options called " + name);
                assertTrue(!common.contains(name), name + " is a key that every task has");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void defaultsAndExamplesAreOfTheOptionsType(ComponentType type) {
        ComponentSpec spec = Registered.spec(type);
        for (OptionSpec option : spec.options()) {
            String text = option.defaultText();
            if (text != null) {
                assertTrue(!option.required(), option.name() + " is required and has a default");
                spec.check(option, dev.driftless.domain.value.Value.of(text), BoundTasks.CONTEXT);
            }
        }
    }

    @Test
    void namesAndAliasesAreUniqueInBothSpellings() {
        Set<String> seen = new HashSet<>();
        for (ComponentType type : types()) {
            Set<String> own = new HashSet<>(type.aliases());
            assertTrue(!own.contains(type.name()), type.name() + " is an alias of itself");
            own.add(type.name());
            own.add(type.name().replace("_", ""));
            for (String name : own) {
                assertTrue(seen.add(name), "two types are called " + name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void isFoundByEachOfItsNames(ComponentType type) {
        List<String> names = new ArrayList<>(type.aliases());
        names.add(type.name());
        names.add(type.name().replace("_", ""));
        for (String name : names) {
            ComponentSpec found = Registered.COMPONENTS.find(name);
            assertEquals(type.name(), found == null ? null : found.type().name(), name);
        }
    }
}
