package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of texts. */
enum TextMethods implements Operation {
    SPLIT(
            "split",
            "sep=, maxsplit=",
            "Cuts the text at a separator, or at white space.",
            "'a b'.split()",
            "['a', 'b']"),
    STRIP("strip", "chars=", Reach.TEXT, "The text without white space at both ends.", "' a '.strip()", "a"),
    LSTRIP("lstrip", "chars=", Reach.TEXT, "The text without white space at its start.", "' a'.lstrip()", "a"),
    RSTRIP("rstrip", "chars=", Reach.TEXT, "The text without white space at its end.", "'a '.rstrip()", "a"),
    LOWER("lower", "", "The text in lower case.", "'A'.lower()", "a"),
    UPPER("upper", "", "The text in upper case.", "'a'.upper()", "A"),
    STARTSWITH(
            "startswith",
            "prefix, start=, end=",
            "Whether it begins so; a list names several.",
            "'ab'.startswith('a')",
            "True"),
    ENDSWITH(
            "endswith",
            "suffix, start=, end=",
            "Whether it ends so; a list names several.",
            "'ab'.endswith('b')",
            "True"),
    REPLACE("replace", "old, new, count=", "Replaces a text wherever it occurs.", "'aa'.replace('a', 'b')", "bb"),
    JOIN("join", "iterable", Reach.TEXT, "Joins texts with this one between them.", "'-'.join(['a', 'b'])", "a-b"),
    FORMAT(
            "format",
            "*, **",
            "Puts the arguments into places such as {} and {name:>5}.",
            "'{}-{b}'.format(1, b=2)",
            "1-2"),
    CAPITALIZE("capitalize", "", "An upper-case first letter, the rest in lower case.", "'aB'.capitalize()", "Ab"),
    TITLE("title", "", "An upper-case letter at each word.", "'a b'.title()", "A B"),
    SWAPCASE("swapcase", "", "Upper for lower case, and lower for upper.", "'aB'.swapcase()", "Ab"),
    RSPLIT("rsplit", "sep=, maxsplit=", "Like split, from the end.", "'a.b.c'.rsplit('.', 1)", "['a.b', 'c']"),
    SPLITLINES("splitlines", "keepends=", "The lines of the text.", "'a\\nb'.splitlines()", "['a', 'b']"),
    PARTITION(
            "partition",
            "sep",
            "The text before, the separator, the text after.",
            "'a=b'.partition('=')",
            "['a', '=', 'b']"),
    RPARTITION(
            "rpartition",
            "sep",
            "Like partition, at the last separator.",
            "'a=b=c'.rpartition('=')",
            "['a=b', '=', 'c']"),
    FIND("find", "sub", "Where it occurs first; -1 if it does not.", "'ab'.find('b')", "1"),
    RFIND("rfind", "sub", "Where it occurs last; -1 if it does not.", "'aba'.rfind('a')", "2"),
    INDEX("index", "sub", "Where it occurs first; an error if it does not.", "'ab'.index('b')", "1"),
    COUNT("count", "sub", "How often it occurs.", "'aba'.count('a')", "2"),
    ISDIGIT("isdigit isdecimal isnumeric", "", "Whether there is nothing but digits.", "'12'.isdigit()", "True"),
    ISALPHA("isalpha", "", "Whether there is nothing but letters.", "'ab'.isalpha()", "True"),
    ISALNUM("isalnum", "", "Whether there is nothing but letters and digits.", "'a1'.isalnum()", "True"),
    ISSPACE("isspace", "", "Whether there is nothing but white space.", "' '.isspace()", "True"),
    ISUPPER("isupper", "", "Whether all letters are upper-case.", "'A1'.isupper()", "True"),
    ISLOWER("islower", "", "Whether all letters are lower-case.", "'a1'.islower()", "True"),
    ZFILL("zfill", "width", "Fills with zeros at the left.", "'7'.zfill(3)", "007"),
    LJUST("ljust", "width, fillchar=", "Fills with blanks at the right.", "'a'.ljust(3, '.')", "a.."),
    RJUST("rjust", "width, fillchar=", "Fills with blanks at the left.", "'a'.rjust(3, '.')", "..a"),
    CENTER("center", "width", "Centers the text.", "'a'.center(3) ~ '|'", " a |"),
    REMOVEPREFIX("removeprefix", "prefix", "The text without that start.", "'ab'.removeprefix('a')", "b"),
    REMOVESUFFIX("removesuffix", "suffix", "The text without that end.", "'ab'.removesuffix('b')", "a");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    TextMethods(String name, String parameters, String summary, String example, String result) {
        this(name, parameters, Reach.LEAVES, summary, example, result);
    }

    TextMethods(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        String text = call.text();
        return switch (this) {
            case SPLIT -> texts(Texts.split(text, call.textOrNull(0), call.whole(1, -1)));
            case STRIP -> Value.of(Texts.strip(text, call.textOrNull(0), true, true));
            case LSTRIP -> Value.of(Texts.strip(text, call.textOrNull(0), true, false));
            case RSTRIP -> Value.of(Texts.strip(text, call.textOrNull(0), false, true));
            case LOWER -> Value.of(Texts.lower(text));
            case UPPER -> Value.of(Texts.upper(text));
            case STARTSWITH, ENDSWITH -> Order.bool(begins(call));
            case REPLACE -> Value.of(Texts.replace(text, texts(call, 0), texts(call, 1), call.whole(2, -1)));
            case JOIN -> join(call);
            case FORMAT -> Value.of(format(call));
            case CAPITALIZE -> Value.of(Texts.capitalize(text));
            case TITLE -> Value.of(Texts.title(text));
            case SWAPCASE -> Value.of(swapCase(text));
            default -> search(call, text);
        };
    }

    private Value search(Call call, String text) {
        return switch (this) {
            case RSPLIT -> rsplit(call, text);
            case SPLITLINES -> splitLines(call, text);
            case PARTITION -> partition(text, texts(call, 0), text.indexOf(texts(call, 0)), false);
            case RPARTITION -> partition(text, texts(call, 0), text.lastIndexOf(texts(call, 0)), true);
            case FIND -> Value.of(index(text, text.indexOf(texts(call, 0))));
            case RFIND -> Value.of(index(text, text.lastIndexOf(texts(call, 0))));
            case INDEX -> {
                long index = index(text, text.indexOf(texts(call, 0)));
                if (index < 0) {
                    throw Fault.type("the text does not have that part");
                }
                yield Value.of(index);
            }
            case COUNT -> Value.of(Texts.count(text, texts(call, 0)));
            case ISDIGIT, ISALPHA, ISALNUM, ISSPACE -> Order.bool(consists(text));
            case ISUPPER, ISLOWER -> {
                Operation test = this == ISUPPER ? ValueTests.UPPER : ValueTests.LOWER;
                Value result = Call.of(test, Value.of(text), Arguments.Given.NOTHING, call.scope(), call.span());
                yield result == null ? Order.FALSE : result;
            }
            default -> fill(call, text);
        };
    }

    private Value fill(Call call, String text) {
        return switch (this) {
            case ZFILL -> {
                int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
                String zeros = Texts.repeat("0", call.whole(0, 0) - Texts.length(text));
                yield Value.of(text.substring(0, sign) + zeros + text.substring(sign));
            }
            case LJUST -> Value.of(text + Texts.repeat(call.text(1, " "), call.whole(0, 0) - Texts.length(text)));
            case RJUST -> Value.of(Texts.repeat(call.text(1, " "), call.whole(0, 0) - Texts.length(text)) + text);
            case CENTER -> Value.of(TextFilters.center(text, call.whole(0, 0)));
            case REMOVEPREFIX -> {
                String prefix = texts(call, 0);
                yield Value.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
            }
            default -> {
                String suffix = texts(call, 0);
                yield Value.of(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
            }
        };
    }

    /** An argument that must be a text. */
    private static String texts(Call call, int slot) {
        String text = Order.text(call.value(slot));
        if (text == null) {
            throw Fault.argument(
                    "`" + call.operation().doc().firstName() + "` wants a text, not " + Show.kind(call.value(slot)));
        }
        return text;
    }

    private static Value texts(List<String> texts) {
        List<Value> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(Value.of(text));
        }
        return Value.of(values);
    }

    private boolean begins(Call call) {
        Value part = Slices.slice(
                call.input(), call.has(1) ? call.whole(1, 0) : null, call.has(2) ? call.whole(2, 0) : null, null);
        String text = call.str(part);
        List<Value> candidates =
                call.value(0) instanceof Value.Sequence(var several) ? several : List.of(call.value(0));
        for (Value candidate : candidates) {
            String affix = Order.text(candidate);
            if (affix == null) {
                throw Fault.argument("`" + doc.firstName() + "` wants a text, not " + Show.kind(candidate));
            }
            if (this == STARTSWITH ? text.startsWith(affix) : text.endsWith(affix)) {
                return true;
            }
        }
        return false;
    }

    private static Value join(Call call) {
        Out out = new Out(call.scope());
        String between = "";
        for (Value item : Order.items(call.value(0))) {
            if (Order.text(item) == null && !(item instanceof Value.Unknown)) {
                throw new Fault(
                        Fault.TYPE,
                        "`join` wants texts, not " + Show.kind(item),
                        "the filter takes anything: list | join('-')");
            }
            out.add(between);
            Show.str(item, out);
            between = call.text();
        }
        return out.value();
    }

    private static String format(Call call) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Value> entry : call.named().entrySet()) {
            Value value = entry.getValue();
            if (value != null) {
                named.put(entry.getKey(), value);
            }
        }
        return Formats.braces(call.text(), call.rest(), new Value.Mapping(named));
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder();
        for (String character : Texts.characters(text)) {
            boolean upper = Character.isUpperCase(character.codePointAt(0));
            swapped.append(upper ? Texts.lower(character) : Texts.upper(character));
        }
        return swapped.toString();
    }

    private static Value rsplit(Call call, String text) {
        String separator = call.textOrNull(0);
        long max = call.whole(1, -1);
        if (separator != null || max < 0) {
            return texts(separator == null ? Texts.split(text, null, -1) : Texts.splitFromRight(text, separator, max));
        }
        List<String> words = new ArrayList<>();
        for (String word : Texts.split(Texts.reverse(text), null, max)) {
            words.addFirst(Texts.reverse(word));
        }
        return texts(words);
    }

    private static Value splitLines(Call call, String text) {
        List<String> lines = Texts.lines(text);
        if (!call.flag(0, false)) {
            return texts(lines);
        }
        List<String> kept = new ArrayList<>();
        int start = 0;
        for (String line : lines) {
            int end = start + line.length();
            int next = end == text.length() ? end : text.startsWith("\r\n", end) ? end + 2 : end + 1;
            kept.add(text.substring(start, next));
            start = next;
        }
        return texts(kept);
    }

    private static Value partition(String text, String separator, int at, boolean fromRight) {
        if (separator.isEmpty()) {
            throw Fault.argument("a text cannot be split at an empty separator");
        }
        if (at < 0) {
            return texts(fromRight ? List.of("", "", text) : List.of(text, "", ""));
        }
        return texts(List.of(text.substring(0, at), separator, text.substring(at + separator.length())));
    }

    private static long index(String text, int at) {
        return at < 0 ? -1 : text.codePointCount(0, at);
    }

    private boolean consists(String text) {
        for (String character : Texts.characters(text)) {
            int c = character.codePointAt(0);
            boolean fits = switch (this) {
                case ISDIGIT -> Character.isDigit(c);
                case ISALPHA -> Character.isLetter(c);
                case ISALNUM -> Character.isLetterOrDigit(c);
                default -> Texts.isSpace(c);
            };
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
