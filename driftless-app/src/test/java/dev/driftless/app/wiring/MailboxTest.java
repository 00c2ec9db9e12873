package dev.driftless.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.driftless.app.wiring.AgentLoop.Waking;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class MailboxTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Mailbox mailbox = new Mailbox();

    @Test
    void timePasses() {
        assertThat(mailbox.pause(Duration.ZERO)).isEqualTo(Waking.TIME);
        assertThat(mailbox.pause(Duration.ofMillis(1))).isEqualTo(Waking.TIME);
    }

    @Test
    void aReloadEndsOnePause() {
        mailbox.reload();
        mailbox.reload();
        assertThat(mailbox.pause(LONG)).isEqualTo(Waking.RELOAD);
        assertThat(mailbox.pause(Duration.ZERO)).isEqualTo(Waking.TIME);
    }

    @Test
    void aStopEndsAllPausesAndComesFirst() {
        mailbox.reload();
        mailbox.stop();
        assertThat(mailbox.pause(LONG)).isEqualTo(Waking.STOP);
        assertThat(mailbox.pause(LONG)).isEqualTo(Waking.STOP);
    }

    @Test
    void wakesOneWhoWaits() {
        CompletableFuture<Waking> woken = CompletableFuture.supplyAsync(() -> mailbox.pause(LONG));
        mailbox.stop();
        assertThat(woken.join()).isEqualTo(Waking.STOP);
    }
}
