package dev.driftless.it.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.driftless.it.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String TWIN_ROOT = "dev.driftless.it.architecture.twin";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importPaths(Repository.MODULES.stream().map(Repository::classes).toList());
    private static final JavaClasses TWIN = importTwin();

    private final Architecture house = new Architecture("dev.driftless");
    private final Architecture twin = new Architecture(TWIN_ROOT);

    @TestFactory
    Stream<DynamicTest> productObeys() {
        return house.rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    var result = house.check(rule.getValue(), PRODUCT);
                    assertFalse(
                            result.hasViolation(),
                            () -> result.getFailureReport().toString());
                }));
    }

    @TestFactory
    Stream<DynamicTest> badClassesAreCaughtByEachRule() {
        return twin.rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertTrue(
                                twin.check(rule.getValue(), TWIN).hasViolation(),
                                () -> "no bad class violates " + rule.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> eachImpurityIsCaught() {
        String reports = Stream.of("domainTouchesNoImpureType", "domainAsksNeitherHostNorClock")
                .map(rule -> twin.check(Objects.requireNonNull(twin.rules().get(rule)), TWIN)
                        .getFailureReport()
                        .toString())
                .reduce("", String::concat);
        return TWIN.get(TWIN_ROOT + ".domain.Impurities").getMethods().stream()
                .map(JavaMethod::getName)
                .filter(name -> !name.startsWith("lambda$"))
                .map(method -> DynamicTest.dynamicTest(
                        method, () -> assertTrue(reports.contains("Impurities." + method + "("), method)));
    }

    @Test
    void everySourceFileWasSeen() throws IOException {
        var expected = new TreeSet<String>();
        for (String module : Repository.MODULES) {
            Path sources = Repository.sources(module);
            for (Path file : Repository.javaFiles(sources)) {
                if (!file.endsWith("module-info.java")) {
                    String path = sources.relativize(file).toString();
                    expected.add(
                            path.substring(0, path.length() - ".java".length()).replace('/', '.'));
                }
            }
        }
        var seen = new TreeSet<String>();
        PRODUCT.stream()
                .filter(type -> type.getEnclosingClass().isEmpty() && !type.isAnonymousClass())
                .map(JavaClass::getName)
                .forEach(seen::add);
        seen.remove("module-info");
        assertEquals(List.copyOf(expected), List.copyOf(seen));
        assertTrue(PRODUCT.size() >= expected.size());
    }

    private static JavaClasses importTwin() {
        return new ClassFileImporter()
                .importPath(Repository.ROOT
                        .resolve("driftless-it/target/test-classes")
                        .resolve(TWIN_ROOT.replace('.', '/')));
    }
}
