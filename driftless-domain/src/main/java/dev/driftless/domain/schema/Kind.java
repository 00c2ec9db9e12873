package dev.driftless.domain.schema;

/** The kinds of component. */
public enum Kind {
    /** Plans changes to the host. */
    TASK,
    /** A node of the program that the engine interprets: block, include, set_fact. */
    CONTROL
}
