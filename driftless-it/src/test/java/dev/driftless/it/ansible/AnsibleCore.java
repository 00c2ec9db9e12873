package dev.driftless.it.ansible;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.driftless.it.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pinned ansible-core, which {@code .ci/ansible} installs outside the clone. The variable {@code DRIFTLESS_ANSIBLE} says what to do
 * where it cannot be had: {@code required} fails the test, {@code off} does not even try, anything else tries and skips the test.
 */
record AnsibleCore(Path python) {
    private static final long MINUTES = 5;

    /** Finds it or installs it; ends the test where there is none. */
    static AnsibleCore need(Path scratch) throws IOException, InterruptedException {
        String wish = System.getenv().getOrDefault("DRIFTLESS_ANSIBLE", "");
        if (wish.equals("off")) {
            return none("DRIFTLESS_ANSIBLE is off", wish);
        }
        Path out = scratch.resolve("ansible.out");
        Path err = scratch.resolve("ansible.err");
        Process process = new ProcessBuilder(
                        Repository.ROOT.resolve(".ci/ansible").toString(), "--no-apt")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            return none("its installation took over " + MINUTES + " minutes", wish);
        }
        List<String> answer = Files.readAllLines(out);
        return process.exitValue() == 0 && answer.size() == 1
                ? new AnsibleCore(Path.of(answer.getFirst()))
                : none(Files.readString(err).strip(), wish);
    }

    private static AnsibleCore none(String why, String wish) {
        String said = "NOT COMPARED WITH ANSIBLE: " + why;
        if (wish.equals("required")) {
            return fail(said);
        }
        System.err.println(said);
        return abort(said);
    }

    /** Runs a script with it, which must succeed; answers what it wrote. */
    List<String> run(Path scratch, String script, String... arguments) throws IOException, InterruptedException {
        Path out = scratch.resolve("script.out");
        Path err = scratch.resolve("script.err");
        ProcessBuilder builder = new ProcessBuilder(
                        python.toString(), "-B", Repository.ROOT.resolve(script).toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(List.of(arguments));
        if (builder.start().waitFor() != 0) {
            return fail(script + ": " + Files.readString(err));
        }
        return Files.readAllLines(out);
    }
}
