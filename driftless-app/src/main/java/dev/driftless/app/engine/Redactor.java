package dev.driftless.app.engine;

import dev.driftless.domain.diff.ChangeText;
import dev.driftless.domain.diff.SecretText;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Secrecy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Masks secrets by value wherever text leaves the process: as they are, base64, URL-escaped and JSON-escaped. Every occurrence is masked as a whole,
 * also where one secret lies in another or two overlap.
 */
public final class Redactor implements Consumer<String> {
    /** Shorter values would mask half of every text; they are masked only in steps in which a secret took part. */
    public static final int SHORTEST = 4;

    /** Shorter lines of a secret of several lines are words that stand everywhere. */
    private static final int SHORTEST_LINE = 8;

    static final String MASK = "***";
    private static final List<String> SENSITIVE = List.of(MASK + " (the task is sensitive)");

    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> forms = new LinkedHashSet<>();
    private final Set<String> tooShort = new LinkedHashSet<>();
    private final Set<String> shortLines = new LinkedHashSet<>();

    /** Remembers a secret, and each of its longer lines. */
    @Override
    public void accept(String secret) {
        if (!known.add(secret)) {
            return;
        }
        if (secret.length() < SHORTEST) {
            tooShort.add(secret);
            return;
        }
        SecretForms.add(secret, forms);
        List<String> lines = secret.lines().map(String::strip).toList();
        for (String line : lines.size() < 2 ? List.<String>of() : lines) {
            if (line.length() >= SHORTEST_LINE) {
                SecretForms.add(line, forms);
            } else if (!line.isEmpty()) {
                shortLines.add(line);
            }
        }
    }

    /** Whether the text is one short line of a secret of several lines: a word that may well mean something else. */
    boolean isShortLine(String text) {
        return shortLines.contains(text.strip());
    }

    /** Whether it was told no secret, so that there is nothing to mask. */
    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Whether the text holds a secret in one of its forms. */
    public boolean finds(String text) {
        return finds(text, Secrecy.OPEN);
    }

    /** The same for text of a step: where a secret took part in it, short ones count too. */
    public boolean finds(String text, Secrecy secrecy) {
        return contains(text, forms) || (secrecy != Secrecy.OPEN && contains(text, tooShort));
    }

    private static boolean contains(String text, Collection<String> wanted) {
        for (String form : wanted) {
            if (text.contains(form)) {
                return true;
            }
        }
        return false;
    }

    /** The text with every secret in it replaced by three stars. */
    public String mask(String text) {
        return mask(text, Secrecy.OPEN);
    }

    /** The same for text of a step; of a sensitive one nothing is left. */
    public String mask(String text, Secrecy secrecy) {
        if (secrecy == Secrecy.SENSITIVE) {
            return text.isEmpty() ? text : SENSITIVE.getFirst();
        }
        if (isEmpty()) {
            return text;
        }
        List<Span> spans = new ArrayList<>();
        forms.forEach(form -> addSpans(text, form, spans));
        if (secrecy == Secrecy.TAINTED) {
            tooShort.forEach(secret -> addSpans(text, secret, spans));
        }
        return spans.isEmpty() ? text : masked(text, spans);
    }

    /** What changes do, in lines for a person, as far as these may be shown. */
    public List<String> lines(List<Change> changes, Secrecy secrecy) {
        if (secrecy == Secrecy.SENSITIVE) {
            return changes.isEmpty() ? List.of() : SENSITIVE;
        }
        return ChangeText.of(changes, new SecretText() {
            @Override
            public boolean isIn(String text) {
                return finds(text, secrecy);
            }

            @Override
            public boolean isShortLine(String text) {
                return Redactor.this.isShortLine(text);
            }
        });
    }

    /** A part of a text. */
    private record Span(int from, int to) {}

    private static void addSpans(String text, String form, List<Span> spans) {
        int from = -1;
        int to = -1;
        for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
            if (at > to) {
                add(from, to, spans);
                from = at;
            }
            to = at + form.length();
        }
        add(from, to, spans);
    }

    private static void add(int from, int to, List<Span> spans) {
        if (from >= 0) {
            spans.add(new Span(from, to));
        }
    }

    private static String masked(String text, List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::from));
        StringBuilder masked = new StringBuilder(text.length());
        int end = 0;
        boolean first = true;
        for (Span span : spans) {
            if (first || span.from() > end) {
                masked.append(text, end, span.from()).append(MASK);
            }
            end = Math.max(end, span.to());
            first = false;
        }
        return masked.append(text, end, text.length()).toString();
    }
}
