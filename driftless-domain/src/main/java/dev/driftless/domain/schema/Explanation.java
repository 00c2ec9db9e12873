package dev.driftless.domain.schema;

/**
 * What {@code driftless explain CODE} prints about one kind of problem. Stands beside the code that reports the problem.
 *
 * @param code the stable code, {@code E} and three digits
 * @param title what is wrong, in one line without a full stop
 * @param text why it is an error and how to mend it, in one or more lines, with an example where that helps
 */
public record Explanation(String code, String title, String text) {}
