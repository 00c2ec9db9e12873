package dev.driftless.app.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Masks secrets by value wherever text leaves the process: as they are, base64, URL-escaped and JSON-escaped. */
public final class Redactor implements Consumer<String> {
    /** Shorter values would mask half of every text; they are masked by taint only. */
    private static final int SHORTEST = 4;

    private static final String MASK = "***";

    private final Set<String> known = new LinkedHashSet<>();
    private List<String> forms = List.of();

    /** Remembers a secret, and each of its longer lines. */
    @Override
    public void accept(String secret) {
        if (known.add(secret)) {
            Set<String> all = new LinkedHashSet<>(forms);
            addForms(all, secret);
            secret.lines().map(String::strip).filter(line -> line.length() >= 8).forEach(line -> addForms(all, line));
            List<String> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparingInt(String::length).reversed());
            forms = sorted;
        }
    }

    private static void addForms(Set<String> forms, String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        forms.add(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        forms.add(base64);
        forms.add(base64.replace("=", ""));
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(url);
        forms.add(url.replace("+", "%20"));
        forms.add(json(secret, false));
        forms.add(json(secret, true));
    }

    private static String json(String text, boolean ascii) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (c < ' ' || (ascii && c > '~')) {
                        escaped.append("\\u");
                        String hex = Integer.toHexString(c);
                        escaped.append("0000", 0, 4 - hex.length()).append(hex);
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Whether the text holds a secret in one of its forms. */
    public boolean finds(String text) {
        for (String form : forms) {
            if (text.contains(form)) {
                return true;
            }
        }
        return false;
    }

    /** The text with every secret in it replaced by three stars. */
    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            if (masked.contains(form)) {
                masked = masked.replace(form, MASK);
            }
        }
        return masked;
    }
}
