package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong configurations are refused with a code and a position for every mistake. */
class ConfigurationTest {
    @TempDir
    private Path directory;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("tasks:\n  - { type: fil }\n", List.of("E102 site.yaml:2:13")),
                Arguments.of("tasks:\n  - { path: /x }\n", List.of("E101 site.yaml:2:5")),
                Arguments.of("tasks:\n  - { type: file }\n", List.of("E103 site.yaml:2:5")),
                Arguments.of("tasks:\n  - { type: file, path: x }\n", List.of("E105 site.yaml:2:25")),
                Arguments.of("tasks:\n  - { type: file, path: /x, mode: 644 }\n", List.of("E112 site.yaml:2:35")),
                Arguments.of("tasks:\n  - { type: file, path: /x, contents: y }\n", List.of("E104 site.yaml:2:29")),
                Arguments.of("tasks:\n  - { type: file, path: /x, notify: no one }\n", List.of("E108 site.yaml:2:37")),
                Arguments.of("tasks:\n  - block: []\n    loop: [1]\n", List.of("E104 site.yaml:3:5")),
                Arguments.of("tasks:\n  - block: []\n    atomic: maybe\n", List.of("E105 site.yaml:3:13")),
                Arguments.of("audit: []\n", List.of("E100 site.yaml:1:1")),
                Arguments.of("- { type: file, path: /x }\n", List.of("E100 site.yaml:1:1")),
                Arguments.of(
                        "sources: [{ parser: { parser_type: json } }]\n",
                        List.of("E100 site.yaml:1:1", "E113 site.yaml:1:23")),
                Arguments.of("tasks:\n  - { type: copy, src: nix, dest: /x }\n", List.of("E109 site.yaml:2:24")),
                Arguments.of("tasks:\n  - { type: file, path: /x, mode: 0o644 }\n", List.of("E112 site.yaml:2:35")),
                Arguments.of("tasks:\n  - { type: file, path: /x, state: no }\n", List.of("E105 site.yaml:2:36")),
                Arguments.of(
                        "tasks:\n  - { type: file, path: /x, notify: a }\nhandlers:\n  - { type: fil, when: \"{{ x }}\" }\n",
                        List.of("E108 site.yaml:2:37", "E102 site.yaml:4:13")),
                Arguments.of(
                        "tasks:\n  - { type: fil }\n  - { type: file, path: \"{{ x\" }\n",
                        List.of("E102 site.yaml:2:13", "E202 site.yaml:3:26")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWithCodeAndPosition(String document, List<String> problems) throws Exception {
        Files.writeString(directory.resolve("site.yaml"), document);
        DirectoryFiles files = new DirectoryFiles(directory, false);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Configuration.load(files, new Documents()));
        assertEquals(
                problems,
                refused.problems().stream()
                        .map(problem -> problem.code() + " " + problem.at())
                        .toList());
    }

    private List<Problem> problems() {
        DirectoryFiles files = new DirectoryFiles(directory, false);
        return assertThrows(ProblemException.class, () -> Configuration.load(files, new Documents()))
                .problems();
    }

    @Test
    void refusesADirectoryWithoutDocuments() throws Exception {
        Files.writeString(directory.resolve("README.md"), "nothing to read");
        Problem problem = problems().getFirst();

        assertEquals("E110", problem.code());
        assertEquals("there is no document in the configuration directory " + directory, problem.message());
        assertTrue(String.valueOf(problem.hint()).contains("*.yaml, *.yml, *.toml and *.json"), problem.toString());
    }

    @Test
    void listsProblemsFileByFileAndFromTopToBottom() throws Exception {
        Files.writeString(directory.resolve("a.yaml"), "tasks:\n  - { type: file, path: /x, notify: n, mode: 644 }\n");
        Files.writeString(directory.resolve("b.yaml"), "task: []\n");

        assertEquals(
                List.of("E108 a.yaml:2:37", "E112 a.yaml:2:46", "E100 b.yaml:1:1"),
                problems().stream()
                        .map(problem -> problem.code() + " " + problem.at())
                        .toList());
    }

    @Test
    void refusesATemplateThatIsNoText() throws Exception {
        Files.createDirectory(directory.resolve("templates"));
        Files.write(directory.resolve("templates/x.j2"), new byte[] {'a', '\n', 'b', (byte) 0xFF});
        Files.writeString(directory.resolve("site.yaml"), "tasks: [{ type: template, src: x.j2, dest: /x }]\n");

        assertEquals(
                "templates/x.j2:2:2: E010 the template is not UTF-8 text",
                problems().getFirst().toString().replaceFirst(" \\(.*", ""));
    }

    @Test
    void tellsWhoComesFromAnsibleWhatToWrite() throws Exception {
        Files.writeString(directory.resolve("site.yaml"), """
                hosts: all
                tasks:
                  - ansible.builtin.copy: { src: x, dest: /y }
                  - { type: file, path: /x, with_items: [1], no_log: true, become: true }
                  - { type: file, path: /x, mode: 644 }
                """);

        assertEquals(
                List.of(
                        "leave it out: Driftless works on the host that it runs on",
                        "write `type: copy` and put its options beside it",
                        "file has no such option; write `loop:` and the list, or an expression that gives one",
                        "file has no such option; write `sensitive: true`",
                        "file has no such option; leave it out: every task runs as the user that starts Driftless",
                        "YAML reads this as the number 644; write mode: \"0644\""),
                problems().stream().map(Problem::hint).toList());
    }
}
