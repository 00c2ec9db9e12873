package dev.driftless.app.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    @Test
    void readsBackWhatItWrote() {
        var entry =
                new JournalEntry("path", List.of("/a\tb\nc\\t\r", "", "\u001f\0", "/\uDC80x", "\uD83D\uDE00\\u0041"));
        byte[] bytes = entry.encoded().getBytes(StandardCharsets.UTF_8);
        String line = new String(bytes, StandardCharsets.UTF_8);
        assertEquals(entry, JournalEntry.decoded(line.substring(0, line.length() - 1)));
    }

    @Test
    void isOneLine() {
        String line = new JournalEntry("p\n", List.of("a\nb\r")).encoded();
        assertEquals(1, line.lines().count());
    }
}
