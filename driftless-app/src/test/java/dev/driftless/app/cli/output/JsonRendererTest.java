package dev.driftless.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Redactor redactor = new Redactor();

    private String shown(AgentEvent... events) {
        JsonRenderer renderer = new JsonRenderer(new LineOutput(bytes), redactor, "0.1.0");
        for (AgentEvent event : events) {
            renderer.accept(event);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOneMessageALine() {
        redactor.accept("s3cret");
        assertEquals(
                """
                {"message":"start","format":1,"driftless":"0.1.0","host":"web-1","dry_run":false,"config":"/etc/driftless/config","tasks":12}
                {"message":"task","index":1,"id":"4","type":"file","label":"/etc/motd","position":"site.yaml:4:5","state":"changed",\
                "changes":[{"change":"write_file","path":"/etc/motd","diff":"--- /etc/motd\\n+++ /etc/motd\\n@@ -1 +1 @@\\n-a\\n+***\\nmode 0640 → 0644\\n"}],\
                "took_seconds":0.008}
                {"message":"recap","ok":7,"changed":2,"maybe":1,"skipped":1,"failed":1,"not_reached":0,"fighting":0,"undeclared_commands":0,\
                "took_seconds":1.304,"run":"01J9ZX8Q"}
                """,
                shown(
                        Events.START,
                        Events.step(
                                Status.CHANGED,
                                "file",
                                "/etc/motd",
                                4,
                                Events.edit("/etc/motd", "a\n", "\"s3cret\"\n")),
                        Events.recap(false, 7, 2, 1, 1, 1, 0)));
    }

    @Test
    void saysWhyATaskFailedOrFights() {
        Failure failure = new Failure(Failure.Code.NOT_FOUND, "no \"such\" file\nat all");
        Outcome outcome =
                ((AgentEvent.StepFinished) Events.step(Status.FAILED, "copy", "/f", 9, null, failure)).outcome();

        assertEquals("""
                {"message":"task","index":1,"id":"9","type":"copy","label":"/f","position":"site.yaml:9:5","state":"failed","changes":[],\
                "failure":"not_found","text":"no \\"such\\" file\\nat all","fights_with":"site.yaml:31","took_seconds":0.008}
                """, shown(new AgentEvent.StepFinished(outcome, Events.at(31))));
    }

    @Test
    void escapesWhatWouldBreakALine() {
        assertEquals(
                "{\"message\":\"output\",\"label\":\"\\u0000\\u2028\",\"line\":\"\\ud800 \uD83D\uDE00\\t\"}\n",
                shown(new AgentEvent.TaskOutput("\0\u2028", "\ud800 \uD83D\uDE00\t")));
    }
}
