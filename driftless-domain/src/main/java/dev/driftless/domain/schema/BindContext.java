package dev.driftless.domain.schema;

/** What the binder needs beyond the values: files of the configuration, and the reasons of unknown parts. */
public interface BindContext {
    /**
     * The file that an option names.
     *
     * @throws InvalidOption (without option) where there is none
     */
    InputFile input(String name);

    /**
     * The template that an option names, rendered with the variables of the step.
     *
     * @throws InvalidOption (without option) where there is none or it cannot be rendered
     */
    RenderedFile rendered(String name);

    /**
     * A text that is unknown as a whole, for an option that is a text.
     *
     * @throws UnknownOption where there are no such texts
     */
    default String hole(String why) {
        throw new UnknownOption(why);
    }

    /** Why the first unknown part of a text is unknown. */
    String why(CharSequence textWithHole);
}
