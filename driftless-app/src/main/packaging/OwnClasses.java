import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.file.Path;
import java.util.List;

/** Prepares Driftless' own classes for a fast start: what Java would link or look up at first use is written out. */
final class OwnClasses {
    private static final String PACKAGES = "dev/driftless/";

    private final OptionTables options;
    private final ClassFile classes;

    OwnClasses(List<Path> path) throws IOException {
        try {
            this.options = new OptionTables(path);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
        this.classes = ClassFile.of(ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(options.loader()).cached()));
    }

    /** Whether the entry of a jar is one of them. */
    static boolean contain(String entry) {
        return entry.startsWith(PACKAGES) && entry.endsWith(".class");
    }

    byte[] prepared(byte[] bytes) {
        var model = classes.parse(bytes);
        byte[] records = classes.transformClass(model, PlainRecords.of(model));
        var again = classes.parse(records);
        String name = model.thisClass().asInternalName().replace('/', '.');
        return classes.transformClass(again, PlainSwitches.of(again).andThen(options.of(name)));
    }
}
