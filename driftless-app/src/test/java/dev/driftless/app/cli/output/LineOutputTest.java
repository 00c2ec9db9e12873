package dev.driftless.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class LineOutputTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void writesLinesThatBelongTogetherWithOneWrite() {
        List<String> writes = new ArrayList<>();
        LineOutput out = new LineOutput(new OutputStream() {
            @Override
            public void write(int b) {
                writes.add("a single byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        });
        out.line("one\ntwo…");
        assertThat(writes).containsExactly("one\ntwo…\n");
    }

    @Test
    void aReaderThatHasGoneEndsNothingButTheOutput() {
        int[] writes = new int[1];
        LineOutput out = new LineOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                writes[0]++;
                throw new IOException("Broken pipe");
            }
        });
        out.line("one");
        out.line("two");
        assertThat(writes[0]).isEqualTo(1);
    }

    @Test
    void nothingFollowsTheLastLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineOutput out = new LineOutput(bytes);
        out.line("one");
        out.lastLine("stopped", LONG);
        out.line("two");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("one\nstopped\n");
    }

    @Test
    void closesAfterTheLineThatIsBeingWritten() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] all, int offset, int length) {
                begun.countDown();
                await(goOn);
                super.write(all, offset, length);
            }
        };
        LineOutput out = new LineOutput(bytes);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> out.line("whole"));
        await(begun);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> out.close(LONG));
        goOn.countDown();
        closing.join();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("whole\n");
        writing.join();
    }

    @Test
    void givesUpOnAReaderThatIsStuck() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        LineOutput out = new LineOutput(new OutputStream() {
            @Override
            public void write(int b) {
                begun.countDown();
                await(never);
            }
        });
        CompletableFuture<Void> stuck = CompletableFuture.runAsync(() -> out.line("one"));
        await(begun);
        out.close(Duration.ofMillis(1));
        assertThat(stuck).isNotDone();
        never.countDown();
        stuck.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
