package dev.driftless.app.cli.output;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows problems of a configuration with the lines at fault. */
public final class ProblemRenderer {
    private static final int LONGEST_LINE = 160;
    private static final String GUTTER = "     | ";

    private final LineOutput out;
    private final Redactor redactor;
    private final UnaryOperator<@Nullable String> sources;
    private final boolean colour;

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
        distinct.forEach(this::show);
        long wrong =
                distinct.stream().map(problem -> problem.at().file()).distinct().count();
        out.line("\n" + Counted.of(distinct.size(), "problem") + " in " + wrong + " of "
                + Counted.of((int) Math.max(files, wrong), "file")
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
        String line = line(problem.at());
        if (line != null && !redactor.finds(line)) {
            text.append('\n');
            excerpt(text, problem, line, hint);
        } else if (!hint.isEmpty()) {
            text.append("\n").append(GUTTER).append(hint);
        }
        out.line(text.toString());
    }

    private void excerpt(StringBuilder text, Problem problem, String line, String hint) {
        int column = Math.min(problem.at().column() - 1, line.length());
        int from = line.length() <= LONGEST_LINE ? 0 : Math.max(0, column - LONGEST_LINE / 2);
        int to = Math.min(line.length(), from + LONGEST_LINE);
        String number = Integer.toString(problem.at().line());
        text.repeat(' ', Math.max(0, 4 - number.length())).append(number).append(" | ");
        text.append(even(line.substring(from, to))).append('\n').append(GUTTER);
        text.repeat(' ', column - from);
        int carets = Math.max(1, Math.min(problem.length(), to - column));
        text.append(Style.BAD.on("^".repeat(carets), colour));
        if (!hint.isEmpty()) {
            text.append(' ').append(hint.replace("\n", "\n" + GUTTER + " ".repeat(column - from + carets + 1)));
        }
    }

    /** One column for each UTF-16 unit, so that the carets stand below what they mark. */
    private static String even(String line) {
        return Printable.of(line.replace('\t', ' '));
    }

    private @Nullable String line(Position at) {
        String source = sources.apply(at.file());
        if (source == null) {
            return null;
        }
        int from = 0;
        for (int line = 1; line < at.line(); line++) {
            int end = source.indexOf('\n', from);
            if (end < 0) {
                return null;
            }
            from = end + 1;
        }
        int end = source.indexOf('\n', from);
        String line = source.substring(from, end < 0 ? source.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private String clean(String text) {
        StringBuilder cleaned = new StringBuilder();
        for (String line : redactor.mask(text).split("\n", -1)) {
            cleaned.append(cleaned.isEmpty() ? "" : "\n").append(Printable.of(line));
        }
        return cleaned.toString();
    }

    /** All problems as JSON Lines. */
    public void json(List<Problem> problems) {
        problems.stream()
                .distinct()
                .forEach(problem -> out.line(new Json()
                        .put("message", "problem")
                        .put("code", problem.code())
                        .put("file", problem.at().file())
                        .put("line", problem.at().line())
                        .put("column", problem.at().column())
                        .put("length", problem.length())
                        .put("text", redactor.mask(problem.message()))
                        .put("hint", problem.hint() == null ? null : redactor.mask(problem.hint()))
                        .toString()));
    }
}
