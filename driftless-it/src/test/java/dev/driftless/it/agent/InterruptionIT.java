package dev.driftless.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interrupt once: finish the task at hand. Interrupt twice: stop now. */
class InterruptionIT {
    @TempDir
    private Path place;

    private Path config;
    private Path state;

    @BeforeEach
    void prepare() throws IOException {
        config = Files.createDirectories(place.resolve("config"));
        state = place.resolve("state");
    }

    private Started apply() throws IOException {
        return Started.driftless("apply", "--config", config, "--state", state, "-e", "scratch=" + place, "--verbose");
    }

    private void site(String text) throws IOException {
        Files.writeString(config.resolve("site.yaml"), text);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void onceFinishesTheTaskAtHandAndKeepsHandlersForTheNextRun(String signal, int code) throws Exception {
        site("""
                tasks:
                  - type: shell
                    description: long work
                    cmd: "echo begun; while [ ! -e go ]; do sleep 0.02; done; echo done > one"
                    chdir: "{{ scratch }}"
                    creates: "{{ scratch }}/one"
                    notify: tell
                  - { type: file, path: "{{ scratch }}/two", content: two }
                  - { type: file, path: "{{ scratch }}/three", content: three }
                handlers:
                  - { type: file, description: tell, path: "{{ scratch }}/told", content: told }
                """);
        try (Started run = apply()) {
            run.until("begun").signal(signal).until("finishing the task at hand");
            Files.createFile(place.resolve("go"));
            assertEquals(code, run.end(), run.text());
            run.until(" changed  long work")
                    .until("2 tasks not reached: interrupted")
                    .until(" pending  tell")
                    .until("1 changed, 2 not reached");
        }
        assertTrue(Files.exists(place.resolve("one")));
        assertFalse(Files.exists(place.resolve("two")));
        assertFalse(Files.exists(place.resolve("told")));
        assertTrue(Started.run(0, "history", "--state", state).contains("exit " + code));
        assertTrue(Started.run(0, "audit", "verify", "--state", state).contains("the chain is whole"));

        try (Started next = apply()) {
            assertEquals(0, next.end(), next.text());
        }
        assertTrue(Files.exists(place.resolve("three")));
        assertEquals("told", Files.readString(place.resolve("told")), "the handler was not delivered");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void twiceStopsNowWithAllThatItStarted(String signal, int code) throws Exception {
        site("""
                tasks:
                  - { type: file, path: "{{ scratch }}/one", content: one }
                  - type: shell
                    cmd: "sleep 1000 & echo $! > pid; trap '' TERM; echo begun; wait"
                    chdir: "{{ scratch }}"
                  - { type: file, path: "{{ scratch }}/two", content: two }
                """);
        try (Started run = apply()) {
            run.until("begun").signal(signal).until("interrupt again").signal(signal);
            assertEquals(code, run.end(), run.text());
        }
        assertFalse(Started.lives(Files.readString(place.resolve("pid"))), "a child lives on");
        assertFalse(Files.exists(place.resolve("two")));
        assertTrue(Started.run(0, "audit", "verify", "--state", state).contains("the chain is whole"));

        site("""
                tasks:
                  - { type: file, path: "{{ scratch }}/two", content: two }
                """);
        try (Started next = apply()) {
            assertEquals(0, next.end(), next.text());
        }
    }

    @Test
    void aReaderThatGoesAwayEndsNeitherTheRunNorIsItAnError() throws Exception {
        site("""
                tasks:
                  - { type: shell, description: wait, cmd: "while [ ! -e go ]; do sleep 0.02; done", chdir: "{{ scratch }}" }
                  - { type: file, path: "{{ scratch }}/two", content: two }
                """);
        Path code = place.resolve("code");
        String line =
                "{ \"$0\" apply --config config --state state -e scratch=\"$PWD\" --output json; echo $? > code; }"
                        + " 2> err | head -n 1 > out";
        Process shell = new ProcessBuilder(
                        "/bin/sh", "-c", line, Started.launcher().toString())
                .directory(place.toFile())
                .inheritIO()
                .start();
        Started.await(place.resolve("out")); // head writes it and ends
        Files.createFile(place.resolve("go"));
        shell.waitFor();
        assertEquals("0\n", Files.readString(code));
        assertEquals("", Files.readString(place.resolve("err")));
        assertEquals("two", Files.readString(place.resolve("two")));
        assertEquals(1, Files.readString(place.resolve("out")).lines().count());
    }
}
