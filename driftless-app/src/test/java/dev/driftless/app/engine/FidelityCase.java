package dev.driftless.app.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task list with the host on which it runs.
 *
 * @param setup a shell script that runs in the scratch folder first
 * @param files of the configuration, by name
 * @param expected how each step of the dry run ends, two letters each; null where the case does not say
 * @param real how each step of the real run ends, where that is not the same
 * @param fights what the proof names, {@code 3 > 5}: step 3 has step 5 for an opponent; null where the case does not say
 * @param again the steps that a second run changes (or fails in) though they fight nobody: actions, and blocks that are taken back each time
 * @param undone atomic blocks that are taken back: the step after which, to the step before which
 * @param open what a dry run may not know: {@code 3}, the content that step 3 writes; {@code 3.stdout}, a registered value; {@code 3.*}, all of them
 */
record FidelityCase(
        String name,
        String setup,
        Map<String, String> files,
        @Nullable String expected,
        @Nullable String real,
        @Nullable List<String> fights,
        Set<String> again,
        Map<String, String> undone,
        Set<String> open) {
    /** One that expects nothing in particular. */
    static FidelityCase of(String setup, Map<String, String> files) {
        return new FidelityCase("one", setup, files, null, null, null, Set.of(), Map.of(), Set.of());
    }

    /** Cases are separated by {@code =====} lines; {@code @setup}, {@code @file NAME}, {@code @expect} … begin their parts. */
    static List<FidelityCase> parse(String text) {
        List<FidelityCase> cases = new ArrayList<>();
        for (String part : text.split("(?m)^===== *", -1)) {
            if (!part.isBlank()) {
                cases.add(one(part));
            }
        }
        return cases;
    }

    private static FidelityCase one(String part) {
        List<String> lines = part.lines().toList();
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder section = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("@")) {
                section = sections.computeIfAbsent(line.substring(1).strip(), _ -> new StringBuilder());
            } else {
                section.append(line).append('\n');
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        sections.forEach((name, body) -> {
            if (name.startsWith("file ")) {
                files.put(name.substring(5), body.toString());
            }
        });
        files.put("site.yaml", text(sections, "site") + "\n");
        Map<String, String> undone = new LinkedHashMap<>();
        text(sections, "undone").lines().forEach(line -> {
            String[] sides = line.split(" to ", -1);
            undone.put(sides[0].strip(), sides[1].strip());
        });
        return new FidelityCase(
                lines.getFirst().strip(),
                text(sections, "setup"),
                files,
                text(sections, "expect"),
                sections.containsKey("real") ? text(sections, "real") : null,
                text(sections, "fights").lines().map(String::strip).toList(),
                words(text(sections, "again")),
                undone,
                words(text(sections, "open")));
    }

    private static String text(Map<String, StringBuilder> sections, String name) {
        StringBuilder body = sections.get(name);
        return body == null ? "" : body.toString().strip();
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>(List.of(text.split("\\s+", -1)));
        words.remove("");
        return words;
    }
}
