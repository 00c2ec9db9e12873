import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns each pattern switch over types from a call site that is linked at its first use into a private method of
 * {@code instanceof} tests. The start-up cache of Java 25 keeps linked lambdas but no linked switches, and linking one
 * costs milliseconds of a start that should take a tenth of a second.
 */
final class PlainSwitches {
    private static final String BOOTSTRAP = "Ljava/lang/runtime/SwitchBootstraps;";

    /** A switch to write: its method's name, the type switched over, and the types of its cases in order. */
    private record Switch(String name, MethodTypeDesc type, List<ClassDesc> cases) {}

    private PlainSwitches() {}

    static ClassTransform of(ClassModel model) {
        List<Switch> switches = new ArrayList<>();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        ClassDesc owner = model.thisClass().asSymbol();
        return ClassTransform.transformingMethodBodies((code, element) -> {
                    if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
                        var found = new Switch(
                                "$typeSwitch" + switches.size(),
                                call.typeSymbol(),
                                call.bootstrapArgs().stream()
                                        .map(ClassDesc.class::cast)
                                        .toList());
                        switches.add(found);
                        code.invokestatic(owner, found.name(), found.type(), isInterface);
                    } else {
                        code.with(element);
                    }
                })
                .andThen(ClassTransform.endHandler(builder -> switches.forEach(found -> write(builder, found))));
    }

    /** Switches with cases that are texts, numbers or constants keep their call site. */
    private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
        var bootstrap = call.bootstrapMethod();
        return bootstrap.owner().descriptorString().equals(BOOTSTRAP)
                && bootstrap.methodName().equals("typeSwitch")
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && call.bootstrapArgs().stream().allMatch(c -> c instanceof ClassDesc type && !type.isPrimitive());
    }

    private static void write(ClassBuilder builder, Switch found) {
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        builder.withMethodBody(found.name(), found.type(), flags, code -> body(code, found.cases()));
    }

    /** As {@link java.lang.runtime.SwitchBootstraps#typeSwitch} says: -1 for null, the number of cases for no match. */
    private static void body(CodeBuilder code, List<ClassDesc> cases) {
        Label notNull = code.newLabel();
        code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
        for (int i = 0; i < cases.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(cases.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(cases.size()).ireturn();
    }
}
