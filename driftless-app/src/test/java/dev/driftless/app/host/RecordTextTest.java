package dev.driftless.app.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("EffectivelyPrivate") // records that a journal reads are public
class RecordTextTest {
    public record Account(
            String first,
            @Nullable String comment,
            int number,
            List<String> groups,
            boolean own,
            Value.@Nullable Hidden hash) {}

    private static void survives(Account account) {
        assertEquals(account, RecordText.read(Account.class, RecordText.write(account)));
    }

    @Test
    void readsBackWhatItWrote() {
        survives(new Account("a", "Ann", 7, List.of("adm", "sudo"), true, new Value.Hidden("$6$salt$hash")));
    }

    @Test
    void tellsNothingFromEmpty() {
        survives(new Account("", "", -1, List.of(), false, new Value.Hidden("")));
        survives(new Account("", null, 0, List.of("x"), false, null));
    }
}
