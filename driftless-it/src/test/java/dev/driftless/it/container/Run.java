package dev.driftless.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code driftless apply --output json} said.
 *
 * @param id of the run, or ""
 */
record Run(int code, String id, List<Step> steps, String out, String err) {
    /**
     * One task's end.
     *
     * @param changes their diffs
     * @param text what failed or why it is uncertain, or ""
     */
    record Step(String label, String state, List<String> changes, String text) {
        private static Step of(String line) {
            List<String> changes = new ArrayList<>();
            Matcher diffs = field("diff").matcher(line);
            while (diffs.find()) {
                changes.add(plain(diffs.group(1)));
            }
            String text = value("text", line);
            return new Step(
                    value("type", line) + " " + value("label", line),
                    value("state", line),
                    List.copyOf(changes),
                    text.isEmpty() ? value("reason", line) : text);
        }
    }

    static Run of(int code, String out, String err) {
        List<Step> steps = out.lines()
                .filter(line -> line.startsWith("{\"message\":\"task\""))
                .map(Step::of)
                .toList();
        return new Run(code, value("run", out), steps, out, err);
    }

    private static Pattern field(String name) {
        return Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    }

    private static String value(String name, String line) {
        Matcher matcher = field(name).matcher(line);
        return matcher.find() ? plain(matcher.group(1)) : "";
    }

    private static String plain(String escaped) {
        return escaped.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    List<String> states() {
        return steps.stream().map(Step::state).toList();
    }

    /** All diffs of all tasks. */
    String diff() {
        return String.join(
                "", steps.stream().flatMap(step -> step.changes().stream()).toList());
    }

    /** The only task's failure or doubt. */
    String text() {
        assertEquals(1, steps.size(), out);
        return steps.getFirst().text();
    }

    Run ended(int expected, String... states) {
        assertEquals(expected, code, toString());
        assertEquals(List.of(states), states(), toString());
        return this;
    }
}
