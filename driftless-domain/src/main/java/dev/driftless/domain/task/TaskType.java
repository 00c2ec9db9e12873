package dev.driftless.domain.task;

import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.Kind;

/** Names and documents one task type. */
public interface TaskType extends ComponentType {
    @Override
    default Kind kind() {
        return Kind.TASK;
    }
}
