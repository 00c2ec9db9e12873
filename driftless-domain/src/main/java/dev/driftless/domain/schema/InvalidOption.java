package dev.driftless.domain.schema;

import org.jspecify.annotations.Nullable;

/** An option whose value makes no sense. Thrown by the constructors of option records and by the binder; has no stack trace. */
public final class InvalidOption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code of a value that has the wrong shape or type. */
    public static final String WRONG_VALUE = "E105";

    /** The code of a file that is named and not there. */
    public static final String NO_FILE = "E109";

    /** The code of permission bits that are a number. */
    public static final String UNQUOTED_MODE = "E112";

    private final String code;
    private final @Nullable String option;
    private final String why;
    private final @Nullable String hint;

    /**
     * A value that has the wrong shape or type.
     *
     * @param option its name, or null where no single one is at fault
     * @param why what is wrong and what to write, to be read after the option's name: {@code must be …}
     */
    public InvalidOption(@Nullable String option, String why) {
        this(WRONG_VALUE, option, why, null);
    }

    /**
     * Any mistake.
     *
     * @param code of the problem, as {@code driftless explain} knows it
     * @param hint what to write instead, or null
     */
    public InvalidOption(String code, @Nullable String option, String why, @Nullable String hint) {
        super(
                (option == null ? why : "`" + option + "` " + why) + (hint == null ? "" : "; " + hint),
                null,
                false,
                false);
        this.code = code;
        this.option = option;
        this.why = why;
        this.hint = hint;
    }

    /** The same mistake in that option, unless it names one already. */
    InvalidOption in(String name) {
        return option != null ? this : new InvalidOption(code, name, why, hint);
    }

    public String code() {
        return code;
    }

    public @Nullable String option() {
        return option;
    }

    /** The reason without the option's name. */
    public String why() {
        return why;
    }

    /** What to write instead, or null. */
    public @Nullable String hint() {
        return hint;
    }
}
