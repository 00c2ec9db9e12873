package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.template.DataFormats.JsonStyle;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with what ansible-core made of the same templates; see {@code src/test/oracle/oracle.py}. */
class OracleTest {
    private final Map<String, String> includes = new HashMap<>();
    private Variables variables = Variables.NONE;

    private record Case(String mode, String template, String expected) {}

    private List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        InputStream table = Objects.requireNonNull(OracleTest.class.getResourceAsStream("oracle.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                switch (columns[0]) {
                    case "variables" -> variables = Variables.of((Value.Mapping) JsonReader.parse(columns[1]));
                    case "include" ->
                        includes.put(columns[1], (String)
                                JsonReader.parse(columns[2]).toJava());
                    case "option", "file", "expr", "option*", "file*", "expr*" ->
                        cases.add(new Case(columns[0].replace("*", ""), unescape(columns[1]), columns[2]));
                    default -> assertTrue(line.startsWith("# "), line);
                }
            }
        }
        return cases;
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            c = text.charAt(++i);
            out.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
        }
        return out.toString();
    }

    private String render(Case one) {
        Loader loader = (name, from) -> {
            String text = includes.get(name);
            return text == null ? null : new Loader.Source(name, text, SourceMap.file(name));
        };
        Environment environment = new Environment(new Holes(), loader, DataFormats.JSON_ONLY);
        Scope scope = new Scope(environment, variables, secret -> {});
        SourceMap where = SourceMap.file("t");
        try {
            Value value = switch (one.mode) {
                case "expr" -> Expression.compile(one.template, where).evaluate(scope);
                case "file" ->
                    Value.of(Template.compile(one.template, where, Dialect.FILE).renderText(scope));
                default -> Template.compile(one.template, where, Dialect.OPTION).render(scope);
            };
            return JsonWriter.write(value, JsonStyle.LINE);
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
        return one.expected.equals("!error") && actual.equals("!syntax") ? actual : one.expected;
    }

    @TestFactory
    List<DynamicTest> rendersAsAnsibleDoes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case one : cases()) {
            tests.add(DynamicTest.dynamicTest(one.mode + " " + one.template.replace("\n", "⏎"), () -> {
                String actual = render(one);
                assertEquals(expected(one, actual), actual, one.template);
            }));
        }
        return tests;
    }

    @Test
    void hasEnoughCases() throws IOException {
        assertTrue(cases().size() > 1400);
    }
}
