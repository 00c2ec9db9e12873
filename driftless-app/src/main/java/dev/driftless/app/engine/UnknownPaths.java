package dev.driftless.app.engine;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where a step may write of which a dry run does not know all options. */
final class UnknownPaths {
    private UnknownPaths() {}

    /** The paths among the options; of one that is not known, the directory above its first unknown part. */
    static Set<AbsolutePath> of(ComponentSpec spec, Map<String, Value> values) {
        Set<AbsolutePath> paths = new HashSet<>();
        for (OptionSpec option : spec.options()) {
            Value value = option.type() == AbsolutePath.class ? values.get(option.name()) : null;
            if (value instanceof Value.Text(String text) && text.startsWith("/")) {
                paths.add(known(text));
            } else if (value instanceof Value.Unknown) {
                paths.add(AbsolutePath.ROOT);
            }
        }
        return paths;
    }

    private static AbsolutePath known(String text) {
        int end = 0;
        while (end < text.length() && !Holes.in(text.substring(end, end + 1))) {
            end++;
        }
        if (end == text.length()) {
            return AbsolutePath.of(text);
        }
        int slash = text.lastIndexOf('/', end);
        return slash <= 0 ? AbsolutePath.ROOT : AbsolutePath.of(text.substring(0, slash));
    }
}
