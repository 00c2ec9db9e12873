package dev.driftless.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.TreeMap;

/** The rules of the house, for the packages below one root, so that they can be tried on bad classes, too. */
final class Architecture {
    private final String root;

    Architecture(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put(
                "domainTouchesNoImpureType",
                noClasses().that(in("domain")).should().dependOnClassesThat(Impure.type()));
        rules.put(
                "domainAsksNeitherHostNorClock",
                noClasses().that(in("domain")).should().accessTargetWhere(Impure.access()));
        rules.put("domainKnowsOnlyItselfAndTheJdk", knowsOnly("domain"));
        rules.put("portsKnowOnlyTheDomain", knowsOnly("ports", "domain"));
        rules.put("portsAreContracts", portsAreContracts());
        for (String adapter : new String[] {"config", "os", "outputs"}) {
            rules.put(adapter + "AdapterKnowsNeitherTheOthersNorTheApp", adapterKeepsToItself(adapter));
        }
        rules.put("hostAndEngineKnowOnlyPortsAndDomain", hostAndEngine());
        rules.put("onlyWiringNamesAdapters", onlyWiringNamesAdapters());
        rules.put(
                "packagesHaveNoCycles",
                slices().matching(root + ".(**)").should().beFreeOfCycles());
        return rules;
    }

    EvaluationResult check(ArchRule rule, com.tngtech.archunit.core.domain.JavaClasses seen) {
        return rule.allowEmptyShould(true).evaluate(seen);
    }

    private ArchRule knowsOnly(String module, String... others) {
        DescribedPredicate<JavaClass> known = in(module).or(resideInAnyPackage("java..", "org.jspecify.."));
        for (String other : others) {
            known = known.or(in(other));
        }
        return classes().that(in(module)).should().onlyDependOnClassesThat(known.or(primitive()));
    }

    private ArchRule portsAreContracts() {
        DescribedPredicate<JavaClass> contract = DescribedPredicate.describe(
                "an interface, record, enum or exception",
                type -> type.isInterface()
                        || type.isRecord()
                        || type.isEnum()
                        || type.isAnonymousClass()
                        || type.isAssignableTo(Throwable.class));
        return classes().that(in("ports")).should(ArchCondition.from(contract));
    }

    private ArchRule adapterKeepsToItself(String adapter) {
        return noClasses()
                .that(in("adapters." + adapter))
                .should()
                .dependOnClassesThat(in("app").or(in("adapters").and(not(in("adapters." + adapter)))));
    }

    private ArchRule hostAndEngine() {
        DescribedPredicate<JavaClass> known = in("domain")
                .or(in("ports"))
                .or(in("app.host"))
                .or(in("app.engine"))
                .or(resideInAnyPackage("java..", "org.jspecify.."))
                .or(primitive());
        return classes().that(in("app.host").or(in("app.engine"))).should().onlyDependOnClassesThat(known);
    }

    private ArchRule onlyWiringNamesAdapters() {
        return noClasses().that(in("app").and(not(in("app.wiring")))).should().dependOnClassesThat(in("adapters"));
    }

    private DescribedPredicate<JavaClass> in(String module) {
        return resideInAPackage(root + "." + module + "..");
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe(
                "a primitive", type -> type.getBaseComponentType().isPrimitive());
    }
}
