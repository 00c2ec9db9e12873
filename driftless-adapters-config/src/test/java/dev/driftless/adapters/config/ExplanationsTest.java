package dev.driftless.adapters.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.files.FileFault;
import dev.driftless.adapters.config.secrets.SecretFault;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Explanation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    @Test
    void explainEveryCodeOnce() {
        Set<String> codes = new HashSet<>();
        check(FileFault.explanations(), 1, 9, codes);
        check(SyntaxFault.explanations(), 10, 29, codes);
        check(SecretFault.explanations(), 30, 39, codes);
        assertEquals(
                FileFault.values().length + SyntaxFault.values().length + SecretFault.values().length, codes.size());
    }

    private static void check(List<Explanation> explanations, int first, int last, Set<String> codes) {
        for (Explanation explanation : explanations) {
            int number = Integer.parseInt(explanation.code().substring(1));
            assertTrue(number >= first && number <= last, explanation.code());
            assertTrue(codes.add(explanation.code()), explanation.code());
            assertFalse(explanation.title().endsWith("."), explanation.code());
            assertTrue(explanation.text().length() > 40, explanation.code());
        }
    }
}
