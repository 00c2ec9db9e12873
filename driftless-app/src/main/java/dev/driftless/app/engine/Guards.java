package dev.driftless.app.engine;

import dev.driftless.domain.template.Names;
import java.util.HashSet;
import java.util.Set;

/** Names and paths of which something in the configuration reckons that they may be undefined. */
final class Guards {
    private final Set<String> paths = new HashSet<>();

    /** Takes what a template guards; {@code a.b} guards {@code a}, too. */
    void add(Names names) {
        for (String path : names.guarded()) {
            int end = path.length();
            while (end > 0) {
                paths.add(path.substring(0, end));
                end = path.lastIndexOf('.', end - 1);
            }
        }
    }

    boolean has(String path) {
        return paths.contains(path);
    }
}
