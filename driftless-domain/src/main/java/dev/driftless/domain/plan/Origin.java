package dev.driftless.domain.plan;

import dev.driftless.domain.schema.Position;

/**
 * Who wants a change.
 *
 * @param step the step's id in the order of the program: {@code 12}, {@code 12[0]} for a loop's item
 * @param label what a person calls it: {@code file /etc/motd}
 */
public record Origin(String step, String label, Position at) {}
