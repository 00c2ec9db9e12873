package dev.driftless.domain.template;

import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.util.ArrayList;
import java.util.List;

/** The text of a template with one newline at the end of each line, and where it stands. */
record SourceText(String text, SourceMap map) {
    static SourceText of(String source, SourceMap map) {
        return new SourceText(source.indexOf('\r') < 0 ? source : unixLines(source), map);
    }

    private static String unixLines(String source) {
        StringBuilder lines = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c != '\r') {
                lines.append(c);
            } else if (i + 1 == source.length() || source.charAt(i + 1) != '\n') {
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    Position position(int offset) {
        int line = 0;
        int start = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return map.position(end, line, end - start);
    }

    Problem problem(Fault fault) {
        Span span = fault.span();
        int end = text.indexOf('\n', span.from());
        int to = Math.min(span.to(), end < 0 ? text.length() : end);
        return new Problem(fault.code, position(span.from()), Math.max(1, to - span.from()), fault.message, fault.hint);
    }

    TemplateProblem problems(List<Fault> faults) {
        List<Problem> problems = new ArrayList<>(faults.size());
        for (Fault fault : faults) {
            problems.add(problem(fault));
        }
        return new TemplateProblem(problems);
    }

    TemplateProblem failed(Fault fault) {
        return new TemplateProblem(List.of(problem(fault)));
    }

    /** A recursion that was too deep for the thread's stack: the last line of defence behind the limits. */
    TemplateProblem tooDeep() {
        return failed(Fault.limit("values or statements are nested too deeply").at(new Span(0, text.length())));
    }
}
