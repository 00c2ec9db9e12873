package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.driftless.domain.template.OracleTable.Case;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes, and whatever is unknown or secret: a value or problems, and nothing else is thrown. */
class MutationTest {
    private static final String PIECES = "{}%#()[]|.,:'\"\\~=<>!+-*/ \n_0aé😀\u00a0";
    private static final long SEED = 4711;

    private final Random random = new Random(SEED);

    private String mutated(String template) {
        StringBuilder text = new StringBuilder(template);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.setLength(random.nextInt(3) == 0 ? at : text.length());
            }
        }
        return text.toString();
    }

    private static void check(String mode, String template, Scope scope) {
        try {
            OracleTable.render(mode, template, scope);
        } catch (TemplateProblem e) {
            assertTrue(e.problems().getFirst().at().line() > 0);
        } catch (RuntimeException | StackOverflowError e) {
            fail(mode + " " + template, e);
        }
    }

    @Test
    void throwsNothingButProblemsForBrokenTemplates() throws IOException {
        OracleTable table = OracleTable.read();
        for (Case one : table.cases) {
            for (int i = 0; i < 20; i++) {
                check(one.mode(), mutated(one.template()), table.scope());
            }
        }
    }

    /** The table's variables with some of their leaves unknown, with holes, or secret. */
    private Value disturbed(Value value, Holes holes) {
        if (value instanceof Value.Sequence(var items)) {
            List<Value> disturbed = new ArrayList<>();
            for (Value item : items) {
                disturbed.add(disturbed(item, holes));
            }
            return Value.of(disturbed);
        }
        if (value instanceof Value.Mapping(var entries)) {
            Map<String, Value> disturbed = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : entries.entrySet()) {
                disturbed.put(entry.getKey(), disturbed(entry.getValue(), holes));
            }
            return Value.of(disturbed);
        }
        String text = value instanceof Value.Text(var plain) ? plain : "";
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Unknown("later");
            case 1 -> new Value.Hidden("S3CRET" + text);
            case 2 -> Value.of(text + holes.hole("later"));
            default -> value;
        };
    }

    @Test
    void throwsNothingButProblemsForUnknownAndSecretValues() throws IOException {
        OracleTable table = OracleTable.read();
        for (Case one : table.cases) {
            for (int i = 0; i < 8; i++) {
                Holes holes = new Holes();
                Value variables = disturbed(((MappedVariables) table.scope().variables()).mapping(), holes);
                Environment environment =
                        new Environment(holes, table.scope().environment().loader(), DataFormats.JSON_ONLY);
                Scope scope = new Scope(environment, Variables.of((Value.Mapping) variables), secret -> {});
                check(one.mode(), one.template(), scope);
            }
        }
    }

    /** Nothing that came of a secret goes out as plain text, and no problem quotes it. */
    @Test
    void letsNoSecretOutUnseen() throws IOException {
        OracleTable table = OracleTable.read();
        for (Case one : table.cases) {
            Map<String, Value> hidden = new LinkedHashMap<>();
            Value.Mapping plain = ((MappedVariables) table.scope().variables()).mapping();
            for (Map.Entry<String, Value> entry : plain.entries().entrySet()) {
                boolean text = entry.getValue() instanceof Value.Text;
                hidden.put(entry.getKey(), text ? new Value.Hidden("S3CRET") : entry.getValue());
            }
            Environment environment = table.scope().environment();
            Scope scope = new Scope(environment, Variables.of(new Value.Mapping(hidden)), secret -> {});
            try {
                Value value =
                        OracleTable.render(one.mode().equals("file") ? "option" : one.mode(), one.template(), scope);
                assertTrue(scope.tainted() || !printed(value).contains("S3CRET"), one.template());
                assertTrue(!value.toString().contains("S3CRET"), one.template() + " gives " + value);
            } catch (TemplateProblem e) {
                assertTrue(!e.problems().toString().contains("S3CRET"), one.template() + " says " + e.problems());
            }
        }
    }

    private static String printed(Value value) {
        Out out = new Out(null);
        Show.str(value, out);
        return out.toString();
    }
}
