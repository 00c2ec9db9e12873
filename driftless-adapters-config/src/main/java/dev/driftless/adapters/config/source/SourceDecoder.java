package dev.driftless.adapters.config.source;

import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a file into its {@link SourceText}, or says why they are no text. */
public final class SourceDecoder {
    private static final int MOST_PROBLEMS = 10;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceDecoder() {}

    /**
     * Decodes UTF-8, with or without a byte order mark.
     *
     * @throws ProblemException for other encodings, binary files and characters that no configuration may contain
     */
    public static SourceText decode(String file, byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new ProblemException(SyntaxFault.NOT_UTF8.at(
                    new Position(file, 1, 1), 1, "the file is encoded in UTF-16", "save it as UTF-8"));
        }
        int nul = indexOfNul(bytes);
        if (nul >= 0) {
            throw new ProblemException(SyntaxFault.BINARY.at(
                    positionOfByte(file, bytes, nul),
                    1,
                    "the file is binary: it contains a NUL byte",
                    "move it out of the configuration, or into its folder files/"));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(file, bytes);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        SourceText source = new SourceText(file, text);
        refuseForbidden(source);
        return source;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static int indexOfNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Position positionOfByte(String file, byte[] bytes, int index) {
        String before = new String(bytes, 0, index, StandardCharsets.UTF_8);
        if (!before.isEmpty() && before.charAt(0) == BYTE_ORDER_MARK) {
            before = before.substring(1);
        }
        return new SourceText(file, before).position(before.length());
    }

    /** Finds what {@link String#String(byte[], java.nio.charset.Charset)} replaced; a U+FFFD that is in the file is no fault. */
    private static void refuseMalformed(String file, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
        if (result.isError()) {
            Position at = positionOfByte(file, bytes, in.position());
            String shown = "0x%02X".formatted(bytes[in.position()] & 0xFF);
            throw new ProblemException(
                    SyntaxFault.NOT_UTF8.at(at, 1, "the byte " + shown + " is not UTF-8", "save the file as UTF-8"));
        }
    }

    private static void refuseForbidden(SourceText source) {
        List<Problem> problems = new ArrayList<>();
        String text = source.text();
        for (int i = 0; i < text.length() && problems.size() < MOST_PROBLEMS; i++) {
            char c = text.charAt(i);
            if (isForbidden(c)) {
                String name = "U+%04X".formatted((int) c);
                problems.add(SyntaxFault.FORBIDDEN_CHARACTER.at(
                        source.position(i),
                        1,
                        "the character " + name + " is not allowed here",
                        isReserved(c)
                                ? "remove it"
                                : "remove it, or write it as an escape in double quotes: \"\\u%04x\""
                                        .formatted((int) c)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /** Control characters but tab and line breaks, and noncharacters. */
    private static boolean isForbidden(char c) {
        if (c >= ' ' && c < 0x7F) {
            return false;
        }
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                || (c >= 0x7F && c <= 0x9F && c != 0x85)
                || isReserved(c);
    }

    /** The noncharacters of the basic plane; the domain marks unknown text with some of them. */
    static boolean isReserved(char c) {
        return (c >= '\uFDD0' && c <= '\uFDEF') || c >= '\uFFFE';
    }

    /**
     * The name of the first character in a decoded value that no value may contain, even as an escape: NUL, a noncharacter
     * or half a surrogate pair. Null where there is none.
     */
    public static @Nullable String forbiddenInValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '\uD800' && c != 0) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c) || isReserved(c)) {
                return "U+%04X".formatted((int) c);
            }
        }
        return null;
    }
}
