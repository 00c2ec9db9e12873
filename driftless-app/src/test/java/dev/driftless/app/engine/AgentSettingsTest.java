package dev.driftless.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.app.engine.AgentSettings.Mode;
import dev.driftless.domain.schema.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentSettingsTest {
    @TempDir
    Path directory;

    private AgentSettings read(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
        return Configuration.load(new DirectoryFiles(directory, false), new Documents())
                .agent();
    }

    @Test
    void areTheUsualOnesWithoutASection() throws IOException {
        assertThat(read("site.yaml", "tasks: []\n"))
                .isEqualTo(new AgentSettings(Duration.ofMinutes(30), Mode.APPLY, 0.1, Duration.ofSeconds(10)));
    }

    @Test
    void takeTheirUnitsFromTheValue() throws IOException {
        assertThat(read("site.yaml", """
                        agent:
                          apply_interval: 1h30m
                          apply_mode: report
                          jitter: 25 %
                          drain_timeout: 5
                        """))
                .isEqualTo(new AgentSettings(Duration.ofMinutes(90), Mode.REPORT, 0.25, Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent.yaml | apply_interval: 5m",
                "agent.yaml | agent: { apply_interval: 5m }",
                "agent.toml | apply_interval = '5m'",
                "agent.json | { \"apply_interval\": \"5m\" }"
            })
    void mayBeADocumentOfTheirOwn(String name, String text) throws IOException {
        assertThat(read(name, text).applyInterval()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apply_intervall: 5m   | E104 site.yaml:2:3 unknown option `apply_intervall` of the agent (did you mean `apply_interval`?)",
                "listen: 0.0.0.0:1     | E104 site.yaml:2:3 `listen` is not supported by this version of the agent",
                "apply_interval: soon  | E105 site.yaml:2:19 `apply_interval` must be a duration",
                "apply_interval: 10ms  | E105 site.yaml:2:19 `apply_interval` must be between 1s and 365d",
                "apply_interval: [5m]  | E105 site.yaml:2:19 `apply_interval` must be a single value, not a list",
                "apply_mode: dry_run   | E105 site.yaml:2:15 `apply_mode` must be apply or report, not `dry_run`",
                "jitter: 110%          | E105 site.yaml:2:11 `jitter` must be a share of the interval",
                "jitter: 5             | E105 site.yaml:2:11 `jitter` must be a share of the interval",
                "jitter: NaN%          | E105 site.yaml:2:11 `jitter` must be a share of the interval",
                "drain_timeout: -1     | E105 site.yaml:2:18 `drain_timeout` must be a duration",
                "drain_timeout: 2h     | E105 site.yaml:2:18 `drain_timeout` must be between 0s and 1h",
            })
    void refusesWithAPosition(String line, String problem) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> read("site.yaml", "agent:\n  " + line + "\n"));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(one -> assertThat(one.code() + " " + one.at() + " " + one.message()
                                + (one.hint() == null ? "" : " (" + one.hint() + ")"))
                        .startsWith(problem));
    }

    @Test
    void standOnce() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), "agent: { jitter: 0% }\n");
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> read("site.yaml", "agent: { jitter: 5% }\n"));
        assertThat(refused.problems())
                .singleElement()
                .hasToString("site.yaml:1:1: E106 the section `agent` stands at a.yaml:1:1 already");
    }
}
