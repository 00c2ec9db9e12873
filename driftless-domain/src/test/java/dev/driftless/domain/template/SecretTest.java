package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.value.Value;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTest {
    private final Rendering rendering =
            new Rendering().secret("s", "hunter22").with("env", Map.of("S", new Value.Hidden("hunter22")));

    private static Value hidden(String text) {
        return new Value.Hidden(text);
    }

    @Test
    void staysHiddenInEveryTextMadeOfIt() {
        assertEquals(hidden("hunter22"), rendering.option("{{ s }}"));
        assertEquals(hidden("pw=hunter22;"), rendering.option("pw={{ s }};"));
        assertEquals(hidden("HUNTER22"), rendering.option("{{ s | upper }}"));
        assertEquals(hidden("hunter22x"), rendering.option("{{ s ~ 'x' }}"));
        assertEquals(hidden("xhunter22"), rendering.option("{{ 'x' + s }}"));
        assertEquals(hidden("hunter22hunter22"), rendering.option("{{ s * 2 }}"));
        assertEquals(hidden("hun"), rendering.option("{{ s[:3] }}"));
        assertEquals(hidden("h"), rendering.option("{{ s[0] }}"));
        assertEquals(hidden("a-hunter22"), rendering.option("{{ ['a', s] | join('-') }}"));
        assertEquals(hidden("aHUNTER22"), rendering.option("{{ 'a' ~ s.upper() }}"));
        assertEquals(hidden("x hunter22"), rendering.option("{{ 'x %s' % s }}"));
        assertEquals(hidden("22retnuh"), rendering.option("{{ s | reverse }}"));
        assertEquals(hidden("hxnter22"), rendering.option("{{ s | regex_replace('u', 'x') }}"));
        assertEquals(hidden("{\"p\": \"hunter22\"}"), rendering.option("{{ {'p': s} | to_json }}"));
        assertEquals(hidden("aunter22"), rendering.option("{% set t = s | replace('h', 'a') %}{{ t }}"));
        assertEquals(hidden("['hunter22']"), rendering.option("{{ [s] | string }}"));
        assertEquals(hidden("list ['hunter22']"), rendering.option("list {{ [s] }}"));
        assertEquals(hidden("[hunter22]"), rendering.option("{% set b %}[{{ s }}]{% endset %}{{ b }}"));
    }

    @Test
    void hidesAllThatIsCutFromIt() {
        Value parts = rendering.option("{{ s | split('t') }}");

        assertEquals(Value.of(List.of(hidden("hun"), hidden("er22"))), parts);
    }

    @Test
    void leavesItsNeighboursAlone() {
        assertEquals(Value.of("a"), rendering.option("{{ ['a', s] | first }}"));
        assertEquals(Value.of(List.of(Value.of("a"), hidden("hunter22"))), rendering.option("{{ [s, 'a'] | sort }}"));
        assertEquals(Value.of("b"), rendering.option("{{ {'a': s, 'b': 'b'}.b }}"));
    }

    @Test
    void taintsTheScopeWhereverItIsUsed() {
        for (String use :
                List.of("s", "s == 'x'", "env.S is defined", "env['S'] | length > 3", "[s] | first", "env.get('S')")) {
            Rendering fresh =
                    new Rendering().secret("s", "hunter22").with("env", Map.of("S", new Value.Hidden("hunter22")));
            fresh.eval(use);
            assertTrue(fresh.scope().tainted(), use);
        }
    }

    @Test
    void doesNotTaintWhereItIsNotUsed() {
        rendering.with("a", 1).file("{{ a }}{% if false %}{{ s }}{% endif %}");

        assertFalse(rendering.scope().tainted());
        assertTrue(rendering.secrets.isEmpty());
    }

    @Test
    void comparesLikeText() {
        rendering
                .isTrue("s == 'hunter22'")
                .isFalse("s == 'x'")
                .isTrue("s is match('hunter')")
                .isTrue("s > 'a'");
    }

    @Test
    void tellsEveryFormThatGoesOut() {
        rendering.file("{{ s }} {{ s | b64encode }} {{ s | urlencode }}");

        assertTrue(rendering.secrets.containsAll(List.of("hunter22", "aHVudGVyMjI=")), rendering.secrets.toString());
    }

    @Test
    void tellsBothFormsOfAQuotedOne() {
        rendering.secret("q", "it's\n1").file("{{ [q] }}");

        assertTrue(rendering.secrets.containsAll(List.of("it's\n1", "it's\\n1")), rendering.secrets.toString());
    }

    @Test
    void tellsNumbersMadeOfIt() {
        rendering.secret("pin", "4711").option("{{ pin | int + 1 }}");

        assertTrue(rendering.secrets.contains("4711"), rendering.secrets.toString());
    }

    @Test
    void quotesNoSecretInProblems() {
        for (String template : List.of(
                "{{ s + 1 }}",
                "{{ s.nosuch }}",
                "{{ {}[s] }}",
                "{{ s | int(base=99) }}",
                "{{ s | from_json }}",
                "{{ s | b64decode }}",
                "{{ [1].index(s) }}",
                "{{ 'a' | hash(s) }}",
                "{{ 'x' | regex_search(s ~ '(') }}",
                "{{ s() }}",
                "{{ [1] | map(s) }}",
                "{{ [{}] | map(attribute=s) }}",
                "{{ [{}] | sort(attribute=s) }}",
                "{{ [{}] | groupby(s) }}",
                "{{ [{}] | items2dict(s) }}",
                "{{ [1] | select(s) }}",
                "{% include s %}",
                "{{ '{}{}'.format(s) }}",
                "{{ '%d' % s }}",
                "{{ 1 is version(s) }}",
                "{{ missing | mandatory(s) }}")) {
            TemplateProblem problem = assertThrows(TemplateProblem.class, () -> rendering.file(template), template);
            assertFalse(problem.problems().toString().contains("hunter22"), problem.getMessage());
        }
    }

    @Test
    void looksIntoLazyMappingsOnlyWhereAsked() {
        List<String> asked = new ArrayList<>();
        Map<String, Value> lazy = new LazyMap(asked);
        rendering.with("facts", new Value.Mapping(lazy));

        assertEquals("host", rendering.file("{{ facts.hostname }}"));
        rendering.file("{{ facts.kernel is defined }}{{ 'os' in facts }}{{ facts | length }}");

        assertEquals(List.of("hostname", "kernel"), asked);
    }

    /** Values come from {@code get} only; who iterates them fails. */
    private static final class LazyMap extends AbstractMap<String, Value> {
        private final List<String> asked;

        LazyMap(List<String> asked) {
            this.asked = asked;
        }

        @Override
        public Value get(Object key) {
            asked.add(String.valueOf(key));
            return Value.of("host");
        }

        @Override
        public boolean containsKey(Object key) {
            return true;
        }

        @Override
        public int size() {
            return 3;
        }

        @Override
        public Set<Entry<String, Value>> entrySet() {
            throw new AssertionError("all facts would be gathered");
        }
    }

    @Test
    void printsAsStars() {
        assertInstanceOf(Value.Hidden.class, rendering.option("{{ s }}"));
        assertEquals("***", rendering.option("{{ s }}").toString());
    }
}
