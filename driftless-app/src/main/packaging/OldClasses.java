import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.jar.JarFile;

/**
 * Raises the version of a library's classes that were compiled for Java 5 or older. The start-up cache leaves such
 * classes out, and the old verifier that they need is slow: in a command line parser that alone costs 50 ms a start.
 */
final class OldClasses {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private final ClassFile classes;

    OldClasses(JarFile library) {
        var hierarchy = ClassHierarchyResolver.ofResourceParsing(name -> bytesOf(library, name));
        this.classes = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(hierarchy.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    byte[] modernised(byte[] bytes) {
        int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (major >= FIRST_WITH_STACK_MAPS) {
            return bytes;
        }
        // Bodies are rebuilt, because those that are copied as they are get no stack maps.
        return classes.transformClass(
                classes.parse(bytes),
                ClassTransform.dropping(ClassFileVersion.class::isInstance)
                        .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))
                        .andThen(ClassTransform.endHandler(
                                builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }

    private static ByteArrayInputStream bytesOf(JarFile library, ClassDesc name) {
        String descriptor = name.descriptorString();
        var entry = library.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        if (entry == null) {
            return null;
        }
        try (var input = library.getInputStream(entry)) {
            return new ByteArrayInputStream(input.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
