package dev.driftless.adapters.config.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceDecoderTest {
    @Test
    void findsTheFirstByteThatIsNotUtf8() {
        byte[] latin1 = "a: 1\nname: Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem = problems(latin1).getFirst();
        assertEquals("f:2:9: E010 the byte 0xEB is not UTF-8 (save the file as UTF-8)", problem.toString());
    }

    @Test
    void acceptsAReplacementCharacterThatIsInTheFile() {
        assertEquals(
                "a\uFFFD",
                SourceDecoder.decode("f", "a\uFFFD".getBytes(StandardCharsets.UTF_8))
                        .text());
    }

    @Test
    void refusesHalfASequenceAtTheEnd() {
        assertEquals("E010", problems(new byte[] {'a', (byte) 0xC3}).getFirst().code());
    }

    @Test
    void refusesABinaryFileWithOneProblem() {
        List<Problem> problems = problems(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, (byte) 0xFF});
        assertEquals(1, problems.size());
        assertEquals("E011", problems.getFirst().code());
    }

    @Test
    void refusesUtf16() {
        assertEquals(
                "E010",
                problems("a: 1\n".getBytes(StandardCharsets.UTF_16)).getFirst().code());
    }

    @Test
    void refusesControlCharactersAndNoncharactersWithTheirPlace() {
        List<Problem> problems = problems("a\u0007b\n\uFDD0\uFFFE\u0085\t\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("f:1:2", "f:2:1", "f:2:2"),
                problems.stream().map(problem -> problem.at().toString()).toList());
    }

    @Test
    void countsLinesOfAllKinds() {
        SourceText text = SourceDecoder.decode("f", "\uFEFFa\r\nb\rc\nd".getBytes(StandardCharsets.UTF_8));
        assertEquals(4, text.lineCount());
        assertEquals("f:4:1", text.position(text.text().indexOf('d')).toString());
        assertEquals("b", text.lineText(2));
    }

    @Test
    void refusesInValuesWhatNoEscapeMayProduce() {
        assertEquals("U+FDD1", SourceDecoder.forbiddenInValue("a\uFDD1"));
        assertEquals("U+D83D", SourceDecoder.forbiddenInValue("\uD83D"));
        assertEquals("U+0000", SourceDecoder.forbiddenInValue("\0"));
        assertNull(SourceDecoder.forbiddenInValue("\uD83D\uDE00 \u001b é"));
    }

    private static List<Problem> problems(byte[] bytes) {
        return assertThrows(ProblemException.class, () -> SourceDecoder.decode("f", bytes))
                .problems();
    }
}
