package dev.driftless.domain.task;

/** Whether a thing shall be there. */
public enum Presence {
    PRESENT,
    ABSENT
}
