package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.domain.schema.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
                Arguments.of("tasks:\n  - { type: file, path: /x, notify: no one }\n", List.of("E108 site.yaml:2:5")),
                Arguments.of("tasks:\n  - block: []\n    loop: [1]\n", List.of("E104 site.yaml:3:5")),
                Arguments.of("tasks:\n  - block: []\n    atomic: maybe\n", List.of("E105 site.yaml:3:13")),
                Arguments.of("audit: []\n", List.of("E100 site.yaml:1:1")),
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
}
