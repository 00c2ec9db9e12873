package dev.driftless.domain.template;

/** What has to hold for a place in a template or program to be reached: a condition, or a loop that has items. */
@FunctionalInterface
public interface Gate {
    /** Whether the place behind it is reached. */
    enum Passage {
        /** In every run with these variables. */
        OPEN,
        /** That depends on what only a run knows. */
        UNSURE,
        /** In no run with these variables. */
        SHUT;

        /** That of two gates in a row. */
        public Passage and(Passage other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /**
     * Whether it lets pass.
     *
     * @param known the variables that are certain; all others are {@link dev.driftless.domain.value.Value.Unknown}
     */
    Passage passage(Variables known);
}
