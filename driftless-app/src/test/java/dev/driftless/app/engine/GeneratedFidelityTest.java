package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.plan.Status;
import dev.driftless.ports.PortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law of {@link Fidelity} for random task lists, always the same ones. What fails is made smaller before it is shown. */
class GeneratedFidelityTest {
    private static final int LISTS = Integer.getInteger("driftless.lists", 200);
    private static final int FROM = Integer.getInteger("driftless.lists.from", 1);

    @TempDir
    private Path scratch;

    private int places;

    @Test
    void randomListsDoWhatTheirDryRunSays() throws Exception {
        Map<Status, Integer> statuses = new TreeMap<>();
        int fights = 0;
        for (int seed = FROM; seed < FROM + LISTS; seed++) {
            GeneratedList list = GeneratedList.of(seed);
            Fidelity.Report report = check(list);
            if (!report.wrong().isEmpty()) {
                FidelityCase shown = smaller(list).toCase();
                Fidelity.Report again = check(smaller(list));
                assertEquals(
                        "",
                        String.join("\n", again.wrong()),
                        "seed " + seed + "\n" + shown.setup() + "\n"
                                + shown.files().get("site.yaml") + again.dry().story() + "---\n"
                                + again.real().story());
            }
            report.real().outcomes().forEach(outcome -> statuses.merge(outcome.status(), 1, Integer::sum));
            fights += report.dry().fights().size();
        }
        // a generator that no longer reaches what it is for proves nothing
        assertTrue(statuses.getOrDefault(Status.CHANGED, 0) > LISTS, statuses.toString());
        assertTrue(statuses.getOrDefault(Status.FAILED, 0) > LISTS / 2, statuses.toString());
        assertTrue(fights > LISTS / 10, statuses + ", fights " + fights);
    }

    private Fidelity.Report check(GeneratedList list) throws Exception {
        try {
            return Fidelity.check(list.toCase(), Files.createDirectory(scratch.resolve("p" + ++places)));
        } catch (IllegalStateException | PortException e) {
            Bench.Run none = new Bench.Run(List.of(), List.of(), List.of());
            return new Fidelity.Report(none, none, 0, 0, List.of(e + " at " + Arrays.toString(e.getStackTrace())));
        }
    }

    /** Leaves out tasks, then lines of the setup, as long as what is left is still wrong. */
    private GeneratedList smaller(GeneratedList list) throws Exception {
        GeneratedList small = list;
        for (int i = small.items().size() - 1; i >= 0; i--) {
            GeneratedList fewer = small.withoutItem(i);
            small = !check(fewer).wrong().isEmpty() ? fewer : small;
        }
        for (int i = small.setup().size() - 1; i >= 0; i--) {
            GeneratedList fewer = small.withoutSetup(i);
            small = !check(fewer).wrong().isEmpty() ? fewer : small;
        }
        return small;
    }
}
