package dev.driftless.adapters.config;

import dev.driftless.adapters.config.files.FileFault;
import dev.driftless.adapters.config.secrets.SecretFault;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Explanation;
import java.util.List;
import java.util.stream.Stream;

/** What {@code driftless explain} says about the codes of this module, E001 to E039. */
public final class ConfigExplanations {
    private ConfigExplanations() {}

    /** Each code once, in order. */
    public static List<Explanation> all() {
        return Stream.of(FileFault.explanations(), SyntaxFault.explanations(), SecretFault.explanations())
                .flatMap(List::stream)
                .toList();
    }
}
