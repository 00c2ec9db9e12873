package dev.driftless.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code driftless agent} was told; see {@link ApplyArguments}. */
public record AgentArguments(
        @Nullable String config,
        @Nullable String state,
        List<String> envFiles,
        List<String> extraVars,
        ColourChoice colour,
        OutputFormat output) {
    static AgentArguments of(Given given) {
        return new AgentArguments(
                given.text("--config"),
                given.text("--state"),
                given.all("--env-file"),
                ExtraVariables.of(given, "agent"),
                ColourChoice.of(given.text("--color")),
                OutputFormat.of(given.text("--output")));
    }
}
