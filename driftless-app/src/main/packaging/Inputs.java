import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest over everything that the image is made of, remembered in a file, so that an unchanged image is kept. */
final class Inputs {
    private final Path memory;
    private final MessageDigest digest;

    Inputs(Path memory) throws NoSuchAlgorithmException {
        this.memory = memory;
        this.digest = MessageDigest.getInstance("SHA-256");
    }

    void add(List<Path> paths) throws IOException {
        for (Path path : paths) {
            for (Path file : Files.exists(path) ? Image.filesBelow(path) : List.<Path>of()) {
                add(path.relativize(file).toString());
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    boolean unchanged() throws IOException {
        return Files.exists(memory) && Files.readString(memory).equals(value());
    }

    void forget() throws IOException {
        Files.deleteIfExists(memory);
    }

    void remember() throws IOException {
        Files.writeString(memory, value());
    }

    private String value() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
