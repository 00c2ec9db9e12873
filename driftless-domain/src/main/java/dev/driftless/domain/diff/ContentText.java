package dev.driftless.domain.diff;

import dev.driftless.domain.host.Content;
import dev.driftless.domain.schema.DataSize;
import dev.driftless.domain.value.Holes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes in the content of a file. */
final class ContentText {
    private static final int DIGITS = 6;

    private ContentText() {}

    /** Empty where both are equal; {@code before} null: there was no file. */
    static List<String> lines(String path, @Nullable Content before, Content after, SecretText secret) {
        if (after.equals(before)) {
            return List.of();
        }
        String now = text(after);
        String old = before == null ? "" : text(before);
        if (now != null && old != null) {
            return UnifiedDiff.of(before == null ? UnifiedDiff.NOTHING : path, path, old, now, secret);
        }
        return List.of(summary(before, after));
    }

    private static String summary(@Nullable Content before, Content after) {
        if (before == null) {
            String digest = digest(after);
            return "content " + size(after) + (digest == null ? "" : ", sha256 " + digest);
        }
        String old = digest(before);
        String now = digest(after);
        String sizes = change(size(before), size(after));
        return old == null || now == null ? "content " + sizes : "sha256 " + change(old, now) + ", " + sizes;
    }

    private static String change(String before, String after) {
        return before.equals(after) ? after : before + StateText.ARROW + after;
    }

    /** The content as text, or null where it is binary, too big or not in memory. */
    private static @Nullable String text(Content content) {
        if (!(content instanceof Content.Inline(byte[] bytes)) || bytes.length > Content.INLINE_MAX) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? null : text;
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static String size(Content content) {
        return switch (content) {
            case Content.Later(String why) -> Holes.SHOWN + " (" + why + ")";
            case Content known when known.size() >= 0 -> new DataSize(known.size()).toString();
            default -> Holes.SHOWN;
        };
    }

    private static @Nullable String digest(Content content) {
        return switch (content) {
            case Content.Inline(byte[] bytes) -> sha256(bytes).substring(0, DIGITS) + "…";
            case Content.Download download
            when download.sha256() != null && download.sha256().length() > DIGITS ->
                download.sha256().substring(0, DIGITS) + "…";
            default -> null;
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
