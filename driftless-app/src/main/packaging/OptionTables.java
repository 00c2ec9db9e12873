import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleFinder;
import java.lang.reflect.RecordComponent;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what the annotations of each component's options say into its type as code. Reading annotations at run time
 * makes a proxy class for every kind of them, which costs 15 ms of each start and cannot be kept in the start-up cache.
 */
final class OptionTables {
    private static final String TYPE = "dev.driftless.domain.schema.ComponentType";
    private static final String METHOD = "optionSpecs";

    private final ClassLoader loader;
    private final Map<String, Class<?>> types = new HashMap<>();

    OptionTables(List<Path> path) throws ReflectiveOperationException, MalformedURLException {
        URL[] urls = new URL[path.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = path.get(i).toUri().toURL();
        }
        this.loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        for (var module : ModuleFinder.of(path.toArray(Path[]::new)).findAll()) {
            for (var provided : module.descriptor().provides()) {
                for (String provider : provided.service().equals(TYPE) ? provided.providers() : List.<String>of()) {
                    types.put(provider, Class.forName(provider, true, loader));
                }
            }
        }
    }

    /** Finds the classes that stack maps are computed from. */
    ClassLoader loader() {
        return loader;
    }

    /** The method to add to the class of that name. */
    ClassTransform of(String className) {
        Class<?> type = types.get(className);
        if (type == null) {
            return ClassTransform.ACCEPT_ALL;
        }
        try {
            Object component = type.getConstructor().newInstance();
            var specs = (List<?>) type.getMethod(METHOD).invoke(component);
            MethodTypeDesc descriptor = MethodTypeDesc.of(ConstantDescs.CD_List);
            return ClassTransform.endHandler(builder ->
                    builder.withMethodBody(METHOD, descriptor, ClassFile.ACC_PUBLIC, code -> body(code, specs)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the options of " + className, e);
        }
    }

    private void body(CodeBuilder code, List<?> specs) {
        list(code, specs, spec -> record(code, (Record) spec));
        code.areturn();
    }

    private static void list(CodeBuilder code, List<?> items, Consumer<Object> push) {
        code.loadConstant(items.size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < items.size(); i++) {
            code.dup().loadConstant(i);
            push.accept(items.get(i));
            code.aastore();
        }
        MethodTypeDesc of = MethodTypeDesc.of(ConstantDescs.CD_List, ConstantDescs.CD_Object.arrayType());
        code.invokestatic(ConstantDescs.CD_List, "of", of, true);
    }

    private static void record(CodeBuilder code, Record value) {
        try {
            var components = value.getClass().getRecordComponents();
            ClassDesc owner = value.getClass().describeConstable().orElseThrow();
            code.new_(owner).dup();
            for (var component : components) {
                push(code, component.getType(), component.getAccessor().invoke(value));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodTypeDesc constructor =
                    MethodType.methodType(void.class, types).describeConstable().orElseThrow();
            code.invokespecial(owner, ConstantDescs.INIT_NAME, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + value.getClass(), e);
        }
    }

    private static void push(CodeBuilder code, Class<?> type, Object value) {
        switch (value) {
            case null -> code.aconst_null();
            case Boolean bool -> code.loadConstant(bool ? 1 : 0);
            case String text -> code.loadConstant(text);
            case Class<?> primitive
            when primitive.isPrimitive() ->
                code.getstatic(
                        MethodType.methodType(primitive)
                                .wrap()
                                .returnType()
                                .describeConstable()
                                .orElseThrow(),
                        "TYPE",
                        ConstantDescs.CD_Class);
            case Class<?> other -> code.loadConstant(other.describeConstable().orElseThrow());
            case List<?> texts -> list(code, texts, text -> code.loadConstant((String) text));
            default -> throw new IllegalStateException("no constant for " + type);
        }
    }
}
