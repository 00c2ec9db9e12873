package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** The table that {@code src/test/oracle/oracle.py} made. */
final class OracleTable {
    final List<Case> cases = new ArrayList<>();
    private final Map<String, String> includes = new HashMap<>();
    private Variables variables = Variables.NONE;

    /**
     * A row.
     *
     * @param mode option, file or expr
     * @param expected JSON, or a word that begins with an exclamation mark
     */
    record Case(String mode, String template, String expected) {}

    static OracleTable read() throws IOException {
        OracleTable oracle = new OracleTable();
        InputStream table = Objects.requireNonNull(OracleTable.class.getResourceAsStream("oracle.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                oracle.row(line, line.split("\t", -1));
            }
        }
        return oracle;
    }

    private void row(String line, String[] columns) {
        switch (columns[0]) {
            case "variables" -> variables = Variables.of((Value.Mapping) JsonReader.parse(columns[1]));
            case "include" ->
                includes.put(
                        columns[1], String.valueOf(JsonReader.parse(columns[2]).toJava()));
            case "option", "file", "expr", "option*", "file*", "expr*" ->
                cases.add(new Case(columns[0].replace("*", ""), unescape(columns[1]), columns[2]));
            default -> assertTrue(line.startsWith("# "), line);
        }
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
            }
            out.append(c);
        }
        return out.toString();
    }

    /** A fresh scope over the table's variables and includes. */
    Scope scope() {
        Loader loader = (name, from) -> {
            String text = includes.get(name);
            return text == null ? null : new Loader.Source(name, text, SourceMap.file(name));
        };
        return new Scope(new Environment(new Holes(), loader, DataFormats.JSON_ONLY), variables, secret -> {});
    }

    /** What a template in that mode gives in that scope. */
    static Value render(String mode, String template, Scope scope) {
        SourceMap where = SourceMap.file("t");
        return switch (mode) {
            case "expr" -> Expression.compile(template, where).evaluate(scope);
            case "file" ->
                Value.of(Template.compile(template, where, Dialect.FILE).renderText(scope));
            default -> Template.compile(template, where, Dialect.OPTION).render(scope);
        };
    }
}
