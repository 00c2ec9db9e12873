package dev.driftless.it.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Map;
import java.util.Set;

/** What reaches out of a computation: files, clocks, threads, environment, chance, and the defaults of this host. */
final class Impure {
    private static final Set<String> PACKAGES = Set.of(
            "java.nio.file",
            "java.nio.channels",
            "java.net",
            "java.util.concurrent",
            "java.util.logging",
            "java.lang.foreign",
            "java.lang.ref",
            "java.util.prefs",
            "java.rmi",
            "javax.net",
            "org.slf4j");

    private static final Set<String> CLASSES = Set.of(
            "java.io.RandomAccessFile",
            "java.io.Console",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal",
            "java.lang.ScopedValue",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.System$Logger",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Scanner",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.TimeZone",
            "java.security.SecureRandom",
            "java.time.Clock");

    private static final Set<String> PREFIXES = Set.of("java.io.File", "java.lang.Process", "java.util.random.");

    /** Members that are impure whatever their parameters are. */
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "java.lang.System",
            Set.of("getenv", "getProperty", "getProperties", "setProperty", "currentTimeMillis", "nanoTime", "exit"),
            "java.lang.Math",
            Set.of("random"),
            "java.util.UUID",
            Set.of("randomUUID"),
            "java.util.Locale",
            Set.of("getDefault", "setDefault"),
            "java.nio.charset.Charset",
            Set.of("defaultCharset"),
            "java.time.ZoneId",
            Set.of("systemDefault"),
            "java.lang.String",
            Set.of("formatted"),
            "java.util.Collections",
            Set.of("shuffle"),
            "java.lang.Boolean",
            Set.of("getBoolean"),
            "java.lang.Integer",
            Set.of("getInteger"));

    private static final Set<String> STREAMS = Set.of("out", "err", "in", "console", "getLogger");

    private Impure() {}

    static DescribedPredicate<JavaClass> type() {
        return DescribedPredicate.describe("reach out of a computation", type -> {
            String name = type.getName();
            return inOrBelow(type.getPackageName(), PACKAGES)
                    || CLASSES.contains(name)
                    || PREFIXES.stream().anyMatch(name::startsWith);
        });
    }

    static DescribedPredicate<JavaAccess<?>> access() {
        return DescribedPredicate.describe("the environment, a clock, chance or a default of the host", access -> {
            String owner = access.getTargetOwner().getName();
            String member = access.getName();
            return MEMBERS.getOrDefault(owner, Set.of()).contains(member)
                    || (owner.equals("java.lang.System") && STREAMS.contains(member))
                    || (owner.startsWith("java.time.") && member.equals("now"))
                    || (access instanceof JavaCodeUnitAccess<?> call && usesDefault(owner, member, call));
        });
    }

    /** The overloads that leave out locale or charset take those of the host. */
    private static boolean usesDefault(String owner, String member, JavaCodeUnitAccess<?> call) {
        var parameters = call.getTarget().getRawParameterTypes();
        return switch (owner) {
            case "java.lang.String" ->
                switch (member) {
                    case "toLowerCase", "toUpperCase", "getBytes" -> parameters.isEmpty();
                    case "format" -> first(parameters, "java.lang.String");
                    case "<init>" -> first(parameters, "[B") && !mentionsCharset(parameters);
                    default -> false;
                };
            case "java.util.Formatter", "java.io.PrintStream", "java.io.PrintWriter" ->
                (member.equals("format") && first(parameters, "java.lang.String"))
                        || (member.equals("<init>") && parameters.isEmpty());
            case "java.io.InputStreamReader", "java.io.OutputStreamWriter" ->
                member.equals("<init>") && parameters.size() == 1;
            case "java.io.ByteArrayOutputStream" -> member.equals("toString") && parameters.isEmpty();
            case "java.text.NumberFormat", "java.text.Collator", "java.text.DateFormat", "java.text.BreakIterator" ->
                member.startsWith("get") && !mentions(parameters, "java.util.Locale");
            case "java.text.DecimalFormat", "java.text.SimpleDateFormat" ->
                member.equals("<init>") && parameters.size() < 2;
            case "java.time.format.DateTimeFormatter" -> member.equals("ofPattern") && parameters.size() == 1;
            default -> false;
        };
    }

    private static boolean first(java.util.List<JavaClass> parameters, String name) {
        return !parameters.isEmpty() && parameters.getFirst().getName().equals(name);
    }

    private static boolean mentionsCharset(java.util.List<JavaClass> parameters) {
        return mentions(parameters, "java.nio.charset.Charset")
                || (parameters.size() > 1 && mentions(parameters, "java.lang.String"));
    }

    private static boolean mentions(java.util.List<JavaClass> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> parameter.getName().equals(name));
    }

    private static boolean inOrBelow(String name, Set<String> packages) {
        return packages.stream().anyMatch(parent -> name.equals(parent) || name.startsWith(parent + "."));
    }
}
