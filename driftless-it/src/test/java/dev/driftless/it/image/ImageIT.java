package dev.driftless.it.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.it.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageIT {
    private static final ShippedRuntime.Answer VERSION = new ShippedRuntime.Answer(0, "driftless 0.1.0\n", "");

    @TempDir
    private static Path directory;

    private static ShippedRuntime moved;

    @BeforeAll
    static void move() throws IOException {
        moved = ShippedRuntime.copiedTo(directory.resolve("somewhere else"));
    }

    @Test
    void saysItsVersion() throws Exception {
        assertEquals(VERSION, moved.run("--version"));
    }

    @Test
    void startUpCacheSurvivesMoving() throws Exception {
        var insisting = Map.of("DRIFTLESS_JAVA_OPTIONS", "-XX:AOTMode=on");
        assertEquals(VERSION, ShippedRuntime.run(moved.launcher(), insisting, "--version"));
    }

    /** The packaging writes out what is linked at its first use otherwise, in every module of ours: each costs milliseconds. */
    @Test
    void linksNoPatternSwitchWhileItRuns() throws Exception {
        Path log = directory.resolve("classes.log");
        ShippedRuntime.Answer answer = ShippedRuntime.run(
                moved.launcher(),
                Map.of("DRIFTLESS_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
                "apply",
                "--dry-run",
                "--config",
                Repository.ROOT.resolve("docs/examples/hello").toString(),
                "-e",
                "scratch=" + directory.resolve("scratch"));
        assertEquals(0, answer.code(), answer.toString());
        List<String> loaded = Files.readAllLines(log);
        assertTrue(loaded.stream().anyMatch(line -> line.contains("dev.driftless.app.engine.ApplyRun ")), "no classes");
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(line -> line.contains("dev.driftless.") && line.contains("$$TypeSwitch"))
                        .toList());
    }

    @Test
    void worksWithoutStartUpCache() throws Exception {
        var without = Map.of("DRIFTLESS_JAVA_OPTIONS", "-XX:AOTCache=/nowhere.aot");
        assertEquals(VERSION, ShippedRuntime.run(moved.launcher(), without, "--version"));
    }

    @Test
    void startsThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), moved.launcher());
        Path linked = Files.createSymbolicLink(directory.resolve("link to link"), link.getFileName());
        assertEquals(VERSION, ShippedRuntime.run(linked, Map.of(), "--version"));
    }

    @Test
    void optionsForOtherJavaProgramsAreIgnored() throws Exception {
        var options =
                Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC", "JDK_JAVA_OPTIONS", "-Dx=y", "_JAVA_OPTIONS", "-Dx=y");
        assertEquals(VERSION, ShippedRuntime.run(moved.launcher(), options, "--version"));
    }

    @Test
    void carriesEverybodysLicence() {
        assertTrue(Files.isRegularFile(moved.home().resolve("LICENSE")));
        assertTrue(Files.isRegularFile(moved.home().resolve("legal/third-party/THIRD-PARTY.txt")));
        assertTrue(Files.isDirectory(moved.home().resolve("legal/java.base")));
    }

    @Test
    void containsNoDesktop() throws IOException {
        String release = Files.readString(moved.home().resolve("release"));
        assertTrue(release.contains("dev.driftless.app"), release);
        assertFalse(release.contains("java.desktop"), release);
    }
}
