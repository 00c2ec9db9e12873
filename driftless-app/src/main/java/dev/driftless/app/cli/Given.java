package dev.driftless.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags that a command line gave, by their names, and what stood beside them. */
final class Given {
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    void add(Flag flag, String value) {
        values.computeIfAbsent(flag.name(), _ -> new ArrayList<>(2)).add(value);
    }

    void addOperand(String operand) {
        operands.add(operand);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** The value, or null. */
    @Nullable
    String text(String flag) {
        List<String> all = values.get(flag);
        return all == null ? null : all.getLast();
    }

    List<String> all(String flag) {
        return List.copyOf(values.getOrDefault(flag, List.of()));
    }

    /** What stands without a flag, or null. */
    @Nullable
    String operand() {
        return operands.isEmpty() ? null : operands.getFirst();
    }
}
