package dev.driftless.app.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Random numbers from the kernel, random(4). {@code SecureRandom} yields the same ones, and loads a list of providers
 * first, which costs 4 ms of each run for the ten bytes that name it.
 */
final class SystemRandom implements RandomGenerator {
    private static final Path SOURCE = Path.of("/dev/urandom");
    private static final int BYTES = 128;

    private ByteBuffer numbers = ByteBuffer.allocate(0);

    @Override
    public long nextLong() {
        if (numbers.remaining() < Long.BYTES) {
            try (InputStream in = Files.newInputStream(SOURCE)) {
                numbers = ByteBuffer.wrap(in.readNBytes(BYTES));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + SOURCE, e);
            }
        }
        return numbers.getLong();
    }
}
