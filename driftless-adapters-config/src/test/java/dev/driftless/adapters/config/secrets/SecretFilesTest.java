package dev.driftless.adapters.config.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.schema.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path scratch;

    @Test
    void asksEnvironmentNamedFilesUserSystemAndCredentialsInThisOrder() throws IOException {
        Path credentials = Files.createDirectory(scratch.resolve("credentials"));
        for (String name : List.of("A", "B", "C", "D", "E", "F")) {
            Files.writeString(credentials.resolve(name), "credential\n");
        }
        Path named = env("named", "A=named\nB=named\nC=named\n");
        Path user = env("user", "A=user\nB=user\nC=user\nD=user\n");
        Path system = env("system", "A=system\nD=system\nE=system\n");
        Map<String, String> environment = Map.of(
                "DRIFTLESS_SECRET_A",
                "prefixed",
                "A",
                "plain",
                "B",
                "plain",
                "CREDENTIALS_DIRECTORY",
                credentials.toString());
        SecretFiles secrets =
                new SecretFiles(new SecretLocations(environment, List.of(named), List.of(user, system), null));
        Map<String, String> found = new HashMap<>();
        for (String name : List.of("A", "B", "C", "D", "E", "F")) {
            found.put(name, String.valueOf(secrets.find(name)));
        }
        assertEquals(
                Map.of("A", "prefixed", "B", "plain", "C", "named", "D", "user", "E", "system", "F", "credential"),
                found);
        assertNull(secrets.find("G"));
        assertEquals(Set.of("A", "B", "C", "D", "E", "F"), Set.copyOf(secrets.names()));
    }

    @Test
    void readsNothingBeforeAnUnknownNameIsAsked() {
        Path missing = scratch.resolve("missing");
        SecretFiles secrets = new SecretFiles(new SecretLocations(Map.of("A", "x"), List.of(missing), List.of(), null));
        assertEquals("x", secrets.find("A"));
        assertEquals("E030", refused(secrets));
    }

    @Test
    void doesWithoutUsualFilesThatDoNotExist() {
        SecretFiles secrets =
                new SecretFiles(new SecretLocations(Map.of(), List.of(), List.of(scratch.resolve("no/env")), null));
        assertNull(secrets.find("A"));
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Path file = env("env", "A=hunter2\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertEquals("E031", refused(named(file, null)), mode);
            assertEquals(
                    "E031",
                    refused(new SecretFiles(new SecretLocations(Map.of(), List.of(), List.of(file), null))),
                    mode);
        }
    }

    @Test
    void refusesAFileInsideTheConfigurationEvenThroughLinks() throws IOException {
        Path configuration = Files.createDirectory(scratch.resolve("config"));
        Path file = env("config/env", "A=hunter2\n");
        Path link = Files.createSymbolicLink(scratch.resolve("link"), file);
        Path directory = Files.createSymbolicLink(scratch.resolve("other"), configuration);
        Path linkInside = Files.createSymbolicLink(configuration.resolve("inside"), env("outside", "A=x\n"));
        for (Path way : List.of(file, link, directory.resolve("env"), linkInside)) {
            assertEquals("E032", refused(named(way, configuration)), way.toString());
        }
        assertEquals("x", named(scratch.resolve("outside"), configuration).find("A"));
    }

    @Test
    void reportsAllFilesAtOnceAndNoValue() throws IOException {
        Path first = env("first", "A=hunter2 # x\n");
        Path second = env("second", "B=\"hunter2\n");
        SecretFiles secrets = new SecretFiles(new SecretLocations(Map.of(), List.of(first, second), List.of(), null));
        ProblemException problem = assertThrows(ProblemException.class, () -> secrets.find("A"));
        assertEquals(2, problem.problems().size());
        assertFalse(problem.problems().toString().contains("hunter2"));
    }

    @Test
    void refusesSecretsThatAreNoText() throws IOException {
        Path file = env("env", "");
        Files.write(file, new byte[] {'A', '=', (byte) 0xFF, '\n'});
        assertEquals("E037", refused(named(file, null)));
        assertEquals(
                "E037",
                refused(new SecretFiles(new SecretLocations(Map.of("A", "\uFDD0"), List.of(), List.of(), null))));
    }

    @Test
    void findsNoSecretUnderANameThatIsAPath() throws IOException {
        Files.writeString(scratch.resolve("outside"), "x");
        Path credentials = Files.createDirectory(scratch.resolve("credentials"));
        SecretFiles secrets = new SecretFiles(new SecretLocations(
                Map.of("CREDENTIALS_DIRECTORY", credentials.toString()), List.of(), List.of(), null));
        assertNull(secrets.find("../outside"));
    }

    private static SecretFiles named(Path file, @Nullable Path configuration) {
        return new SecretFiles(new SecretLocations(Map.of(), List.of(file), List.of(), configuration));
    }

    private static String refused(SecretFiles secrets) {
        String name = "A";
        return assertThrows(ProblemException.class, () -> {
                    if (secrets.find("UNKNOWN") == null) {
                        secrets.find(name);
                    }
                })
                .problems()
                .getFirst()
                .code();
    }

    private Path env(String name, String text) throws IOException {
        Path file = Files.writeString(scratch.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
