package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.plan.Status;
import dev.driftless.domain.program.Components;
import dev.driftless.domain.program.ProgramCompiler;
import dev.driftless.domain.schema.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Dry-run fidelity over a corpus of task lists; {@link Fidelity} says what each must hold. */
class FidelityTest {
    private static final int LEAST_CASES = 75;
    private static final List<String> FILES = List.of("cases", "fifteen", "files", "control", "commands", "fights");

    /** Others are held to their examples by the laws, and accounts and packages run for real only in a container. */
    private static final Set<String> TYPES = Set.of(
            "assemble",
            "block_in_file",
            "command",
            "copy",
            "directory",
            "file",
            "line_in_file",
            "replace",
            "shell",
            "stat",
            "symlink",
            "template",
            "unarchive");

    private static final Map<String, int[]> TABLE = new TreeMap<>();

    @TempDir
    private Path scratch;

    private static List<FidelityCase> cases() {
        List<FidelityCase> cases = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = FidelityTest.class.getResourceAsStream("/fidelity/" + file + ".txt")) {
                cases.addAll(FidelityCase.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return cases;
    }

    @Test
    void hasEnoughCasesEachWithItsOwnName() {
        List<String> names = cases().stream().map(FidelityCase::name).toList();
        assertTrue(names.size() >= LEAST_CASES, "only " + names.size());
        assertEquals(names.size(), Set.copyOf(names).size(), names.toString());
    }

    /** A type or key that nobody wrote a case for is one that nobody knows to be predicted. */
    @Test
    void coversEveryTypeAndEveryCommonKey() {
        String all = String.join(
                "\n",
                cases().stream().flatMap(each -> each.files().values().stream()).toList());
        Set<String> missing = new TreeSet<>();
        Stream<String> controls = Components.registered().all().stream()
                .filter(type -> type.kind() == Kind.CONTROL)
                .map(type -> type.name());
        Stream.concat(TYPES.stream(), controls)
                .filter(type ->
                        !Pattern.compile("type: " + type + "\\b").matcher(all).find())
                .forEach(missing::add);
        Stream.concat(ProgramCompiler.commonKeys().stream(), Stream.of("block", "rescue", "always", "atomic"))
                .filter(key -> !Pattern.compile("\\b" + key + ":").matcher(all).find())
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    @TestFactory
    Stream<DynamicTest> predictsWhatHappens() {
        return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(FidelityCase each) throws Exception {
        Path place = scratch.resolve(each.name().replaceAll("\\W+", "-"));
        Fidelity.Report report = Fidelity.check(each, place);
        count(situation(each, report), report);
        assertEquals(
                "",
                String.join("\n", report.wrong()),
                () -> report.dry().story() + "\n---\n" + report.real().story());
        boolean maybe = report.maybe() > 0;
        assertEquals(maybe, each.real() != null, "a case with a maybe says how the real run ends, and no other");
    }

    private static String situation(FidelityCase each, Fidelity.Report report) {
        if (report.dry().outcomes().stream().anyMatch(outcome -> outcome.status() == Status.FAILED)) {
            return "failing";
        } else if (report.dry().outcomes().stream()
                .allMatch(outcome -> outcome.status() == Status.OK || outcome.status() == Status.SKIPPED)) {
            return "converged";
        }
        return each.setup().isBlank() ? "from scratch" : "drifted";
    }

    private static void count(String situation, Fidelity.Report report) {
        int[] row = TABLE.computeIfAbsent(situation, _ -> new int[5]);
        int wrong = report.wrong().isEmpty() ? 0 : 1;
        row[0]++;
        row[1] += report.steps();
        row[2] += 1 - wrong;
        row[3] += report.maybe();
        row[4] += wrong;
    }

    @AfterAll
    static void printTable() {
        StringBuilder table = new StringBuilder(String.format(
                "%nDry-run fidelity  %8s %8s %8s %8s %8s%n", "lists", "right", "wrong", "tasks", "maybe"));
        int[] sum = new int[5];
        TABLE.forEach((situation, row) -> table.append(line(situation, row, sum)));
        System.out.println(table.append(line("all", sum, new int[5])));
    }

    private static String line(String name, int[] row, int[] sum) {
        for (int i = 0; i < row.length; i++) {
            sum[i] += row[i];
        }
        return String.format("  %-15s %8d %8d %8d %8d %8d%n", name, row[0], row[2], row[4], row[1], row[3]);
    }
}
