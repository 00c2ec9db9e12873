package dev.driftless.domain.schema;

import org.jspecify.annotations.Nullable;

/** An option whose value makes no sense. Thrown by the constructors of option records and by the binder; has no stack trace. */
public final class InvalidOption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String option;
    private final String why;

    /**
     * @param option its name, or null where no single one is at fault
     * @param why what is wrong and what to write, to be read after the option's name: {@code must be …}
     */
    public InvalidOption(@Nullable String option, String why) {
        super(option == null ? why : "`" + option + "` " + why, null, false, false);
        this.option = option;
        this.why = why;
    }

    public @Nullable String option() {
        return option;
    }

    /** The reason without the option's name. */
    public String why() {
        return why;
    }
}
