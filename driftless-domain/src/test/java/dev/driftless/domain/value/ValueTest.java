package dev.driftless.domain.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void comesBackFromJavaAsItWas() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("text", "a");
        map.put("whole", 3L);
        map.put("real", 1.5);
        map.put("truth", true);
        map.put("nothing", null);
        map.put("list", new ArrayList<@Nullable Object>(Arrays.asList("b", null)));

        assertEquals(map, Value.ofJava(map).toJava());
    }

    @Test
    void keepsHiddenAndUnknownAsValues() {
        Value hidden = new Value.Hidden("s3cret");
        Value unknown = new Value.Unknown("later");

        assertEquals(
                List.of(hidden, unknown), Value.of(List.of(hidden, unknown)).toJava());
    }

    @Test
    void neverPrintsWhatIsHidden() {
        assertEquals("***", new Value.Hidden("s3cret").toString());
        assertEquals(
                "Sequence[items=[***]]",
                Value.of(List.of(new Value.Hidden("s3cret"))).toString());
    }

    @Test
    void refusesWhatIsNoValue() {
        assertThrows(IllegalArgumentException.class, () -> Value.ofJava(new Object()));
        assertThrows(IllegalArgumentException.class, () -> Value.ofJava(Map.of(1, "a")));
        assertThrows(IllegalArgumentException.class, () -> Value.ofJava(BigInteger.ONE.shiftLeft(64)));
    }
}
