package dev.driftless.it.modules;

import dev.driftless.it.Golden;
import dev.driftless.it.Repository;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A change of what a module requires, exports or provides is a decision, and shows in a golden file. */
class ModuleDescriptorTest {
    @TestFactory
    Stream<DynamicTest> descriptorIsAsAgreed() {
        return Repository.MODULES.stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    ModuleDescriptor descriptor = read(module);
                    Golden.assertMatches("modules/" + descriptor.name() + ".txt", described(descriptor));
                }));
    }

    private static ModuleDescriptor read(String module) throws IOException {
        try (var input = Files.newInputStream(Repository.classes(module).resolve("module-info.class"))) {
            return ModuleDescriptor.read(input);
        }
    }

    /** Providers are not listed: adding a component must not touch a list in another module. */
    private static String described(ModuleDescriptor descriptor) {
        var lines = new TreeSet<String>();
        for (var required : descriptor.requires()) {
            lines.add("requires " + words(required.modifiers()) + required.name());
        }
        for (var exported : descriptor.exports()) {
            lines.add("exports " + exported.source() + targets(exported.targets()));
        }
        for (var opened : descriptor.opens()) {
            lines.add("opens " + opened.source() + targets(opened.targets()));
        }
        descriptor.uses().forEach(service -> lines.add("uses " + service));
        descriptor.provides().forEach(provided -> lines.add("provides " + provided.service()));
        return "module " + descriptor.toNameAndVersion() + "\n"
                + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String words(Set<ModuleDescriptor.Requires.Modifier> modifiers) {
        return modifiers.stream()
                .filter(modifier -> modifier != ModuleDescriptor.Requires.Modifier.MANDATED)
                .sorted()
                .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT) + " ")
                .collect(Collectors.joining());
    }

    private static String targets(Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
    }
}
