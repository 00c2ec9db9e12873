package dev.driftless.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code driftless validate} was told; see {@link ApplyArguments}. */
public record ValidateArguments(
        @Nullable String config,
        List<String> envFiles,
        List<String> extraVars,
        ColourChoice colour,
        OutputFormat output) {
    static ValidateArguments of(Given given) {
        return new ValidateArguments(
                given.text("--config"),
                given.all("--env-file"),
                ExtraVariables.of(given, "validate"),
                ColourChoice.of(given.text("--color")),
                OutputFormat.of(given.text("--output")));
    }
}
