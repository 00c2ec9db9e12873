package dev.driftless.domain.template;

/** How far an operation looks into its values: what it does when a part is unknown or secret. */
enum Reach {
    /** It reads everything: unknown anywhere makes the result unknown, a secret anywhere makes it secret. */
    LEAVES,
    /** It reads everything and gives back what it was given: unknown as above, but items keep their own secrecy. */
    ITEMS,
    /** It reads the outer shape and gives back what is inside, whatever that is. */
    SHAPE,
    /** It builds a text that may have holes; secret as in the first. */
    TEXT,
    /** It looks after undefined, unknown and secret values itself. */
    SELF
}
