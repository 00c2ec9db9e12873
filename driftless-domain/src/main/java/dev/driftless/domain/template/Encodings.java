package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Base64 and digests. */
final class Encodings {
    private Encodings() {}

    private static Charset charset(@Nullable String name) {
        return switch (name == null ? "utf-8" : Texts.lower(name).replace('_', '-')) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            case "utf-16-le", "utf-16le" -> StandardCharsets.UTF_16LE;
            case "utf-16-be", "utf-16be" -> StandardCharsets.UTF_16BE;
            default -> throw Fault.argument("`encoding` is utf-8, ascii, latin-1, utf-16-le or utf-16-be");
        };
    }

    static String base64(String text, @Nullable String encoding, boolean urlSafe) {
        Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
        try {
            ByteBuffer bytes = charset(encoding).newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return encoder.encodeToString(exact);
        } catch (CharacterCodingException _) {
            throw Fault.type("the text has characters that the encoding does not have");
        }
    }

    static String fromBase64(String text, @Nullable String encoding, boolean urlSafe) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char plain = !urlSafe ? c : c == '-' ? '+' : c == '_' ? '/' : c;
            if ((plain >= 'A' && plain <= 'Z')
                    || (plain >= 'a' && plain <= 'z')
                    || (plain >= '0' && plain <= '9')
                    || plain == '+'
                    || plain == '/'
                    || plain == '=') {
                digits.append(plain); // all else is passed over, as Python does
            }
        }
        try {
            if (digits.length() % 4 != 0) {
                throw new IllegalArgumentException("padding");
            }
            byte[] bytes = Base64.getDecoder().decode(digits.toString());
            return charset(encoding).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException _) {
            throw Fault.type("the text is no base64");
        } catch (CharacterCodingException _) {
            throw Fault.type("what the base64 holds is no text in this encoding");
        }
    }

    static String digest(String text, String name) {
        String algorithm = switch (Texts.lower(name).replace('_', '-')) {
            case "md5" -> "MD5";
            case "sha1", "sha-1" -> "SHA-1";
            case "sha224" -> "SHA-224";
            case "sha256" -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            case "sha3-224" -> "SHA3-224";
            case "sha3-256" -> "SHA3-256";
            case "sha3-384" -> "SHA3-384";
            case "sha3-512" -> "SHA3-512";
            default -> throw Fault.argument("`hashtype` is md5, sha1, sha224, sha256, sha384, sha512 or one of sha3_…");
        };
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has them
        }
    }

    /** The input with unknown values as texts with holes, which a format writes like any text. */
    static Value holesAsText(Call call) {
        return holesAsText(call.input(), call.scope());
    }

    private static Value holesAsText(Value value, Scope scope) {
        if (Traits.unknownInside(value, scope) == null) {
            return value;
        }
        if (value instanceof Value.Unknown(var why)) {
            return Value.of(scope.hole(why));
        }
        if (value instanceof Value.Sequence(var items)) {
            List<Value> texts = new ArrayList<>(items.size());
            for (Value item : items) {
                texts.add(holesAsText(item, scope));
            }
            return Value.of(texts);
        }
        if (value instanceof Value.Mapping(var entries)) {
            Map<String, Value> texts = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : entries.entrySet()) {
                texts.put(entry.getKey(), holesAsText(entry.getValue(), scope));
            }
            return Value.of(texts);
        }
        return value;
    }
}
