package dev.driftless.it.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.it.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    @Test
    void everySourceFileKeepsTheRules() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : Repository.MODULES) {
            files.addAll(Repository.javaFiles(Repository.ROOT.resolve(module).resolve("src")));
        }
        assertTrue(files.size() > 20, () -> "only " + files);
        try (var manager = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            List<String> problems = SourceRules.problems(manager.getJavaFileObjectsFromPaths(files));
            assertEquals("", String.join("\n", problems));
        }
    }

    @Test
    void longFileIsReported() throws IOException {
        assertReported("class Long {" + "\n".repeat(500) + "}", "Bad.java has 501 lines, more than 500");
    }

    @Test
    void fileOf500LinesIsFine() throws IOException {
        assertEquals(List.of(), SourceRules.problems(List.of(source("class Long {" + "\n".repeat(499) + "}"))));
    }

    @Test
    void longMethodIsReported() throws IOException {
        assertReported("class A { void run() {" + "\n".repeat(60) + "} }", "Bad.java: run has 61 lines, more than 60");
    }

    @Test
    void vagueNamesAreReported() throws IOException {
        for (String name : List.of("HostImpl", "FileManager", "PathHelper", "StringUtil", "Utils")) {
            assertReported(
                    "class A { record " + name + "() {} }", "Bad.java: " + name + " says nothing; name what it does");
        }
    }

    @Test
    void vaguePackagesAreReported() throws IOException {
        for (String name : List.of("a.util", "a.utils.b", "helpers", "a.impl", "a.common")) {
            assertReported(
                    "package " + name + "; class A {}", "Bad.java is in package " + name + ", whose name says nothing");
        }
    }

    private static void assertReported(String source, String problem) throws IOException {
        assertEquals(
                List.of(problem),
                SourceRules.problems(List.of(source(source))).stream()
                        .map(line -> line.substring(line.indexOf("Bad.java")))
                        .toList());
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Bad.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
