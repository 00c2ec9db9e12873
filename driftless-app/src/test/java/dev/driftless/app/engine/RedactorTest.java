package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.plan.Secrecy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p\"ä ss/w&rd",
                "cCLDpCBzcy93JnJk",
                "p%22%C3%A4+ss%2Fw%26rd",
                "p%22%C3%A4%20ss%2Fw%26rd",
                "p%22%c3%a4%20ss/w%26rd",
                "p\\\"ä ss/w&rd",
                "p\\\"\\u00e4 ss/w&rd",
                "p\\\"\\u00E4 ss\\/w\\u0026rd"
            })
    void masksEachForm(String form) {
        redactor.accept("p\"ä ss/w&rd");
        assertEquals("<***>", redactor.mask("<" + form + ">"));
    }

    @Test
    void masksBase64OfMoreThanTheSecret() {
        redactor.accept("hunter2hunter2");
        for (String user : new String[] {"", "a", "ab", "abc"}) {
            String basic =
                    Base64.getEncoder().encodeToString((user + ":hunter2hunter2!").getBytes(StandardCharsets.UTF_8));
            String masked = redactor.mask(basic);
            assertTrue(masked.contains("***"), masked);
            assertTrue(masked.length() < basic.length() - 10, masked);
        }
    }

    @Test
    void masksBase64ThatIsBrokenIntoLines() {
        String secret = "0123456789".repeat(12);
        redactor.accept(secret);
        String lines = Base64.getMimeEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        assertTrue(redactor.mask(lines).startsWith("***\r\n***\r\n"), redactor.mask(lines));
    }

    @Test
    void masksTheWholeOfSecretsThatOverlap() {
        redactor.accept("abcdef");
        redactor.accept("defghi");
        assertEquals("x***y", redactor.mask("xabcdefghiy"));
    }

    @Test
    void masksALongerSecretThatHoldsAShorterOne() {
        redactor.accept("word");
        redactor.accept("my-word-is-law");
        redactor.accept("pass");
        assertEquals("*** and ***", redactor.mask("my-word-is-law and word"));
    }

    @Test
    void masksWhatRepeatsItself() {
        redactor.accept("aaaa");
        assertEquals("b***b", redactor.mask("baaaaaaab"));
    }

    @Test
    void masksAShortSecretOnlyWhereItTookPart() {
        redactor.accept("abc");
        assertEquals("abc", redactor.mask("abc"));
        assertEquals("***", redactor.mask("abc", Secrecy.TAINTED));
        assertFalse(redactor.finds("abc"));
        assertTrue(redactor.finds("abc", Secrecy.TAINTED));
    }

    @Test
    void showsNothingOfASensitiveStep() {
        assertEquals("*** (the task is sensitive)", redactor.mask("harmless", Secrecy.SENSITIVE));
    }

    @Test
    void masksALongLineOfASecretOfManyLines() {
        redactor.accept("-----BEGIN-----\nabcdefghijkl\nxy=\n");
        assertEquals("a *** b", redactor.mask("a abcdefghijkl b"));
        assertEquals("xy=", redactor.mask("xy="));
    }

    @Test
    void masksAShortLineOfASecretInTheOutputOfACommandBesideAnother() {
        redactor.accept("-----BEGIN-----\nabcdefghijkl\nxy=\n");
        OutputMask output = new OutputMask(redactor);
        assertEquals("xy=", output.next("xy=", Secrecy.OPEN));
        assertEquals("***", output.next("abcdefghijkl", Secrecy.OPEN));
        assertEquals("***", output.next("xy=", Secrecy.OPEN));
    }
}
