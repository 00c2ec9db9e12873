package dev.driftless.app.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void keepsTheOrderOfKeysAndNests() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", Arrays.asList("x", null, true, 2.5, -3L));
        map.put("m", Map.of());
        assertEquals("{\"z\":1,\"a\":[\"x\",null,true,2.5,-3],\"m\":{}}", JsonWriter.write(map));
    }

    @Test
    void escapesWhatJsonAndTerminalsCannotTake() {
        assertEquals(
                "\"\\\"\\\\\\n\\r\\t\\b\\u001b\\u0000\\u007f\\u009b\\u2028/\"",
                JsonWriter.write("\"\\\n\r\t\b\u001b\0\u007f\u009b\u2028/"));
    }

    @Test
    void keepsPairsAndEscapesLoneSurrogates() {
        assertEquals("\"é\uD83D\uDE00\\udc80\\ud83d\"", JsonWriter.write("é\uD83D\uDE00\uDC80\uD83D"));
    }

    @Test
    void writesNullForNumbersThatJsonLacks() {
        assertEquals("[null,null]", JsonWriter.write(List.of(Double.NaN, Double.POSITIVE_INFINITY)));
    }

    @Test
    void refusesWhatJsonHasNoWordFor() {
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(new int[0]));
    }
}
