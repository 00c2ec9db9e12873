package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownTest {
    private final Rendering rendering = new Rendering().unknown("u");

    private static String shown(Value value) {
        return Holes.show(((Value.Text) value).text());
    }

    @Test
    void keepsAWholeUnknownOptionWhole() {
        assertEquals(new Value.Unknown("the value of u"), rendering.option("{{ u }}"));
        assertEquals("the value of u", rendering.scope().unknown());
    }

    @Test
    void leavesAHoleInText() {
        assertEquals("v«known after apply».conf", shown(rendering.option("v{{ u }}.conf")));
        assertEquals("the value of u", rendering.scope().unknown());
    }

    @Test
    void knowsWhatDoesNotDependOnIt() {
        assertEquals("v7", rendering.with("a", 7).file("v{{ a }}"));
        assertNull(rendering.scope().unknown());
    }

    @Test
    void remembersTheFirstReason() {
        rendering.unknown("w").file("{{ w }}{{ u }}");

        assertEquals("the value of w", rendering.scope().unknown());
    }

    @Test
    void spreadsThroughOperatorsFiltersTestsAndAccess() {
        rendering
                .isUnknown("u + 1")
                .isUnknown("-u")
                .isUnknown("u == 1")
                .isUnknown("1 < u")
                .isUnknown("u.a.b[0]")
                .isUnknown("[1][u]")
                .isUnknown("u[1:]")
                .isUnknown("u | upper")
                .isUnknown("'a' | replace('a', u)")
                .isUnknown("u is string")
                .isUnknown("u is match('a')")
                .isUnknown("u.strip()")
                .isUnknown("[1, u] | sort")
                .isUnknown("{'a': u} == {'a': 1}")
                .isUnknown("1 if u else 2")
                .isUnknown("u | ternary(1, 2)")
                .isUnknown("range(u)")
                .isUnknown("'%s' % u");
    }

    @Test
    void isDefined() {
        rendering.isTrue("u is defined").isFalse("u is undefined").isTrue("u.a.b is defined");
        assertEquals(new Value.Unknown("the value of u"), rendering.eval("u | default('x')"));
        assertEquals(new Value.Unknown("the value of u"), rendering.eval("u | mandatory"));
    }

    @Test
    void decidesLogicThatDoesNotNeedIt() {
        rendering
                .isFalse("u and false")
                .isFalse("false and u")
                .isTrue("u or true")
                .isTrue("true or u")
                .isUnknown("u and true")
                .isUnknown("u or false")
                .isUnknown("not u")
                .isFalse("not (u or true)");
    }

    @Test
    void decidesMembershipThatDoesNotNeedIt() {
        rendering
                .isTrue("1 in [u, 1]")
                .isUnknown("2 in [u, 1]")
                .isUnknown("2 not in [u, 1]")
                .isFalse("1 not in [u, 1]")
                .isTrue("'a' in {'a': u}")
                .isTrue("[u, 1] is any")
                .isFalse("[u, 0] is all");
    }

    @Test
    void knowsTheShapeOfWhatHoldsIt() {
        rendering.isTrue("[u, 1] | length == 2").isTrue("[u, 1] | last == 1").isTrue("{'a': u, 'b': 1}.b == 1");
        rendering.isTrue("[{'a': u, 'n': 1}] | map(attribute='n') | list == [1]");
        rendering.isTrue("({'a': u} | combine({'b': 2})).b == 2");
        rendering.isUnknown("[{'a': u}] | selectattr('a')");
        rendering.isTrue("{'failed': u, 'changed': true} is changed");
        rendering.isUnknown("{'failed': u, 'changed': true} is failed");
    }

    @Test
    void keepsTheKnownPartsOfText() {
        rendering.with("h", "a" + rendering.holes.hole("x") + "b ");

        assertEquals("[a«known after apply»b]", shown(rendering.eval("'[' ~ h | trim ~ ']'")));
        assertEquals("a«known after apply»b x", shown(rendering.eval("h + 'x'")));
        assertEquals("1-a«known after apply»b ", shown(rendering.eval("[1, h] | join('-')")));
        assertEquals("1-«known after apply»", shown(rendering.eval("[1, u] | join('-')")));
        assertEquals("{\"k\": [\"«known after apply»\"]}", shown(rendering.eval("{'k': [u]} | to_json")));
        assertEquals("x\n  «known after apply»", shown(rendering.eval("('x\\n' ~ u) | indent(2)")));
        rendering
                .isUnknown("h | upper")
                .isUnknown("h == 'ab '")
                .isUnknown("h | length")
                .isUnknown("h[0]")
                .isUnknown("h in 'a'");
        assertEquals("yes", rendering.file("{% if h %}yes{% endif %}"));
    }

    @Test
    void makesAHoleOfAStatementThatDependsOnIt() {
        assertEquals("a«known after apply»b", rendering.file("a{% if u %}x{% else %}y{% endif %}b"));
        assertEquals("the value of u", rendering.scope().unknown());
        assertEquals("a«known after apply»b", rendering.file("a{% for i in u %}{{ i }}{% endfor %}b"));
        assertEquals("a«known after apply»b", rendering.file("a{% for i in [1] if u %}{{ i }}{% endfor %}b"));
        assertEquals("a«known after apply»b", rendering.file("a{% include u %}b"));
    }

    @Test
    void makesUnknownWhatSuchAStatementSets() {
        String text = rendering.file("{% set x = 1 %}{% if u %}{% set x = 2 %}{% endif %}[{{ x }}]");
        assertEquals("«known after apply»[«known after apply»]", text);

        String space =
                rendering.file("{% set n = namespace(x=1) %}{% for i in u %}{% set n.x = 2 %}{% endfor %}[{{ n.x }}]");
        assertEquals("«known after apply»[«known after apply»]", space);
    }

    @Test
    void goesOnBehindTheBranchThatIsKnown() {
        assertEquals("x", rendering.file("{% if true %}x{% elif u %}y{% endif %}"));
    }

    @Test
    void loopsOverWhatIsKnownInPart() {
        assertEquals("1,«known after apply»,", rendering.file("{% for i in [1, u] %}{{ i }},{% endfor %}"));
    }

    @Test
    void countsAnUnknownConditionAsNeither() {
        assertEquals(new Value.Unknown("the value of u"), rendering.test("u"));
        assertEquals("the value of u", rendering.scope().unknown());
    }

    @Test
    void findsItDeepInAResult() {
        rendering.with("v", List.of(Map.of("a", new Value.Unknown("deep"))));

        assertTrue(rendering.option("{{ v }}") instanceof Value.Sequence);
        assertEquals("deep", rendering.scope().unknown());
    }
}
