package dev.driftless.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    Path place;

    /** What bash offers where these words are typed, the last of them begun or not yet. */
    private String offered(String typed) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(BASH), "there is no bash to try it with");
        Path script = Files.writeString(place.resolve("completion"), Completion.script("bash"));
        Files.createDirectories(place.resolve("conf.d"));
        Files.writeString(place.resolve("config.json"), "{}");
        List<String> command = new ArrayList<>(List.of(BASH.toString(), "-uc", """
                source "$1"
                shift
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                _driftless
                echo "${COMPREPLY[*]-}"
                """, "bash", script.toString()));
        command.addAll(List.of(typed.split(" ", -1)));
        Process bash = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driftless ap             | apply",
                "driftless --v            | --version",
                "driftless apply --dr     | --dry-run",
                "driftless apply --color  | --color",
                "driftless apply --color a | always auto",
                "driftless apply --color = a | always auto",
                "driftless apply --color = | always auto never",
                "driftless apply --config con | conf.d",
                "driftless apply --env-file conf | conf.d config.json",
                "driftless apply -e x     | ''",
                "driftless audit ver      | verify",
                "driftless completion f   | fish",
                "driftless nonsense x     | ''"
            })
    void bashOffersWhatFits(String typed, String offer) throws Exception {
        String[] words = offered(typed).split(" ", -1);
        Arrays.sort(words);
        assertThat(String.join(" ", words)).isEqualTo(offer);
    }

    @Test
    void bashOffersEveryCommand() throws Exception {
        String offered = offered("driftless ");
        for (Verb verb : Verb.values()) {
            assertThat(offered).contains(verb.words().split(" ", -1)[0]);
        }
    }

    @Test
    void zshReadsTheScriptOfBash() {
        assertThat(Completion.script("zsh"))
                .contains("bashcompinit")
                .endsWith(Completion.script("bash")
                        .lines()
                        .skip(1)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElseThrow());
    }

    @Test
    void fishKnowsEveryFlagAndWhatItTakes() {
        String script = Completion.script("fish");
        assertThat(script)
                .contains("-n __fish_use_subcommand -a audit -d 'Checks that the record of what was done is whole.'")
                .contains("'__fish_seen_subcommand_from audit' -a verify")
                .contains("'__fish_seen_subcommand_from apply' -l color -x -a 'auto always never' -d ")
                .contains("'__fish_seen_subcommand_from apply' -l extra-var -s e -x -d ")
                .contains("'__fish_seen_subcommand_from apply' -l json-into -r -F -d ");
        for (Verb verb : Verb.values()) {
            for (Flag flag : verb.flags()) {
                assertThat(script).contains(" -l " + flag.name().substring(2) + " ");
            }
        }
    }

    @Test
    void knowsNoOtherShell() {
        assertThatThrownBy(() -> Completion.script("csh"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("bash, zsh, fish, not `csh`");
    }
}
