package dev.driftless.domain.template;

import dev.driftless.domain.template.Statement.Body;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with expressions in it, compiled. Immutable and safe for threads.
 *
 * <p>As in Ansible, one newline at the end of the text takes no part in rendering, and the result gets back as many as the
 * text ends in. Lines of a template end in one newline each; only a text without any expression stays as it is.
 */
public final class Template {
    private final SourceText source;
    private final Body body;
    private final String lastNewlines;

    private Template(SourceText source, Body body, String lastNewlines) {
        this.source = source;
        this.body = body;
        this.lastNewlines = lastNewlines;
    }

    /**
     * Compiles a template.
     *
     * @throws TemplateProblem with all that is wrong with it
     */
    public static Template compile(String text, SourceMap where, Dialect dialect) {
        if (!dialect.delimiters().in(text) && !text.startsWith(Header.MARK)) {
            return new Template(new SourceText(text, where), new Body(List.of(new Statement.Data(text))), "");
        }
        return compileText(text, where, dialect);
    }

    /** Compiles even what has no expression in it, as an include needs it. */
    static Template compileText(String text, SourceMap where, Dialect dialect) {
        SourceText source = SourceText.of(text, where);
        List<Fault> faults = new ArrayList<>();
        String unix = source.text();
        int start = 0;
        Dialect effective = dialect;
        if (unix.startsWith(Header.MARK)) {
            start = Header.end(unix);
            effective = Header.read(unix.substring(0, start), dialect, faults);
        }
        int newlines = 0;
        while (newlines < text.length() && text.charAt(text.length() - 1 - newlines) == '\n') {
            newlines++;
        }
        int end = Math.max(start, unix.endsWith("\n") ? unix.length() - 1 : unix.length());
        Body body = StatementParser.parse(source, Lexer.template(unix, start, end, effective), faults);
        if (!faults.isEmpty()) {
            throw source.problems(faults);
        }
        return new Template(source, body, effective.newline().repeat(newlines));
    }

    /** Whether there is nothing in it but plain text. */
    public boolean isConstant() {
        for (Statement statement : body.statements()) {
            if (!(statement instanceof Statement.Data)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value for an option: a template that is just one {@code {{ }}} gives its value as it is, any other a text; a hidden
     * one if a secret went into it.
     *
     * @throws TemplateProblem if something is undefined, has the wrong type or goes too far
     */
    public Value render(Scope scope) {
        Expr single = single();
        if (single == null) {
            return rendered(scope).value();
        }
        try {
            Value value = single.value(scope);
            Traits.tell(value, scope);
            String text = Order.text(value);
            if (text == null || text.endsWith(lastNewlines)) {
                return value;
            }
            return Arithmetic.add(value, Value.of(missingNewlines(text)));
        } catch (Fault e) {
            throw source.failed(e);
        } catch (StackOverflowError _) {
            throw source.tooDeep();
        }
    }

    /**
     * The text for a file. Whether a secret is in it is in {@link Scope#tainted}.
     *
     * @throws TemplateProblem as {@link #render} does
     */
    public String renderText(Scope scope) {
        return rendered(scope).toString();
    }

    private Out rendered(Scope scope) {
        Out out = new Out(scope);
        try {
            write(scope, out);
        } catch (StackOverflowError _) {
            throw source.tooDeep();
        }
        return out.add(missingNewlines(out.toString()));
    }

    private String missingNewlines(String text) {
        int present = 0;
        while (present < text.length() && text.charAt(text.length() - 1 - present) == '\n') {
            present++;
        }
        int unit = lastNewlines.startsWith("\r\n") ? 2 : 1;
        int missing = lastNewlines.length() / unit - present;
        return missing <= 0 ? "" : lastNewlines.substring(0, missing * unit);
    }

    /** What it refers to; templates that it includes by a name that stands there are looked into, too. */
    public Names names(Loader loader) {
        return isConstant()
                ? Names.NONE
                : new NameWalk(source, loader).body(body).names();
    }

    /** Takes a walk through this template, too. */
    void walk(NameWalk walk) {
        walk.in(source, body);
    }

    /** Writes the template into another's output, without the newlines at its end. */
    void write(Scope scope, Out out) {
        try {
            body.run(scope, out);
        } catch (Fault e) {
            throw source.failed(e);
        }
    }

    private @Nullable Expr single() {
        List<Statement> statements = body.statements();
        return statements.size() == 1 && statements.getFirst() instanceof Statement.Print(var expr) ? expr : null;
    }
}
