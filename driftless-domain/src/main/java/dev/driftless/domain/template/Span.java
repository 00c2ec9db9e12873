package dev.driftless.domain.template;

/** A piece of a template's text, by offsets. */
record Span(int from, int to) {
    Span to(Span end) {
        return new Span(from, Math.max(to, end.to));
    }
}
