import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes out the {@code equals}, {@code hashCode} and {@code toString} that the compiler gives to records. Those are call
 * sites that are linked at their first use, each from a dozen method handles, and the start-up cache does not keep them:
 * the first record that is a key of a map costs 5 ms.
 */
final class PlainRecords {
    private static final String BOOTSTRAP = "Ljava/lang/runtime/ObjectMethods;";
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

    private record Component(String name, ClassDesc type) {}

    private PlainRecords() {}

    static ClassTransform of(ClassModel model) {
        ClassDesc owner = model.thisClass().asSymbol();
        return (builder, element) -> {
            InvokeDynamicInstruction call = element instanceof MethodModel method ? generated(method) : null;
            if (call == null) {
                builder.with(element);
                return;
            }
            var method = (MethodModel) element;
            List<Component> components = components(call);
            builder.withMethodBody(
                    method.methodName(), method.methodType(), method.flags().flagsMask(), code -> {
                        switch (method.methodName().stringValue()) {
                            case "equals" -> equals(code, owner, components);
                            case "hashCode" -> hashCode(code, owner, components);
                            case "toString" -> text(code, owner, components);
                            default -> throw new IllegalStateException("a record has no " + method.methodName());
                        }
                    });
        };
    }

    private static InvokeDynamicInstruction generated(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .filter(call ->
                        call.bootstrapMethod().owner().descriptorString().equals(BOOTSTRAP))
                .findFirst()
                .orElse(null);
    }

    /** From the arguments of the call site: the class, the names with semicolons between them, a getter for each. */
    private static List<Component> components(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream()
                .skip(2)
                .map(DirectMethodHandleDesc.class::cast)
                .map(getter -> new Component(
                        getter.methodName(), getter.invocationType().returnType()))
                .toList();
    }

    private static void equals(CodeBuilder code, ClassDesc owner, List<Component> components) {
        Label different = code.newLabel();
        Label other = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(1).instanceOf(owner).ifeq(different);
        code.aload(1).checkcast(owner).astore(2);
        for (Component component : components) {
            code.aload(0).getfield(owner, component.name(), component.type());
            code.aload(2).getfield(owner, component.name(), component.type());
            switch (TypeKind.from(component.type()).asLoadable()) {
                case INT -> code.if_icmpne(different);
                case LONG -> code.lcmp().ifne(different);
                case FLOAT, DOUBLE -> {
                    MethodTypeDesc compare =
                            MethodTypeDesc.of(ConstantDescs.CD_int, component.type(), component.type());
                    code.invokestatic(boxed(component.type()), "compare", compare)
                            .ifne(different);
                }
                default ->
                    code.invokestatic(
                                    OBJECTS,
                                    "equals",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                            .ifeq(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private static void hashCode(CodeBuilder code, ClassDesc owner, List<Component> components) {
        code.iconst_0();
        for (Component component : components) {
            boolean primitive = component.type().isPrimitive();
            code.bipush(31).imul().aload(0).getfield(owner, component.name(), component.type());
            code.invokestatic(
                    primitive ? boxed(component.type()) : OBJECTS,
                    "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, primitive ? component.type() : ConstantDescs.CD_Object));
            code.iadd();
        }
        code.ireturn();
    }

    private static void text(CodeBuilder code, ClassDesc owner, List<Component> components) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        String separator = simpleName(owner) + "[";
        for (Component component : components) {
            append(code.loadConstant(separator + component.name() + "="), ConstantDescs.CD_String);
            append(code.aload(0).getfield(owner, component.name(), component.type()), appended(component.type()));
            separator = ", ";
        }
        append(code.loadConstant(components.isEmpty() ? separator + "]" : "]"), ConstantDescs.CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String))
                .areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
    }

    private static ClassDesc appended(ClassDesc type) {
        if (!type.isPrimitive()) {
            return ConstantDescs.CD_Object;
        }
        return type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short) ? ConstantDescs.CD_int : type;
    }

    /** {@code Found$Directory} is called {@code Directory}. */
    private static String simpleName(ClassDesc type) {
        String name = type.displayName();
        return name.substring(name.lastIndexOf('$') + 1);
    }

    private static ClassDesc boxed(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "C" -> ConstantDescs.CD_Character;
            case "S" -> ConstantDescs.CD_Short;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            case "D" -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException(primitive.descriptorString());
        };
    }
}
