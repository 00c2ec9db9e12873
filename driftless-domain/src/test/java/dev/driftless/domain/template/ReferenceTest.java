package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.template.TemplateReference.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReferenceTest {
    private static List<List<Entry>> kinds() {
        return List.of(
                TemplateReference.filters(),
                TemplateReference.tests(),
                TemplateReference.functions(),
                TemplateReference.methods());
    }

    @TestFactory
    List<DynamicTest> printsWhatEachExampleSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<Entry> kind : kinds()) {
            for (Entry entry : kind) {
                if (entry.names().getFirst().contains("yaml")) {
                    continue; // YAML comes from an adapter
                }
                tests.add(DynamicTest.dynamicTest(entry.example(), () -> {
                    String text = new Rendering().file("{{ " + entry.example() + " }}|");
                    assertEquals(entry.result() + "|", text);
                }));
            }
        }
        return tests;
    }

    @Test
    void describesEachInOneSentence() {
        for (List<Entry> kind : kinds()) {
            for (Entry entry : kind) {
                assertTrue(entry.summary().endsWith("."), entry.toString());
                assertFalse(entry.example().isEmpty(), entry.toString());
            }
        }
    }

    @Test
    void givesEachNameOnce() {
        Set<String> names = new HashSet<>();
        for (Entry entry : TemplateReference.filters()) {
            entry.names().forEach(name -> assertTrue(names.add(name), name));
        }
        names.clear();
        for (Entry entry : TemplateReference.tests()) {
            entry.names().forEach(name -> assertTrue(names.add(name), name));
        }
    }

    @Test
    void hasAllThatWasPromised() {
        String filters =
                "default mandatory lower upper title capitalize trim replace join split length first last sort unique"
                        + " min max sum map select reject selectattr rejectattr list dict2items combine int float string bool to_json"
                        + " from_json to_yaml from_yaml b64encode b64decode hash basename dirname regex_search regex_replace quote"
                        + " indent ternary";
        for (String name : Texts.split(filters, " ", -1)) {
            assertTrue(Operations.filter(name) != null, name);
        }
    }
}
