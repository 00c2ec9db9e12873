package dev.driftless.it.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.driftless.domain.program.Components;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.it.Repository;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A component type without its {@code provides} line would compile and be lost; a line without its class could not. */
class RegistrationTest {
    private static final int LEAST = 22;

    /** Every class of the product that names and documents a component. */
    private static Set<String> written() {
        return new ClassFileImporter()
                        .importPaths(Repository.MODULES.stream()
                                .map(Repository::classes)
                                .toList())
                        .stream()
                        .filter(type -> type.isAssignableTo(ComponentType.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What {@code module-info} of the domain provides. */
    private static Set<String> provided() {
        ModuleDescriptor descriptor = ComponentType.class.getModule().getDescriptor();
        return descriptor.provides().stream()
                .filter(provides -> provides.service().equals(ComponentType.class.getName()))
                .flatMap(provides -> provides.providers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyComponentTypeIsProvided() {
        Set<String> written = written();
        assertTrue(written.size() >= LEAST, "saw only " + written);
        assertEquals(written, provided());
    }

    @Test
    void everyProvidedTypeIsLoadedOnce() {
        List<String> loaded = Components.registered().all().stream()
                .map(type -> type.getClass().getName())
                .sorted()
                .toList();
        assertEquals(List.copyOf(provided()), loaded);
    }
}
