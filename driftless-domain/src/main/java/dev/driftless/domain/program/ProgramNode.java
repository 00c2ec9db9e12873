package dev.driftless.domain.program;

import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a program is made of. */
public sealed interface ProgramNode {
    Common common();

    Position at();

    /**
     * One task or control node.
     *
     * @param id in the order of the program: {@code 12}
     * @param options compiled, by their proper names
     * @param label what a person calls it before it is bound: type and subject as written
     * @param ready the bound record, where no option has a template, or null
     */
    record Step(
            String id,
            ComponentSpec spec,
            Map<String, Dynamic> options,
            Common common,
            Position at,
            String label,
            @Nullable Record ready)
            implements ProgramNode {
        /** Where an option stands, or the step itself. */
        public Position at(@Nullable String option) {
            Dynamic value = option == null ? null : options.get(option);
            return value == null ? at : value.at();
        }
    }

    /** Tasks that belong together, with what happens when one of them fails and what happens always. */
    record Block(
            List<ProgramNode> body,
            List<ProgramNode> rescue,
            List<ProgramNode> always,
            boolean atomic,
            Common common,
            Position at)
            implements ProgramNode {
        public Block {
            body = List.copyOf(body);
            rescue = List.copyOf(rescue);
            always = List.copyOf(always);
        }
    }
}
