package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.Kind;

/** A node that the engine interprets, because it concerns the program's scope and course and not the host. */
public sealed interface Control
        permits AssertControl, DebugControl, FailControl, IncludeTasksControl, IncludeVarsControl, SetFactControl {
    /** Names and documents a control node. */
    interface Type extends ComponentType {
        @Override
        default Kind kind() {
            return Kind.CONTROL;
        }
    }
}
