package dev.driftless.app.engine;

import dev.driftless.adapters.os.archive.CompressArchives;
import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.domain.host.Content;
import dev.driftless.ports.Archives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The bytes behind the contents that a plan names. Ask at once: a file may be another one later. */
final class Contents {
    private final Archives archives = new CompressArchives(new PosixFileSystem());
    private final Map<Content, String> digests = new HashMap<>();

    /** Its SHA-256, the same each time. */
    String digest(Content content) {
        return digests.computeIfAbsent(content, Contents.this::read);
    }

    private String read(Content content) {
        return switch (content) {
            case Content.Inline(byte[] bytes) -> sha256(bytes);
            case Content.InFile file -> sha256(bytes(file.hostPath()));
            case Content.Member member -> {
                String[] digest = {"no such member"};
                archives.extract(member.archive(), Archives.Limits.USUAL, (name, in) -> {
                    if (name.equals(member.name())) {
                        digest[0] = sha256(in.readAllBytes());
                    }
                    return true;
                });
                yield digest[0];
            }
            case Content.Download _, Content.Later _ -> "unknown";
        };
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
