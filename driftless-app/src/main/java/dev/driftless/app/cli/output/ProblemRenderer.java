package dev.driftless.app.cli.output;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows problems of a configuration with the lines at fault. */
public final class ProblemRenderer {
    /** How many problems are shown: whoever has more mends some and asks again. */
    private static final int MOST = 100;

    private static final int MOST_FOR_PROGRAMS = 1_000;
    private static final int LONGEST_TEXT = 600;
    private static final int LINE_COLUMNS = 100;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Codes of whole files: no line of theirs is at fault, and some of them are not to be read. */
    private static final String WHOLE_FILE = "E00";

    private static final String GUTTER = "     | ";

    private final LineOutput out;
    private final Redactor redactor;
    private final UnaryOperator<@Nullable String> sources;
    private final boolean colour;
    private String file = "";
    private List<String> lines = List.of();

    /** {@code sources}: the text of a file as positions name it, or null where there is none. */
    public ProblemRenderer(LineOutput out, Redactor redactor, UnaryOperator<@Nullable String> sources, boolean colour) {
        this.out = out;
        this.redactor = redactor;
        this.sources = sources;
        this.colour = colour;
    }

    /** All problems and their number. {@code files}: how many files were read. */
    public void text(List<Problem> problems, int files) {
        List<Problem> distinct = problems.stream().distinct().toList();
        distinct.stream().limit(MOST).forEach(this::show);
        if (distinct.size() > MOST) {
            out.line("… and " + Counted.of(distinct.size() - MOST, "more problem"));
        }
        long wrong =
                distinct.stream().map(problem -> problem.at().file()).distinct().count();
        String where = files == 0 ? "" : " in " + wrong + " of " + Counted.of((int) Math.max(files, wrong), "file");
        out.line("\n" + Counted.of(distinct.size(), "problem") + where
                + ". Nothing was read from or changed on this host.   driftless explain "
                + distinct.getFirst().code());
    }

    private void show(Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(Style.BAD.on("error[" + problem.code() + "]", colour)).append(": ");
        text.append(clean(problem.message()))
                .append("\n  ")
                .append(clean(problem.at().toString()));
        String hint = problem.hint() == null ? "" : clean(problem.hint());
        String line = problem.code().startsWith(WHOLE_FILE) ? null : line(problem.at());
        if (line != null && !redactor.finds(line)) {
            text.append('\n');
            excerpt(text, problem, line, hint);
        } else if (!hint.isEmpty()) {
            text.append("\n").append(GUTTER).append(hint.replace("\n", "\n" + GUTTER));
        }
        out.line(text.toString());
    }

    private void excerpt(StringBuilder text, Problem problem, String line, String hint) {
        Excerpt excerpt = Excerpt.of(line, problem.at().column() - 1, problem.length(), LINE_COLUMNS);
        String number = Integer.toString(problem.at().line());
        text.repeat(' ', Math.max(0, 4 - number.length())).append(number).append(" | ");
        text.append(excerpt.text()).append('\n');
        String gutter = " ".repeat(Math.max(4, number.length()) + 1) + "| ";
        text.append(gutter).repeat(' ', excerpt.before());
        text.append(Style.BAD.on("^".repeat(excerpt.carets()), colour));
        if (!hint.isEmpty()) {
            int indent = excerpt.before() + excerpt.carets() + 1;
            boolean below = indent > LINE_COLUMNS * 2 / 3; // a hint has to be read, not scrolled to
            String start = "\n" + gutter + " ".repeat(below ? Math.min(excerpt.before(), 20) : indent);
            text.append(below ? start : " ").append(hint.replace("\n", start));
        }
    }

    private @Nullable String line(Position at) {
        if (!at.file().equals(file)) { // problems come file by file, and a file may be large: one is kept
            String source = sources.apply(at.file());
            file = at.file();
            lines = source == null ? List.of() : source.lines().toList();
        }
        if (at.line() > lines.size()) {
            return null;
        }
        String line = lines.get(at.line() - 1);
        if (line.indexOf('\0') >= 0) {
            return null; // no text, or in UTF-16
        }
        return at.line() == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }

    private String clean(String text) {
        StringBuilder cleaned = new StringBuilder();
        for (String line : cut(redactor.mask(text)).split("\n", -1)) {
            cleaned.append(cleaned.isEmpty() ? "" : "\n").append(Printable.of(line));
        }
        return cleaned.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** All problems as JSON Lines. */
    public void json(List<Problem> problems) {
        List<Problem> distinct = problems.stream().distinct().toList();
        distinct.stream()
                .limit(MOST_FOR_PROGRAMS)
                .forEach(problem -> out.line(new Json()
                        .put("message", "problem")
                        .put("code", problem.code())
                        .put("file", problem.at().file())
                        .put("line", problem.at().line())
                        .put("column", problem.at().column())
                        .put("length", problem.length())
                        .put("text", cut(redactor.mask(problem.message())))
                        .put("hint", problem.hint() == null ? null : cut(redactor.mask(problem.hint())))
                        .toString()));
        if (distinct.size() > MOST_FOR_PROGRAMS) {
            out.line(new Json()
                    .put("message", "problems_left_out")
                    .put("count", distinct.size() - MOST_FOR_PROGRAMS)
                    .toString());
        }
    }
}
