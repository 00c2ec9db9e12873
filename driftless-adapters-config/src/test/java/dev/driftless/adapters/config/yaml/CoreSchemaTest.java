package dev.driftless.adapters.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.driftless.domain.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreSchemaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "y",
                "tRUE",
                "nULL",
                "none",
                "1_000",
                "0b1",
                "0O7",
                "0xG",
                "0o8",
                "+",
                "-",
                ".",
                "-.",
                "e1",
                "1e",
                "1e+",
                "1.2.3",
                "1:30",
                "2026-11-25",
                ".nan5",
                "+.nan",
                "12h",
                "0x",
                "0o",
                "--1",
                "+0x1",
                "1 2",
                ".e1",
                "~~",
                "١٢",
                "0.5s"
            })
    void keepsTextThatOtherSchemasResolve(String text) {
        assertEquals(Value.of(text), CoreSchema.resolve(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "644, 644",
        "0644, 644",
        "-5, -5",
        "+5, 5",
        "0o644, 420",
        "0x1F, 31",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsWholeNumbers(String text, long expected) {
        assertEquals(Value.of(expected), CoreSchema.resolve(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        ".5, 0.5",
        "5., 5",
        "-1.5e3, -1500",
        "1e3, 1000",
        "1E-2, 0.01",
        "+.5, 0.5",
        ".inf, Infinity",
        "-.INF, -Infinity",
        "+.Inf, Infinity",
        ".NaN, NaN",
        "12e03, 12000",
        "1.e1, 10"
    })
    void readsNumbers(String text, double expected) {
        assertEquals(Value.of(expected), CoreSchema.resolve(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void readsNothing(String text) {
        assertEquals(Value.NULL, CoreSchema.resolve(text));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "FALSE, false"})
    void readsBooleans(String text, boolean expected) {
        assertEquals(Value.of(expected), CoreSchema.resolve(text));
    }

    @Test
    void knowsNoNumberBeyond64Bits() {
        assertNull(CoreSchema.resolve("9223372036854775808"));
        assertNull(CoreSchema.resolve("0xFFFFFFFFFFFFFFFF"));
    }
}
