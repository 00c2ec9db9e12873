package dev.driftless.it.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads Java sources and lists what breaks the rules about size and names. */
final class SourceRules {
    static final int LINES_OF_A_FILE = 500;
    static final int LINES_OF_A_METHOD = 60;
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?)");
    private static final Pattern VAGUE_PACKAGE =
            Pattern.compile("(.*\\.)?(impl|utils?|helpers?|misc|commons?)(\\..*)?");

    private final List<String> problems = new ArrayList<>();

    static List<String> problems(Iterable<? extends JavaFileObject> files) throws IOException {
        var rules = new SourceRules();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            rules.read(unit, positions);
        }
        return rules.problems;
    }

    @SuppressWarnings("VoidUsed")
    private void read(CompilationUnitTree unit, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        String file = Path.of(unit.getSourceFile().getName()).toString();
        long length = lines.getLineNumber(Math.max(0, positions.getEndPosition(unit, unit)));
        if (length > LINES_OF_A_FILE) {
            problems.add("%s has %d lines, more than %d".formatted(file, length, LINES_OF_A_FILE));
        }
        var name = unit.getPackageName();
        if (name != null
                && VAGUE_PACKAGE
                        .matcher(name.toString().toLowerCase(Locale.ROOT))
                        .matches()) {
            problems.add("%s is in package %s, whose name says nothing".formatted(file, name));
        }
        unit.accept(
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                        if (VAGUE_NAME.matcher(type.getSimpleName()).matches()) {
                            problems.add(
                                    "%s: %s says nothing; name what it does".formatted(file, type.getSimpleName()));
                        }
                        return super.visitClass(type, nothing);
                    }

                    @Override
                    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                        long start = positions.getStartPosition(unit, method);
                        long end = positions.getEndPosition(unit, method);
                        if (end >= 0) {
                            long size = lines.getLineNumber(end) - lines.getLineNumber(start) + 1;
                            if (size > LINES_OF_A_METHOD) {
                                problems.add("%s: %s has %d lines, more than %d"
                                        .formatted(file, method.getName(), size, LINES_OF_A_METHOD));
                            }
                        }
                        return super.visitMethod(method, nothing);
                    }
                },
                null);
    }
}
