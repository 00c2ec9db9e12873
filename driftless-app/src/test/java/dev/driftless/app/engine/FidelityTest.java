package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dry-run fidelity. Each case: dry run, the disk is byte for byte as it was, real run, predicted changes equal the real ones, the second run is all
 * ok where nothing fights, its dry run is empty.
 */
class FidelityTest {
    private static final int LEAST_CASES = 40;

    @TempDir
    private Path scratch;

    private static List<FidelityCase> cases() {
        try (InputStream in = FidelityTest.class.getResourceAsStream("/fidelity/cases.txt")) {
            return FidelityCase.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasAtLeastFortyCases() {
        assertTrue(cases().size() >= LEAST_CASES, "only " + cases().size());
    }

    @TestFactory
    Stream<DynamicTest> predictsWhatHappens() {
        return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(FidelityCase each) throws Exception {
        Path place = Files.createDirectories(scratch.resolve(each.name().replaceAll("\\W+", "-")));
        Bench bench = new Bench(place, each);
        String before = bench.digest();
        Bench.Run dry = bench.dryRun();
        assertEquals(before, bench.digest(), "a dry run touched the disk");
        Bench.Run real = bench.apply();
        assertEquals(each.expected(), dry.statuses(), () -> dry.story());
        assertEquals(fingerprints(dry, real), fingerprints(real, dry), () -> dry.story() + "\n---\n" + real.story());
        if (each.fights() > 0 || dry.fights() > 0) {
            assertEquals(each.fights(), dry.fights(), () -> "fights: " + dry.story());
            return;
        }
        assertEquals(failures(real), real.outcomes().stream().anyMatch(o -> o.status() == Status.FAILED));
        if (each.actions()) {
            return;
        }
        Bench.Run second = bench.apply();
        assertFalse(second.outcomes().stream().anyMatch(o -> o.status() == Status.CHANGED), () -> second.story());
        Bench.Run empty = bench.dryRun();
        assertFalse(empty.outcomes().stream().anyMatch(o -> o.status() == Status.CHANGED), () -> empty.story());
    }

    private static boolean failures(Bench.Run run) {
        return run.outcomes().stream().anyMatch(outcome -> outcome.failure() != null);
    }

    /** What each certain step changes; where the other side says maybe, both are open. */
    private static List<String> fingerprints(Bench.Run run, Bench.Run other) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < run.outcomes().size(); i++) {
            Outcome mine = run.outcomes().get(i);
            boolean open = mine.status() == Status.MAYBE
                    || (i < other.outcomes().size() && other.outcomes().get(i).status() == Status.MAYBE);
            all.add(open ? mine.origin().step() + " open" : Bench.fingerprint(mine));
        }
        return all;
    }
}
