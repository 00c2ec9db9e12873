package dev.driftless.domain.template;

/** How far a rendering may go, so that no template takes the agent with it. */
final class Limits {
    /** Characters of one text, and of all output. */
    static final int TEXT = 64 << 20;

    /** Items that one expression may make. */
    static final int ITEMS = 1 << 20;

    /** Turns of all loops of one rendering together. */
    static final long STEPS = 5_000_000;

    /** Includes inside includes. */
    static final int INCLUDES = 50;

    /** Statements or parentheses inside each other. */
    static final int NESTING = 100;

    /** Operators, filters or attributes in a row. */
    static final int CHAIN = 1_000;

    /** Characters that one regular expression may look at in one call. */
    static final long REGEX_STEPS = 50_000_000;

    private Limits() {}

    static void text(long length) {
        if (length > TEXT) {
            throw Fault.limit("a text would be longer than " + (TEXT >> 20) + " Mi characters");
        }
    }

    static void items(long count) {
        if (count > ITEMS) {
            throw Fault.limit("a list would have more than " + ITEMS + " items");
        }
    }
}
