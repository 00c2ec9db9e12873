import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;

/**
 * Raises the version of classes that were compiled for Java 5 or older. The start-up cache leaves such classes out, and
 * the old verifier that they need is slow: in a command line parser that alone costs 50 ms a start.
 */
final class OldClasses {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private OldClasses() {}

    static byte[] modernised(byte[] bytes) {
        int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (major >= FIRST_WITH_STACK_MAPS) {
            return bytes;
        }
        var classes = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS, DebugElementsOption.PASS_DEBUG);
        return classes.transformClass(
                classes.parse(bytes),
                ClassTransform.dropping(ClassFileVersion.class::isInstance)
                        .andThen(ClassTransform.endHandler(
                                builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }
}
