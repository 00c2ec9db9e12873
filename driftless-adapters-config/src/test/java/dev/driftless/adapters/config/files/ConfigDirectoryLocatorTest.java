package dev.driftless.adapters.config.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDirectoryLocatorTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void takesTheOptionBeforeTheEnvironment() {
        ConfigDirectoryLocator locator =
                locator(Map.of("DRIFTLESS_CONFIG", "/env", "DRIFTLESS_STATE", "/envstate"), true, true);
        assertEquals(Path.of("/opt/x"), locator.config("/opt/y/../x"));
        assertEquals(Path.of("/opt/s"), locator.state("/opt/s"));
        assertEquals(Path.of("/env"), locator.config(null));
        assertEquals(Path.of("/envstate"), locator.state(null));
    }

    @Test
    void takesTheSystemsDirectoryForRootWhereItExists() {
        assertEquals(
                Path.of("/etc/driftless/config"), locator(Map.of(), true, true).config(null));
        assertEquals(
                Path.of("/home/ann/.config/driftless/config"),
                locator(Map.of(), true, false).config(null));
        assertEquals(
                Path.of("/home/ann/.config/driftless/config"),
                locator(Map.of(), false, true).config(null));
    }

    @Test
    void keepsStateOfRootInTheSystemEvenBeforeItExists() {
        assertEquals(
                Path.of("/var/lib/driftless"), locator(Map.of(), true, false).state(null));
        assertEquals(
                Path.of("/home/ann/.local/state/driftless"),
                locator(Map.of(), false, true).state(null));
    }

    @Test
    void followsTheBaseDirectorySpecification() {
        ConfigDirectoryLocator locator =
                locator(Map.of("XDG_CONFIG_HOME", "/x/config", "XDG_STATE_HOME", "/x/state"), false, false);
        assertEquals(Path.of("/x/config/driftless/config"), locator.config(null));
        assertEquals(Path.of("/x/state/driftless"), locator.state(null));
        assertEquals(Path.of("/x/config/driftless/env"), locator.userEnvFile());
    }

    @Test
    void ignoresEmptyAndRelativeVariables() {
        ConfigDirectoryLocator locator = locator(
                Map.of(
                        "DRIFTLESS_CONFIG",
                        "",
                        "DRIFTLESS_STATE",
                        "",
                        "XDG_CONFIG_HOME",
                        "relative",
                        "XDG_STATE_HOME",
                        ""),
                false,
                false);
        assertEquals(Path.of("/home/ann/.config/driftless/config"), locator.config(null));
        assertEquals(Path.of("/home/ann/.local/state/driftless"), locator.state(null));
    }

    private static ConfigDirectoryLocator locator(Map<String, String> environment, boolean root, boolean exists) {
        return new ConfigDirectoryLocator(
                environment, root, HOME, path -> exists && path.equals(Path.of("/etc/driftless/config")));
    }
}
