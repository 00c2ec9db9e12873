package dev.driftless.domain.template;

import org.jspecify.annotations.Nullable;

/** An error inside one template, by offsets; {@link SourceText} turns it into a problem with a position. */
@SuppressWarnings("serial") // never leaves this package
class Fault extends RuntimeException {
    static final String UNDEFINED = "E201";
    static final String SYNTAX = "E202";
    static final String UNKNOWN_NAME = "E203";
    static final String ARGUMENT = "E204";
    static final String TYPE = "E205";
    static final String INCLUDE = "E206";
    static final String LIMIT = "E207";
    static final String LEFT_OUT = "E208";

    final String code;
    final String message;
    final @Nullable String hint;
    private @Nullable Span span;

    Fault(String code, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.code = code;
        this.message = message;
        this.hint = hint;
    }

    static Fault type(String message) {
        return new Fault(TYPE, message, null);
    }

    static Fault argument(String message) {
        return new Fault(ARGUMENT, message, null);
    }

    static Fault limit(String message) {
        return new Fault(LIMIT, message, null);
    }

    static Fault syntax(String message, Span span) {
        return new Fault(SYNTAX, message, null).at(span);
    }

    static Fault syntax(String message, Span span, String hint) {
        return new Fault(SYNTAX, message, hint).at(span);
    }

    /** Says where, unless something nearer to the error said it before. */
    Fault at(Span where) {
        if (span == null) {
            span = where;
        }
        return this;
    }

    Span span() {
        return span == null ? new Span(0, 0) : span;
    }
}
