package dev.driftless.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextRendererTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Redactor redactor = new Redactor();
    private long now;

    private String shown(TextOptions options, AgentEvent... events) {
        TextRenderer renderer = new TextRenderer(options, new LineOutput(bytes), redactor, () -> now);
        for (AgentEvent event : events) {
            now += 2_000_000_000L;
            renderer.accept(event);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String shown(AgentEvent... events) {
        return shown(TextOptions.PLAIN, events);
    }

    @Test
    void showsADryRunAsASpecimen() {
        AgentEvent finished = new AgentEvent.RunFinished("", true, 1, 2, 1, 1, 0, 0, 1, 2, Duration.ofMillis(140));
        String text = shown(
                Events.DRY_START,
                Events.step(Status.OK, "directory", "/etc/nginx", 3),
                Events.step(
                        Status.CHANGED,
                        "template",
                        "/etc/nginx/nginx.conf",
                        4,
                        Events.edit("/etc/nginx/nginx.conf", "events {\n  512;\n}\n", "events {\n  1024;\n}\n")),
                Events.step(Status.MAYBE, "line_in_file", "/etc/app/version", 19, "it is not known yet", null),
                Events.step(Status.SKIPPED, "package", "selinux-utils", 23, "when: facts.os.family == 'redhat'", null),
                new AgentEvent.HandlerNotified("service nginx reloaded", "template /etc/nginx/nginx.conf", false),
                new AgentEvent.FightFound(
                        new Origin("7", "symlink /etc/app/current", Events.at(27)),
                        new Origin("8", "symlink again", Events.at(31)),
                        "/etc/app/current",
                        AgentEvent.Fight.OVER_THE_SAME,
                        false),
                finished);

        assertEquals("""
                Plan for web-1 from /etc/driftless/config (4 files, 5 tasks)

                 ok       directory /etc/nginx                                site.yaml:3
                 change   template /etc/nginx/nginx.conf                      site.yaml:4
                          --- /etc/nginx/nginx.conf
                          +++ /etc/nginx/nginx.conf
                          @@ -1,3 +1,3 @@
                           events {
                          -  512;
                          +  1024;
                           }
                          mode 0640 → 0644
                 maybe    line_in_file /etc/app/version                       site.yaml:19
                          it is not known yet
                 skip     package selinux-utils                               when: facts.os.family == 'redhat'
                 notify   service nginx reloaded                              by template /etc/nginx/nginx.conf
                 fight    symlink /etc/app/current                            site.yaml:27
                          site.yaml:27 and site.yaml:31 (symlink again) both set /etc/app/current: neither will ever be in sync

                5 tasks: 1 ok, 2 to change, 1 maybe, 1 skipped, 1 fighting, assuming that 2 commands touch nothing else.\
                  Nothing was changed.  0.14 s
                """, text);
    }

    @Test
    void showsAnApplyThatFails() {
        Failure failure = new Failure(Failure.Code.IO, "it answered 404 Not Found\nNothing was written.");
        String text = shown(
                Events.START,
                Events.step(Status.CHANGED, "file", "/etc/motd", 4),
                Events.step(Status.FAILED, "get_url", "/opt/app/app.jar", 23, null, failure),
                new AgentEvent.NotReached(4, "get_url /opt/app/app.jar failed"),
                new AgentEvent.HandlersPending(List.of("service nginx reloaded")),
                Events.recap(false, 5, 2, 0, 0, 1, 4));

        assertEquals("""
                 changed  file /etc/motd                                      8 ms
                 failed   get_url /opt/app/app.jar                            site.yaml:23
                          it answered 404 Not Found
                          Nothing was written.
                 skipped  4 tasks not reached: get_url /opt/app/app.jar failed
                 pending  service nginx reloaded                              will be delivered by the next run that succeeds

                Run 01J9ZX8Q (12 tasks): 5 ok, 2 changed, 1 failed, 4 not reached.  1.3 s
                Roll back with: driftless rollback 01J9ZX8Q
                """, text);
    }

    @Test
    void saysThatNothingWouldChange() {
        assertTrue(shown(Events.DRY_START, Events.recap(true, 5, 0, 0, 0, 0, 0))
                .endsWith("\n5 tasks: 5 ok.  Nothing would change.  0.14 s\n"));
        assertTrue(shown(Events.START, Events.recap(false, 12, 0, 0, 0, 0, 0))
                .endsWith("\nRun 01J9ZX8Q (12 tasks): 12 ok.  Nothing was changed.  1.3 s\n"));
    }

    @Test
    void foldsManyOkLinesUnlessVerbose() {
        AgentEvent[] events = new AgentEvent[43];
        events[0] = Events.START;
        for (int i = 1; i < 42; i++) {
            events[i] = Events.step(Status.OK, "file", "/f" + i, i);
        }
        events[42] = Events.recap(false, 41, 0, 0, 0, 0, 0);

        String folded = shown(events);
        assertTrue(folded.contains("/f40 ") && !folded.contains("/f41 "));
        assertTrue(folded.contains(" ok       and 1 more, shown with --verbose\n"));

        bytes.reset();
        String verbose = shown(new TextOptions(true, true, false, false, 100), events);
        assertTrue(verbose.contains("/f41 ") && !verbose.contains("more"));
    }

    @Test
    void masksSecretsAndShowsControlCharacters() {
        redactor.accept("s3cret");
        String text = shown(
                Events.DRY_START,
                Events.step(
                        Status.CHANGED, "file", "/etc/s3cret\u001b[2J", 4, Events.edit("/e", "a\n", "pw=s3cret\n")));

        assertTrue(text.contains("file /etc/***^[[2J"), text);
        assertTrue(text.contains("+***\n"), text);
        assertFalse(text.contains("s3cret") || text.contains("\u001b"), text);
    }

    @Test
    void coloursWordsWithoutMovingAnything() {
        AgentEvent event = Events.step(Status.OK, "file", "/etc/motd", 4);
        String plain = shown(event);
        bytes.reset();
        String coloured = shown(new TextOptions(false, true, true, false, 100), event);

        assertTrue(coloured.startsWith(" \u001b[32mok\u001b[0m       file"), coloured);
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9]*m", ""));
    }

    @Test
    void movesTheRightColumnIntoANarrowTerminal() {
        assertEquals(
                " ok       file /etc/motd          site.yaml:4\n",
                shown(new TextOptions(false, true, false, false, 52), Events.step(Status.OK, "file", "/etc/motd", 4)));
    }

    @Test
    void showsOutputOfChildrenOnlyOnATerminalOrWhenVerbose() {
        AgentEvent output = new AgentEvent.TaskOutput("shell build", "312 of 900");

        assertEquals("", shown(output));
        assertEquals("          | 312 of 900\n", shown(new TextOptions(true, true, false, false, 100), output));
        bytes.reset();
        String live =
                shown(new TextOptions(false, true, false, true, 100), output, Events.step(Status.OK, "file", "/f", 4));
        assertTrue(live.startsWith("\r\u001b[K …        shell build"), live);
        assertTrue(live.contains("2.0 s  312 of 900\r\u001b[K ok "), live);
    }

    @Test
    void aLiveLineTellsTheTimeOfASilentProgramAfterASecond() {
        TextRenderer renderer = new TextRenderer(
                new TextOptions(false, true, false, true, 100), new LineOutput(bytes), redactor, () -> now);
        renderer.tick();
        renderer.accept(new AgentEvent.StepStarted("shell build assets"));
        now += 999_000_000L;
        renderer.tick();
        renderer.accept(new AgentEvent.TaskOutput("shell build assets", "1 of 900"));
        assertEquals("", bytes.toString(StandardCharsets.UTF_8));
        now += 41_001_000_000L;
        renderer.tick();
        String label = " …        shell build assets" + " ".repeat(34) + "42 s";
        assertEquals("\r\u001b[K" + label + "  1 of 900", bytes.toString(StandardCharsets.UTF_8));
        bytes.reset();
        renderer.accept(Events.step(Status.OK, "file", "/f", 4));
        now += 5_000_000_000L;
        renderer.tick();
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(shown.startsWith("\r\u001b[K ok ") && shown.endsWith("site.yaml:4\n"), shown);
    }

    @Test
    void versionsOfPackagesStandInThePlaceOfThePosition() {
        assertEquals(
                " ok       package nginx                                       1.22.1-9\n",
                shown(Events.ok("package", "nginx", Map.of("version", Value.of("1.22.1-9")))));
    }

    @Test
    void leavesOutDiffsOnRequest() {
        String text = shown(
                new TextOptions(false, false, false, false, 100),
                Events.step(Status.CHANGED, "file", "/f", 4, Events.edit("/f", "a\n", "b\n")));

        assertEquals(1, text.lines().count());
    }
}
