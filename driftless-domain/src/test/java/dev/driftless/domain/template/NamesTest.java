package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.schema.Position;
import dev.driftless.domain.template.Gate.Passage;
import dev.driftless.domain.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private final Map<String, String> includes = new HashMap<>();

    private Names names(String template) {
        return Template.compile(template, SourceMap.file("t.j2"), Dialect.FILE).names((name, _) -> {
            String text = includes.get(name);
            return text == null ? null : new Loader.Source(name, text, SourceMap.file(name));
        });
    }

    private static String needed(Names names) {
        return String.join(
                " ",
                new TreeSet<>(names.uses().stream()
                        .map(use -> use.path(use.names().size()))
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            plain text                                                  § ""
            {{ a }} {{ b.c.d }} {{ e['f'].g }}                          § a b.c.d e.f.g
            {{ a[b].c }} {{ a.d[0].e }} {{ a[1:b] }}                    § a a.d b
            {{ a + b * -c ~ d }} {{ [e, (f, g)] }} {{ {'x': h} }}       § a b c d e f g h
            {{ a and b or not c }} {{ d if e else f }} {{ g < h in i }} § a b c d e f g h i
            {{ a | combine(b) | map('upper') }} {{ c is match(d) }}     § a b c d
            {{ a.items() }} {{ range(b) }} {{ (a ~ b).strip(c) }}       § a b c
            {{ a | default(b) }} {{ c.d | default(1) | int }}           § ""
            {{ (a ~ b) | default(1) }} {{ a[b] | default(1) }}          § a b
            {{ a is defined }} {{ a.b is undefined }} {{ c | mandatory }} § ""
            {{ a | ternary(b, c) }} {{ d is not none }}                 § a d
            {% set a = b %}{{ a }} {{ c }}                              § c
            {% set a %}{{ b }}{% endset %}{{ a }}                       § b
            {{ a }}{% set a = 1 %}                                      § a
            {% for x in a %}{{ x.y }} {{ loop.index }} {{ z }}{% else %}{{ x }}{% endfor %}{{ loop }} § a loop x z
            {% for x, y in a if x > b %}{{ y }}{% endfor %}{{ y }}      § a b y
            {% with a = b, c = a %}{{ a }}{{ c }}{% endwith %}{{ c }}   § b c
            {% if a %}{% set b = 1 %}{% elif c %}{{ d }}{% endif %}{{ b }} § a c d
            {% set ns = namespace(a=1) %}{% set ns.a = b %}             § ""
            {% set nosuch.a = 1 %}                                      § nosuch
            {% raw %}{{ a }}{% endraw %}{# {{ b }} #}                   § ""
            {{ true }} {{ none }} {{ 'a.b' }}                           § ""
            """)
    void findsWhatHasToBeDefined(String template, String expected) {
        assertEquals(expected, needed(names(template)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            {{ a | default(1) }}                         § a
            {{ a.b.c | d }} {{ x['y'] is defined }}      § a.b.c x.y
            {{ a is undefined and b is defined }}        § a b
            {{ (a | upper) | default('x') }}             § a
            {{ (a + b) | default('x') }}                 § ""
            {% set x = 1 %}{{ x | default(2) }}          § ""
            {{ a | mandatory('say why') }}               § a
            """)
    void knowsWhatMayBeUndefined(String template, String expected) {
        assertEquals(expected, String.join(" ", new TreeSet<>(names(template).guarded())));
    }

    @Test
    void pointsAtEachPartOfAPath() {
        Names.Use use = names("\n  {{ facts.os['famly'].x }}").uses().getFirst();

        assertEquals(
                "t.j2:2:6: E201 `facts` is not defined",
                use.undefined(1, "", null).toString());
        assertEquals(
                "t.j2:2:6: E201 `facts.os['famly']` is not defined: so (do)",
                use.undefined(3, ": so", "do").toString());
        assertEquals("facts.os['famly']".length(), use.undefined(3, "", null).length());
        assertEquals("facts.os['family']", use.shown(3, "family"));
        assertEquals("facts.ox", use.shown(2, "ox"));
        assertEquals("fact", use.shown(1, "fact"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            {{ z }}                                        § OPEN
            {{ yes and z }} {{ no or z }}                  § OPEN
            {{ no and z }} {{ yes or z }}                  § SHUT
            {{ maybe and z }} {{ maybe or z }}             § UNSURE
            {{ 1 if yes else z }} {{ z if no else 1 }}     § SHUT
            {% if no %}{{ z }}{% endif %}                  § SHUT
            {% if no %}1{% elif yes %}{{ z }}{% endif %}   § OPEN
            {% if yes %}1{% else %}{{ z }}{% endif %}      § SHUT
            {% if maybe %}1{% elif no %}{{ z }}{% endif %} § SHUT
            {% if maybe == 3 %}{{ z }}{% endif %}          § UNSURE
            {% if broken + 'x' > 3 %}{{ z }}{% endif %}    § UNSURE
            {% for i in full %}{{ z }}{% endfor %}         § OPEN
            {% for i in empty %}{{ z }}{% endfor %}        § SHUT
            {% for i in empty %}1{% else %}{{ z }}{% endfor %} § OPEN
            {% for i in full %}{% if i %}{{ z }}{% endif %}{% endfor %} § UNSURE
            {% set no = maybe %}{% if no %}{{ z }}{% endif %} § UNSURE
            """)
    void knowsWhetherAPlaceIsReached(String template, Passage expected) {
        Variables known = Variables.of(new Value.Mapping(Map.of(
                "yes", Value.of(true),
                "no", Value.of(false),
                "maybe", new Value.Unknown("later"),
                "broken", Value.of(1L),
                "full", Value.of(List.of(Value.of(1L))),
                "empty", Value.of(List.of()))));
        for (Names.Use use : names(template).uses()) {
            if (use.names().equals(List.of("z"))) {
                Passage passage = Passage.OPEN;
                for (Gate gate : use.gates()) {
                    passage = passage.and(gate.passage(known));
                }
                assertEquals(expected, passage);
            }
        }
        assertTrue(needed(names(template)).contains("z"));
    }

    @Test
    void looksIntoIncludesWithTheNamesOfTheirPlace() {
        includes.put("b.j2", "{{ x }} {{ y }}\n{{ z }}{% set w = 1 %}");

        Names names = names("{% for x in xs %}{% include 'b.j2' %}{{ w }}{% endfor %}{% include w %}");
        assertEquals("w xs y z", needed(names));
        Names.Use use = names.uses().stream()
                .filter(u -> u.path(1).equals("z"))
                .findFirst()
                .orElseThrow();
        assertEquals(new Position("b.j2", 2, 4), use.undefined(1, "", null).at());
    }

    private List<String> mistakes(String template) {
        return names(template).mistakes().stream()
                .map(mistake -> mistake.problem().toString())
                .toList();
    }

    @Test
    void findsWrongIncludes() {
        includes.put("t.j2", "{% include 't.j2' %}");
        includes.put("a.j2", "{% include 'b.j2' %}");
        includes.put("b.j2", "\n{% include 'a.j2' %}");
        includes.put("broken.j2", "{{ 1 | nosuch }}");

        assertEquals(
                List.of("t.j2:1:12: E206 `t.j2` includes itself: t.j2 → t.j2 (leave one of these includes out)"),
                mistakes("{% include 't.j2' %}"));
        assertEquals(
                List.of("b.j2:2:12: E206 `a.j2` includes itself: a.j2 → b.j2 → a.j2 (leave one of these includes out)"),
                mistakes("{% include 'a.j2' %}"));
        assertEquals(List.of("broken.j2:1:8: E203 there is no filter `nosuch`"), mistakes("{% include 'broken.j2' %}"));
        assertEquals(
                List.of("t.j2:1:12: E206 there is no template `no.j2` (write `ignore missing` after the name if that is"
                        + " to be no error)"),
                mistakes("{% include 'no.j2' %}{% include 'nor.j2' ignore missing %}"));
    }

    @Test
    void takesNoLongTimeOverTemplatesThatIncludeOthersManyTimes() {
        for (int i = 0; i < 40; i++) {
            includes.put(i + ".j2", ("{% include '" + (i + 1) + ".j2' %}").repeat(10));
        }
        includes.put("40.j2", "{{ a }}");

        assertTrue(names("{% include '0.j2' %}").mistakes().isEmpty());
    }

    @Test
    void findsTheNamesOfConditions() {
        Expression condition = Expression.compile("a.b == c", SourceMap.file("t"));

        assertEquals("a.b c", needed(condition.names()));
        assertEquals(
                Passage.UNSURE,
                condition.gate().passage(Variables.of(new Value.Mapping(Map.of("a", new Value.Unknown("later"))))));
    }
}
