package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.template.DataFormats.JsonStyle;
import dev.driftless.domain.template.OracleTable.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with what ansible-core made of the same templates; see {@code src/test/oracle/oracle.py}. */
class OracleTest {
    private static String render(Case one, Scope scope) {
        try {
            return JsonWriter.write(OracleTable.render(one.mode(), one.template(), scope), JsonStyle.LINE);
        } catch (TemplateProblem e) {
            return switch (e.problems().getFirst().code()) {
                case "E201" -> "!undefined";
                case "E202", "E203", "E204", "E208" -> "!syntax";
                default -> "!error";
            };
        }
    }

    /** Unknown names and wrong arguments are found here when a template is compiled, there when it runs. */
    private static String expected(Case one, String actual) {
        return one.expected().equals("!error") && actual.equals("!syntax") ? actual : one.expected();
    }

    @TestFactory
    List<DynamicTest> rendersAsAnsibleDoes() throws IOException {
        OracleTable table = OracleTable.read();
        List<DynamicTest> tests = new ArrayList<>();
        for (Case one : table.cases) {
            tests.add(DynamicTest.dynamicTest(one.mode() + " " + one.template().replace("\n", "⏎"), () -> {
                String actual = render(one, table.scope());
                assertEquals(expected(one, actual), actual, one.template());
            }));
        }
        return tests;
    }

    @Test
    void hasEnoughCases() throws IOException {
        assertTrue(OracleTable.read().cases.size() > 1400);
    }
}
