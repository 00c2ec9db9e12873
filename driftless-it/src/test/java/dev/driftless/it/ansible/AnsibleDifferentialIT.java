package dev.driftless.it.ansible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.it.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the file modules of ansible-core itself, and the packaged runtime with the tasks of the same names, over hundreds of generated cases:
 * outcomes, bytes, modes, owners, targets of links and backups must be the same, and the dry run must have foretold the outcome. Where
 * Driftless differs on purpose {@code deviations.json} says so, and why. The work is done by {@code differential.py}, beside it.
 */
class AnsibleDifferentialIT {
    private static final String SCRIPT = "driftless-it/src/test/ansible/differential.py";
    private static final String SEED = "driftless";
    private static final int LEAST_CASES = 600;
    private static final int LEAST_CASES_OF_A_MODULE = 30;
    private static final List<String> MODULES =
            List.of("lineinfile", "blockinfile", "replace", "assemble", "copy", "file", "template");
    private static final Pattern REFUSED = Pattern.compile("\"file\":\"(?:templates/)?([^\"]+)[.](?:json|j2)\"");

    @TempDir
    private Path scratch;

    @Test
    void doesWhatAnsibleDoes() throws Exception {
        AnsibleCore ansible = AnsibleCore.need(scratch);
        ansible.run(scratch, SCRIPT, "lay", scratch.toString(), SEED);
        driftless("validate");
        takeOutWhatIsRefused();
        driftless("dry", "--state", state(), "--dry-run");
        driftless("apply", "--state", state());
        List<String> verdict = ansible.run(scratch, SCRIPT, "judge", scratch.toString());

        List<Count> counts = verdict.stream()
                .takeWhile(line -> !line.startsWith("deviation"))
                .map(Count::of)
                .toList();
        List<String> unmet = verdict.stream()
                .filter(line -> line.startsWith("deviation\t0\t"))
                .toList();
        int differ = verdict.indexOf("differences") + 1;
        verdict.subList(0, differ - 1).forEach(System.out::println);

        assertEquals(MODULES, counts.stream().map(Count::module).toList());
        assertTrue(counts.stream().allMatch(count -> count.cases() >= LEAST_CASES_OF_A_MODULE), counts::toString);
        assertTrue(counts.stream().mapToInt(Count::cases).sum() >= LEAST_CASES, counts::toString);
        assertEquals(List.of(), unmet, "deviations that no case shows");
        assertTrue(differ == verdict.size(), () -> String.join("\n", verdict.subList(differ, verdict.size())));
        assertTrue(counts.stream().allMatch(count -> count.failed() == 0), counts::toString);
    }

    private String state() {
        return scratch.resolve("state").toString();
    }

    private void driftless(String name, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Repository.ROOT
                        .resolve("driftless-app/target/driftless/bin/driftless")
                        .toString(),
                name.equals("dry") ? "apply" : name,
                "--config",
                scratch.resolve("config").toString(),
                "--output",
                "json"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectOutput(scratch.resolve(name + ".jsonl").toFile())
                .redirectError(scratch.resolve(name + ".err").toFile())
                .start();
        process.waitFor();
        assertEquals("", Files.readString(scratch.resolve(name + ".err")), name);
    }

    /** A file with a problem is a refused task: the others must be able to run. */
    private void takeOutWhatIsRefused() throws Exception {
        for (String line : Files.readAllLines(scratch.resolve("validate.jsonl"))) {
            Matcher file = REFUSED.matcher(line);
            if (line.startsWith("{\"message\":\"problem\"") && file.find()) {
                Files.deleteIfExists(scratch.resolve("config/" + file.group(1) + ".json"));
            }
        }
    }

    private record Count(String module, int cases, int equal, int deviations, int failed) {
        static Count of(String line) {
            String[] parts = line.split("\t", -1);
            return new Count(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]));
        }
    }
}
