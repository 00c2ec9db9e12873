package dev.driftless.app.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One task list with the host on which it runs.
 *
 * @param setup a shell script that runs in the scratch folder first
 * @param files of the configuration, by name
 * @param expected how each step of the dry run ends, two letters each
 * @param fights how many steps the proof names
 * @param actions whether a second run changes something by its nature
 */
record FidelityCase(
        String name, String setup, Map<String, String> files, String expected, int fights, boolean actions) {
    /** Cases are separated by {@code =====} lines; {@code @setup}, {@code @file NAME}, {@code @expect} begin their parts. */
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
        files.put(
                "site.yaml", sections.getOrDefault("site", new StringBuilder()).toString());
        String expect =
                sections.getOrDefault("expect", new StringBuilder()).toString().strip();
        int fights = 0;
        boolean actions = false;
        StringBuilder statuses = new StringBuilder();
        for (String word : expect.split("\\s+", -1)) {
            if (word.startsWith("fights=")) {
                fights = Integer.parseInt(word.substring(7));
            } else if (word.equals("actions")) {
                actions = true;
            } else {
                statuses.append(statuses.isEmpty() ? "" : " ").append(word);
            }
        }
        return new FidelityCase(
                lines.getFirst().strip(),
                sections.getOrDefault("setup", new StringBuilder()).toString(),
                files,
                statuses.toString(),
                fights,
                actions);
    }
}
