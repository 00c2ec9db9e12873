package dev.driftless.app.cli.output;

import dev.driftless.app.engine.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** What the agent says between two runs: for people in lines, for programs as messages {@code agent} and {@code error}. */
public final class AgentVoice {
    private final boolean json;
    private final LineOutput out;
    private final LineOutput err;
    private final Redactor redactor;

    public AgentVoice(boolean json, LineOutput out, LineOutput err, Redactor redactor) {
        this.json = json;
        this.out = out;
        this.err = err;
        this.redactor = redactor;
    }

    /** Something went as it should. */
    public void say(String text) {
        tell("agent", redactor.mask(text), out, "");
    }

    /** Something did not; {@code bug}: what a developer needs, or null. */
    public void failed(String text, @Nullable Throwable bug) {
        tell("error", redactor.mask(text), err, "error: ");
        if (bug != null) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            err.line(redactor.mask(trace.toString()).stripTrailing());
        }
    }

    private void tell(String message, String text, LineOutput lines, String before) {
        if (json) {
            out.line(new Json().put("message", message).put("text", text).toString());
        } else {
            lines.line(before + Printable.of(text));
        }
    }
}
