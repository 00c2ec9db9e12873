package dev.driftless.domain.template;

import dev.driftless.domain.template.Token.Kind;
import java.util.List;

/** A place in a list of tokens. A bad token is an error when it is looked at. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The token that comes next. */
    Token peek() {
        Token token = tokens.get(at);
        if (token.kind() == Kind.BAD && token.value() instanceof Fault fault) {
            throw fault;
        }
        return token;
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean isNext(Kind kind) {
        return peek().kind() == kind;
    }

    boolean isNextName(String name) {
        return peek().isName(name);
    }

    boolean takeIf(Kind kind) {
        boolean next = isNext(kind);
        if (next) {
            take();
        }
        return next;
    }

    boolean takeIfName(String name) {
        boolean next = isNextName(name);
        if (next) {
            take();
        }
        return next;
    }

    Token expect(Kind kind) {
        Token token = peek();
        if (token.kind() != kind) {
            throw Fault.syntax("expected " + kind.quoted() + ", not " + token.shown(), token.span());
        }
        return take();
    }

    void expectName(String name) {
        if (!takeIfName(name)) {
            throw Fault.syntax("expected `" + name + "`, not " + peek().shown(), peek().span());
        }
    }

    /** The token before the next. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Goes behind the end of the tag in which an error was met; false if there is none. */
    boolean skipTag() {
        while (at < tokens.size() - 1) {
            Kind kind = tokens.get(at++).kind();
            if (kind == Kind.VARIABLE_END || kind == Kind.BLOCK_END) {
                return true;
            }
        }
        return false;
    }
}
