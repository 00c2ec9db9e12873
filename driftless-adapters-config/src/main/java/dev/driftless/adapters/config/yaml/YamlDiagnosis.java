package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Says in a person's words what is wrong where the parser gave up.
 *
 * <p>The parser tells what it expected, in terms of its own tokens; the likely cause is read from the text around.
 */
final class YamlDiagnosis {
    private final SourceText source;
    private final @Nullable ScalarEvent before;
    private final @Nullable Integer open;

    /**
     * @param before the last scalar that was read without an error
     * @param open where the innermost bracket or brace stands that is open, or null
     */
    YamlDiagnosis(SourceText source, @Nullable ScalarEvent before, @Nullable Integer open) {
        this.source = source;
        this.before = before;
        this.open = open;
    }

    /** {@code reached} is the end of the last event, for errors that carry no place. */
    Problem explain(YamlEngineException error, int reached) {
        String what = "";
        String context = "";
        int at = reached;
        int from = reached;
        if (error instanceof MarkedYamlEngineException marked) {
            what = marked.getProblem() == null ? "" : marked.getProblem();
            context = marked.getContext() == null ? "" : marked.getContext();
            at = offset(marked.getProblemMark(), reached);
            from = offset(marked.getContextMark(), at);
        }
        Problem likely = likelyCause(at, from);
        return likely != null ? likely : byError(what, context, at, from);
    }

    /** A value that starts with <code>{{</code> or <code>{%</code> and stands in no quotes. */
    static Problem unquotedTemplate(SourceText source, int at) {
        String value = Quoting.value(source, at);
        return SyntaxFault.UNQUOTED_TEMPLATE.at(
                source.position(at),
                Math.max(2, value.length()),
                "a value that starts with `" + source.text().substring(at, at + 2) + "` needs quotes",
                "write " + Quoting.suggest(source, at));
    }

    /** Mistakes that are recognised by the text alone, whatever the parser made of them. */
    private @Nullable Problem likelyCause(int at, int from) {
        YamlLines lines = new YamlLines(source);
        for (int line : new int[] {source.line(at), source.line(at) - 1, source.line(from)}) {
            int template = lines.unquotedTemplate(line);
            if (template >= 0) {
                return unquotedTemplate(source, template);
            }
        }
        for (int line : new int[] {source.line(at), source.line(from)}) {
            int tab = lines.tabInIndentation(line);
            if (tab >= 0) {
                return SyntaxFault.INDENTATION.at(
                        source.position(tab), 1, "a tab is used as indentation", "indent with spaces only");
            }
        }
        return null;
    }

    private Problem byError(String what, String context, int at, int from) {
        if (what.contains("end of stream") || what.contains("document separator")) {
            return unclosedQuote(from);
        }
        if (context.contains("flow") && what.startsWith("expected ',' or")) {
            return inFlow(at, from);
        }
        if (what.startsWith("mapping values are not allowed")) {
            return new YamlEntries(source).unexpectedColon(at);
        }
        if (what.startsWith("could not find expected ':'")) {
            return new YamlEntries(source).missingColon(from);
        }
        if (what.contains("entries are not allowed here") || what.startsWith("mapping keys are not allowed")) {
            return problem(
                    SyntaxFault.INDENTATION,
                    at,
                    1,
                    "a list or mapping cannot start here",
                    "start it on a line of its own, indented further than its key");
        }
        if (what.contains("escape") && context.contains("double-quoted")) {
            return escape(at);
        }
        if (what.startsWith("found character")) {
            return cannotStart(at);
        }
        if (context.contains("an alias") || context.contains("an anchor")) {
            return problem(
                    SyntaxFault.UNQUOTED_VALUE,
                    from,
                    1,
                    "a value that starts with `" + source.at(from) + "` needs quotes",
                    "write " + Quoting.suggest(source, from));
        }
        if (context.contains("scanning a tag")
                || context.contains("a directive")
                || what.contains("tag handle")
                || what.contains("irective")) {
            return tagOrDirective(from);
        }
        if (context.contains("scanning a block scalar") || context.contains("scanning a scalar")) {
            return blockHeader(what, at, from);
        }
        return byStructure(what, at, from);
    }

    private Problem byStructure(String what, int at, int from) {
        Problem quote = quoteOverLines(at);
        if (quote != null) {
            return quote;
        }
        if (at >= source.length() && open != null) {
            return unclosedFlow(open);
        }
        char here = source.at(at);
        if (here == '}' || here == ']') {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    1,
                    "nothing is open that this `" + here + "` could close, or a value is missing before it",
                    "remove it, or put the value in quotes");
        }
        if (what.startsWith("expected the node content")) {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    1,
                    "a value is missing before " + shown(at),
                    "write the value, in quotes if it starts with this character");
        }
        if (what.startsWith("expected <block end>") || what.startsWith("expected '<document start>'")) {
            return new YamlEntries(source).unexpectedEntry(at, from);
        }
        return problem(
                SyntaxFault.MALFORMED,
                at,
                1,
                "this is not valid YAML from here on",
                "look for a missing quote, colon or bracket on this line and the one before");
    }

    private Problem inFlow(int at, int from) {
        char opening = source.at(from);
        char close = opening == '[' ? ']' : '}';
        Problem quote = quoteOverLines(at);
        if (quote != null) {
            return quote;
        }
        if (source.at(at) == '}' || source.at(at) == ']') {
            return problem(
                    SyntaxFault.UNCLOSED,
                    at,
                    1,
                    "`" + source.at(at) + "` closes what `" + opening + "` on line " + source.line(from) + " opened",
                    "write `" + close + "`");
        }
        if (source.line(at) != source.line(from) && !new YamlLines(source).isClosed(from)) {
            return unclosedFlow(from);
        }
        int word = source.at(at) == ':' ? YamlLines.wordBefore(source, at) : at;
        return problem(
                SyntaxFault.MALFORMED,
                word,
                wordLength(word),
                "a `,` or `" + close + "` is missing before " + shown(word),
                "separate entries with `, `; put text with special characters in quotes");
    }

    private Problem unclosedFlow(int from) {
        return problem(
                SyntaxFault.UNCLOSED,
                from,
                1,
                "this `" + source.at(from) + "` is not closed",
                "write `" + (source.at(from) == '[' ? ']' : '}') + "` where it ends, or put the value in quotes");
    }

    private Problem unclosedQuote(int from) {
        String quote = String.valueOf(source.at(from));
        return problem(
                SyntaxFault.UNCLOSED,
                from,
                1,
                "this quote `" + quote + "` is not closed",
                quote.equals("'")
                        ? "close it; a quote inside is written twice: ''"
                        : "close it; a quote inside is written \\\"");
    }

    /** A quote that was closed lines later than meant, by what should have opened the next text. */
    private @Nullable Problem quoteOverLines(int at) {
        ScalarEvent scalar = before;
        if (scalar == null || scalar.isPlain() || scalar.isLiteral() || scalar.isFolded()) {
            return null;
        }
        int start = offset(scalar.getStartMark(), 0);
        int end = offset(scalar.getEndMark(), 0);
        if (source.line(start) == source.line(end) || source.line(end) != source.line(at)) {
            return null;
        }
        return problem(
                SyntaxFault.UNCLOSED,
                start,
                1,
                "this quote `" + source.at(start) + "` is closed only on line " + source.line(end),
                "close it on its own line");
    }

    private Problem escape(int at) {
        int backslash = at;
        while (backslash > source.lineStart(source.line(at)) && source.at(backslash) != '\\') {
            backslash--;
        }
        return problem(
                SyntaxFault.ESCAPE,
                backslash,
                2,
                "`" + source.text().substring(backslash, Math.min(source.length(), backslash + 2))
                        + "` is no escape sequence",
                "write \\\\ for a backslash, or use single quotes");
    }

    private Problem cannotStart(int at) {
        String sample = "write " + Quoting.suggest(source, at);
        if (source.at(at) == '%'
                && YamlLines.isFirstOnLine(source, at)
                && !source.lineText(source.line(at)).contains(":")) {
            sample = null;
        }
        return problem(
                SyntaxFault.UNQUOTED_VALUE,
                at,
                1,
                "a value cannot start with `" + source.at(at) + "` unless it is in quotes",
                sample);
    }

    private Problem tagOrDirective(int from) {
        if (source.at(from) == '%') {
            return problem(
                    SyntaxFault.MALFORMED,
                    from,
                    1,
                    "a line that starts with `%` is a YAML directive, and this one is not valid",
                    "remove it; %YAML is not needed");
        }
        return problem(
                SyntaxFault.TAG,
                from,
                1,
                "`!` starts a tag, and this is none that is known",
                "write " + Quoting.suggest(source, from));
    }

    private Problem blockHeader(String what, int at, int from) {
        if (what.contains("leading empty lines")) {
            return problem(
                    SyntaxFault.INDENTATION,
                    at,
                    1,
                    "the text block starts with a blank line that is longer than the indentation of its text",
                    "remove the spaces of the blank line");
        }
        return problem(
                SyntaxFault.UNQUOTED_VALUE,
                from,
                1,
                "`" + source.at(from) + "` starts a text block, and its text begins on the next line",
                "write " + Quoting.suggest(source, from) + ", or move the text to the next line");
    }

    private String shown(int at) {
        char c = source.at(at);
        return at >= source.length()
                ? "the end of the file"
                : c == '\n' || c == '\r'
                        ? "the end of the line"
                        : "`" + source.text().substring(at, at + wordLength(at)) + "`";
    }

    private int wordLength(int at) {
        return YamlLines.wordLength(source, at);
    }

    private Problem problem(SyntaxFault fault, int at, int length, String message, @Nullable String hint) {
        return fault.at(source.position(at), length, message, hint);
    }

    private int offset(Optional<Mark> mark, int otherwise) {
        return mark.map(known -> source.offsetOfCodePoint(known.getIndex())).orElse(otherwise);
    }
}
