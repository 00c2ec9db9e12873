package dev.driftless.it.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.it.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moved runtime plans, applies and takes back the example that the README shows. */
class HelloExampleIT {
    private static final String ALL_NEW = "\"ok\":0,\"changed\":7,";
    private static final String ALL_OK = "\"ok\":7,\"changed\":0,";

    @TempDir
    private static Path directory;

    private static ShippedRuntime moved;

    @BeforeAll
    static void move() throws IOException {
        moved = ShippedRuntime.copiedTo(directory.resolve("moved"));
    }

    private static String apply(Path place, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("apply", "--config"));
        command.add(Repository.ROOT.resolve("docs/examples/hello").toString());
        command.addAll(List.of("-e", "scratch=" + place.resolve("scratch"), "--state"));
        command.addAll(List.of(place.resolve("state").toString(), "--output", "json"));
        command.addAll(List.of(more));
        ShippedRuntime.Answer answer = moved.run(command.toArray(String[]::new));
        assertEquals(0, answer.code(), answer.toString());
        return answer.out();
    }

    @Test
    void plansAppliesAndIsInSync() throws Exception {
        Path place = directory.resolve("plan");
        String planned = apply(place, "--dry-run");
        assertTrue(planned.contains(ALL_NEW), planned);
        assertFalse(Files.exists(place), "a dry run wrote something");
        String first = apply(place);
        assertTrue(first.contains(ALL_NEW), first);
        String second = apply(place);
        assertTrue(second.contains(ALL_OK), second);
        assertTrue(apply(place, "--dry-run").contains(ALL_OK));
    }

    @Test
    void rollbackTakesTheFirstRunBack() throws Exception {
        Path place = directory.resolve("back");
        String first = apply(place);
        int at = first.lastIndexOf("\"run\":\"") + 7;
        String run = first.substring(at, first.indexOf('"', at));
        ShippedRuntime.Answer answer =
                moved.run("rollback", run, "--state", place.resolve("state").toString());
        assertEquals(0, answer.code(), answer.toString());
        try (Stream<Path> left = Files.walk(place.resolve("scratch"))) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        } catch (java.nio.file.NoSuchFileException e) {
            assertFalse(Files.exists(place.resolve("scratch")), e.toString());
        }
        ShippedRuntime.Answer audit =
                moved.run("audit", "verify", "--state", place.resolve("state").toString());
        assertEquals(0, audit.code(), audit.toString());
    }
}
