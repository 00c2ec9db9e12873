package dev.driftless.app.laws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The canaries, and the four forms in which none of them may turn up; worked out here without the code under test. */
final class Secrets {
    /** Whose four forms all differ. */
    static final String CANARY = "c\"näry\\wi&th b+lank";

    /** In names of files, which a journal must keep as they are. */
    static final String PLACE = "pläce&of \"secret";

    /** Of several lines, one of them short. */
    static final String KEY = "-----BEGIN KEY-----\nMIIEvQ+IBADANBg/kqhki\nG9w0B=\n-----END KEY-----\n";

    /** A broken regular expression, template and quotation in one. */
    static final String BROKEN = "br*ken(['{{ se\"cret";

    private Secrets() {}

    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("canary", CANARY);
        all.put("place", PLACE);
        all.put("key", KEY);
        all.put("broken", BROKEN);
        return all;
    }

    /** As is, base64, URL-escaped, JSON-escaped. */
    static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>();
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(secret);
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.add(url);
        forms.add(url.replace("+", "%20"));
        forms.add(json(secret, false));
        forms.add(json(secret, true));
        return forms;
    }

    private static String json(String text, boolean ascii) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (ascii && c > '~') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** What of the secrets is in a text: names, forms and the text round them. */
    static List<String> leaks(String where, String text, Map<String, String> secrets) {
        List<String> leaks = new ArrayList<>();
        secrets.forEach((name, secret) -> {
            List<String> wanted = new ArrayList<>(forms(secret));
            secret.lines().filter(line -> line.length() > 8).forEach(line -> wanted.addAll(forms(line)));
            for (String form : wanted) {
                int at = text.indexOf(form);
                if (at >= 0) {
                    leaks.add(where + " shows " + name + ": …"
                            + text.substring(Math.max(0, at - 160), Math.min(text.length(), at + form.length() + 40)));
                    break;
                }
            }
        });
        return leaks;
    }
}
