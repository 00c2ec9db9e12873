package dev.driftless.domain.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an apply runs.
 *
 * @param vars the variables of all documents, the later wins
 * @param handlers by the name under which they are notified
 */
public record Program(Map<String, Dynamic> vars, List<ProgramNode> tasks, Map<String, ProgramNode.Step> handlers) {
    public Program {
        vars = new LinkedHashMap<>(vars);
        tasks = List.copyOf(tasks);
        handlers = new LinkedHashMap<>(handlers);
    }

    /** How many tasks there are, those in blocks included. */
    public int size() {
        return count(tasks);
    }

    private static int count(List<ProgramNode> nodes) {
        int count = 0;
        for (ProgramNode node : nodes) {
            count += switch (node) {
                case ProgramNode.Step _ -> 1;
                case ProgramNode.Block block -> count(block.body());
            };
        }
        return count;
    }
}
