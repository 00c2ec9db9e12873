package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters that make texts of texts. */
enum TextFilters implements Operation {
    LOWER("lower", "", Reach.LEAVES, "The text in lower case.", "'Ab' | lower", "ab"),
    UPPER("upper", "", Reach.LEAVES, "The text in upper case.", "'Ab' | upper", "AB"),
    TRIM(
            "trim",
            "chars=",
            Reach.TEXT,
            "The text without white space, or without the given characters, at both ends.",
            "'--a-b-' | trim('-')",
            "a-b"),
    STRING("string", "", Reach.TEXT, "The value as a text.", "1.50 | string", "1.5"),
    REPLACE(
            "replace",
            "old, new, count=",
            Reach.LEAVES,
            "Replaces a text wherever it occurs, or its first occurrences.",
            "'a-b-c' | replace('-', '_', 1)",
            "a_b-c"),
    SPLIT(
            "split",
            "sep=, maxsplit=",
            Reach.LEAVES,
            "Cuts the text at a separator, or at white space, into a list.",
            "'a,b' | split(',')",
            "['a', 'b']"),
    CAPITALIZE(
            "capitalize",
            "",
            Reach.LEAVES,
            "The text with an upper-case first letter and all else in lower case.",
            "'aB' | capitalize",
            "Ab"),
    TITLE("title", "", Reach.LEAVES, "The text with an upper-case letter at each word.", "'a bC-d' | title", "A Bc-D"),
    INDENT(
            "indent",
            "width=, first=, blank=",
            Reach.TEXT,
            "Indents all lines but the first, and none that is empty; width is a number of blanks or a text.",
            "'a\\nb' | indent(2, first=true)",
            "  a\n  b"),
    CENTER(
            "center",
            "width=",
            Reach.LEAVES,
            "Centers the text in so many characters.",
            "'a' | center(3) ~ '|'",
            " a |"),
    FORMAT(
            "format",
            "*, **",
            Reach.LEAVES,
            "Puts the arguments into a text with places such as %s, %d and %5.2f.",
            "'%s-%02d' | format('a', 7)",
            "a-07"),
    QUOTE("quote", "", Reach.LEAVES, "The text quoted for a POSIX shell.", "\"it's\" | quote", "'it'\"'\"'s'"),
    WORDCOUNT("wordcount", "", Reach.LEAVES, "The number of words.", "'a b c' | wordcount", "3"),
    TRUNCATE(
            "truncate",
            "length=, killwords=, end=, leeway=",
            Reach.LEAVES,
            "Shortens the text to a length, at a word unless killwords, and appends the end.",
            "'foo bar baz qux' | truncate(9)",
            "foo..."),
    COMMENT(
            "comment",
            "style=, **",
            Reach.LEAVES,
            "Makes a comment of the text: `plain` (#), `c`, `cblock`, `erlang` or `xml`.",
            "'a' | comment",
            "#\n# a\n#"),
    URLENCODE(
            "urlencode",
            "",
            Reach.LEAVES,
            "Escapes a text for a path of a URL, or a mapping for its query.",
            "'a b/c' | urlencode",
            "a%20b/c");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    TextFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        return switch (this) {
            case LOWER -> Value.of(Texts.lower(call.text()));
            case UPPER -> Value.of(Texts.upper(call.text()));
            case TRIM -> Value.of(Texts.strip(call.text(), call.textOrNull(0), true, true));
            case STRING -> Value.of(call.text());
            case REPLACE -> Value.of(Texts.replace(call.text(), call.text(0), call.text(1), call.whole(2, -1)));
            case SPLIT -> split(call);
            case CAPITALIZE -> Value.of(Texts.capitalize(call.text()));
            case TITLE -> Value.of(title(call.text()));
            case INDENT -> Value.of(indent(call));
            case CENTER -> Value.of(center(call.text(), call.whole(0, 80)));
            case FORMAT -> Value.of(format(call));
            case QUOTE -> Value.of(call.input() instanceof Value.Null ? "''" : Shell.quote(call.text()));
            case WORDCOUNT -> Value.of((long) words(call.text()));
            case TRUNCATE -> Value.of(truncate(call));
            case COMMENT -> Value.of(Comments.comment(call));
            case URLENCODE -> Value.of(urlencode(call));
        };
    }

    private static Value split(Call call) {
        List<Value> parts = new ArrayList<>();
        for (String part : Texts.split(call.onlyText(), call.textOrNull(0), call.whole(1, -1))) {
            parts.add(new Value.Text(part));
        }
        return Value.of(parts);
    }

    /** An upper-case letter after white space, hyphen or opening bracket. */
    private static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean cut = i == text.length() || cutsWords(text.charAt(i));
            if (cut && i > start) {
                int first = text.offsetByCodePoints(start, 1);
                title.append(Texts.upper(text.substring(start, first))).append(Texts.lower(text.substring(first, i)));
            }
            if (cut && i < text.length()) {
                title.append(text.charAt(i));
            }
            start = cut ? i + 1 : start;
        }
        return title.toString();
    }

    private static boolean cutsWords(char c) {
        return c == '-' || c == '(' || c == '{' || c == '[' || c == '<' || Texts.isSpace(c);
    }

    private static String indent(Call call) {
        Value width = call.value(0, Value.of(4L));
        String text = Order.text(width);
        String indent = text != null ? text : " ".repeat(Math.clamp(call.whole(0, 4), 0, 1 << 16));
        boolean blank = call.flag(2, false);
        List<String> lines = Texts.lines(call.onlyText() + "\n");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean indented = i == 0 ? call.flag(1, false) : blank || !line.isEmpty();
            out.append(i == 0 ? "" : "\n").append(indented ? indent : "").append(line);
            Limits.text(out.length());
        }
        return out.toString();
    }

    static String center(String text, long width) {
        long margin = width - Texts.length(text);
        if (margin <= 0) {
            return text;
        }
        long left = margin / 2 + (margin & width & 1);
        return Texts.repeat(" ", left) + text + Texts.repeat(" ", margin - left);
    }

    private static String format(Call call) {
        if (call.named().isEmpty()) {
            return Formats.percent(call.text(), call.rest(), null);
        }
        if (!call.rest().isEmpty()) {
            throw Fault.argument("`format` takes arguments by position or by name, not both");
        }
        Map<String, Value> named = new LinkedHashMap<>();
        for (String name : call.named().keySet()) {
            Value value = call.named().get(name);
            if (value != null) {
                named.put(name, value);
            }
        }
        return Formats.percent(call.text(), List.of(), Value.of(named));
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean word = c == '_' || Character.isLetterOrDigit(c);
            words += word && !inside ? 1 : 0;
            inside = word;
            i += Character.charCount(c);
        }
        return words;
    }

    private static String truncate(Call call) {
        String text = call.onlyText();
        long length = call.whole(0, 255);
        String end = call.text(2, "...");
        long leeway = call.whole(3, 5);
        int size = Texts.length(text);
        if (length < Texts.length(end) || leeway < 0) {
            throw Fault.argument("`length` is at least that of the end, and `leeway` is not negative");
        }
        if (size <= length + leeway) {
            return text;
        }
        String kept = text.substring(0, text.offsetByCodePoints(0, (int) length - Texts.length(end)));
        int space = call.flag(1, false) ? -1 : kept.lastIndexOf(' ');
        return (space < 0 ? kept : kept.substring(0, space)) + end;
    }

    private static String urlencode(Call call) {
        Value input = call.input();
        if (!(input instanceof Value.Mapping) && !(input instanceof Value.Sequence)) {
            return Shell.urlQuote(call.text(), false);
        }
        StringBuilder query = new StringBuilder();
        List<Value> pairs = input instanceof Value.Mapping ? MappingFilters.pairs(call.entries()) : call.items();
        for (Value pair : pairs) {
            List<Value> both = Order.items(pair);
            if (both.size() != 2) {
                throw Fault.type("a query is made of pairs");
            }
            query.append(query.isEmpty() ? "" : "&")
                    .append(Shell.urlQuote(call.str(both.getFirst()), true))
                    .append('=')
                    .append(Shell.urlQuote(call.str(both.getLast()), true));
        }
        return query.toString();
    }
}
