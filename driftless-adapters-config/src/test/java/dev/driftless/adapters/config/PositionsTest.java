package dev.driftless.adapters.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each format says that its values stand; {@code ¶} is a line break. */
class PositionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    a: 1                               → {1:1 a@1:1 = 1@1:4}
                    a: x y                             → {1:1 a@1:1 = 'x y'@1:4}
                    a: "x"                             → {1:1 a@1:1 = 'x'@1:4/1:5/5}
                    a: 'it''s'                         → {1:1 a@1:1 = 'it's'@1:4/1:5/5}
                    "a b": 1                           → {1:1 a b@1:1/1:2/2 = 1@1:8}
                    a:                                 → {1:1 a@1:1 = null@1:3}
                    a: ~                               → {1:1 a@1:1 = null@1:4}
                    a: one¶  two                       → {1:1 a@1:1 = 'one two'@1:4/1:4/3}
                    a: "one¶   two"                    → {1:1 a@1:1 = 'one two'@1:4/1:5/4}
                    a: |¶  one¶  two                   → {1:1 a@1:1 = 'one\\ntwo'@1:4/2:3/3}
                    a: |¶¶    one¶      two            → {1:1 a@1:1 = '\\none\\n  two'@1:4/2:5/5}
                    a: |2¶    one¶  two                → {1:1 a@1:1 = '  one\\ntwo'@1:4/2:3/3}
                    a: >-  # note¶    one¶    two      → {1:1 a@1:1 = 'one two'@1:4/2:5/5}
                    a: |¶                              → {1:1 a@1:1 = ''@1:4}
                    a: &x !!str 5                      → {1:1 a@1:1 = '5'@1:13}
                    a: &x "5"                          → {1:1 a@1:1 = '5'@1:7/1:8/8}
                    a: !!str                           → {1:1 a@1:1 = ''@1:4}
                    a: &x 5¶b: *x                      → {1:1 a@1:1 = 5@1:7, b@2:1 = 5@1:7}
                    a: [1, {b: 2}]                     → {1:1 a@1:1 = [1:4 1@1:5, {1:8 b@1:9 = 2@1:12}]}
                    a:¶  - 1¶  - b: 2¶    c: 3         → {1:1 a@1:1 = [2:3 1@2:5, {3:5 b@3:5 = 2@3:8, c@4:5 = 3@4:8}]}
                    a:¶- 1                             → {1:1 a@1:1 = [2:1 1@2:3]}
                    😀: 1¶b: "😀 x"                     → {1:1 😀@1:1 = 1@1:5, b@2:1 = '😀 x'@2:4/2:5/5}
                    a: !!map {b: 1}                    → {1:1 a@1:1 = {1:10 b@1:11 = 1@1:14}}
                    ? a¶: 1                            → {1:1 a@1:3 = 1@2:3}
                    ---¶a: 1¶...                       → {2:1 a@2:1 = 1@2:4}
                    """)
    void inYaml(String text, String expected) {
        assertEquals(expected, read("f.yaml", text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"a": 1}                           → {1:1 a@1:2/1:3/3 = 1@1:7}
                    {"a": "x\\ny"}                      → {1:1 a@1:2/1:3/3 = 'x\\ny'@1:7/1:8/8}
                    {"a": [true, null, -2.5e3]}        → {1:1 a@1:2/1:3/3 = [1:7 true@1:8, null@1:14, -2500.0@1:20]}
                    {¶  "a": {"b": []},¶  "c": {}¶}    → {1:1 a@2:3/2:4/4 = {2:8 b@2:9/2:10/10 = [2:14 ]}, c@3:3/3:4/4 = {3:8 }}
                    {"😀": "😀", "b": 1}                 → {1:1 😀@1:2/1:3/3 = '😀'@1:8/1:9/9, b@1:14/1:15/15 = 1@1:19}
                    """)
    void inJson(String text, String expected) {
        assertEquals(expected, read("f.json", text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    a = 1                              → {1:1 a@1:1 = 1@1:5}
                    a = "x"                            → {1:1 a@1:1 = 'x'@1:5/1:6/6}
                    a = 'x'                            → {1:1 a@1:1 = 'x'@1:5/1:6/6}
                    'a b' = 1                          → {1:1 a b@1:1/1:2/2 = 1@1:9}
                    a = \"""¶one¶two\"""                 → {1:1 a@1:1 = 'one\\ntwo'@1:5/2:1/1}
                    a = '''one¶two'''                  → {1:1 a@1:1 = 'one\\ntwo'@1:5/1:8/1}
                    a.b = [1,¶ 2]                      → {1:1 a@1:1 = {1:1 b@1:3 = [1:7 1@1:8, 2@2:2]}}
                    a = {b = 1.5, c = true}            → {1:1 a@1:1 = {1:5 b@1:6 = 1.5@1:10, c@1:15 = true@1:19}}
                    [t]¶a = 1¶[t.u]¶b = 2              → {1:1 t@1:2 = {1:1 a@2:1 = 1@2:5, u@3:4 = {3:1 b@4:1 = 2@4:5}}}
                    [[t]]¶a = 1¶[[t]]¶a = 2            → {1:1 t@1:3 = [1:1 {1:1 a@2:1 = 1@2:5}, {3:1 a@4:1 = 2@4:5}]}
                    a = 2026-11-25T12:30:00Z           → {1:1 a@1:1 = '2026-11-25T12:30:00Z'@1:5}
                    """)
    void inToml(String text, String expected) {
        assertEquals(expected, read("f.toml", text));
    }

    private static String read(String file, String text) {
        byte[] bytes = text.replace('¶', '\n').getBytes(StandardCharsets.UTF_8);
        return NodeText.of(new Documents().read(file, bytes));
    }
}
