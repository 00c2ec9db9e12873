package dev.driftless.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal sees and does. */
class TerminalIT {
    private static final String ERASE = "\u001b[K";

    @TempDir
    private Path place;

    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script(1) makes the terminal");
        config = Files.createDirectories(place.resolve("config"));
        Files.writeString(config.resolve("site.yaml"), """
                tasks:
                  - type: shell
                    description: long work
                    cmd: "echo module 7; echo begun > begun; while [ ! -e go ]; do sleep 0.02; done; echo done > one"
                    chdir: "{{ scratch }}"
                  - { type: file, path: "{{ scratch }}/two", content: two }
                """);
    }

    private Started apply() throws IOException {
        return Started.onTerminal(
                "apply", "--config", config, "--state", place.resolve("state"), "-e", "scratch=" + place);
    }

    @Test
    void theKeyThatInterruptsLetsTheRunningCommandFinish() throws Exception {
        try (Started run = apply()) {
            Started.await(place.resolve("begun"));
            run.type("\u0003").until("finishing the task at hand");
            Files.createFile(place.resolve("go"));
            assertEquals(130, run.end(), run.text());
            run.until("1 task not reached: interrupted");
        }
        assertTrue(Files.exists(place.resolve("one")));
        assertFalse(Files.exists(place.resolve("two")));
    }

    @Test
    void aLiveLineSaysWhatGoesOnForHowLong() throws Exception {
        try (Started run = apply()) {
            run.until("  module 7").until(" …        long work", 2);
            assertTrue(run.text().contains(ERASE + " "), run.text());
            Files.createFile(place.resolve("go"));
            assertEquals(0, run.end(), run.text());
            run.until("changed").until("2 changed.");
        }
    }
}
