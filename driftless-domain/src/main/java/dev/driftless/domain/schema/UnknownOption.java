package dev.driftless.domain.schema;

/** An option of a type that cannot be unknown depends on something that a dry run cannot know; the step becomes maybe. */
public final class UnknownOption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownOption(String why) {
        super(why, null, false, false);
    }
}
