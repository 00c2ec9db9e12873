package dev.driftless.domain.template;

import dev.driftless.domain.template.PythonRegex.Match;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters with regular expressions. */
enum RegexFilters implements Operation {
    REGEX_REPLACE(
            "regex_replace",
            "pattern=, replacement=, ignorecase=, multiline=, count=, mandatory_count=",
            Reach.LEAVES,
            "Replaces what a regular expression matches; \\1 and \\g<name> stand for its groups.",
            "'eth0' | regex_replace('(\\\\D+)(\\\\d+)', '\\\\2-\\\\1')",
            "0-eth"),
    REGEX_SEARCH(
            "regex_search",
            "regex, *, ignorecase=, multiline=",
            Reach.LEAVES,
            "The first match, or the list of the groups that are named as `\\\\1` or `\\\\g<name>`; none if nothing matches.",
            "'v1.2' | regex_search('\\\\d+')",
            "1"),
    REGEX_FINDALL(
            "regex_findall",
            "regex, multiline=, ignorecase=",
            Reach.LEAVES,
            "All matches; with groups, those of each match.",
            "'a1b22' | regex_findall('\\\\d+')",
            "['1', '22']"),
    REGEX_ESCAPE(
            "regex_escape",
            "re_type=",
            Reach.LEAVES,
            "Escapes what is special in a regular expression.",
            "'a.b' | regex_escape",
            "a\\.b");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    RegexFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        try {
            return switch (this) {
                case REGEX_REPLACE -> replace(call);
                case REGEX_SEARCH -> search(call);
                case REGEX_FINDALL -> findAll(call);
                case REGEX_ESCAPE -> escape(call);
            };
        } catch (RegexProblem e) {
            throw Fault.argument("the regular expression " + e.problem());
        }
    }

    static PythonRegex regex(String pattern, boolean ignoreCase, boolean multiline) {
        int flags = (ignoreCase ? PythonRegex.IGNORE_CASE : 0) | (multiline ? PythonRegex.MULTILINE : 0);
        return PythonRegex.compile(pattern, flags);
    }

    private static Value replace(Call call) {
        PythonRegex regex = regex(call.text(0, ""), call.flag(2, false), call.flag(3, false));
        int most = Math.clamp(call.whole(4, 0), 0, Integer.MAX_VALUE);
        PythonRegex.Replaced replaced = regex.replace(call.text(), call.text(1, ""), most);
        long wanted = call.whole(5, 0);
        if (wanted != 0 && wanted != replaced.count()) {
            throw Fault.type(
                    "the regular expression should match " + wanted + " times, but matches " + replaced.count());
        }
        return Value.of(replaced.text());
    }

    private static Value search(Call call) {
        PythonRegex regex = regex(call.text(0), call.flag(1, false), call.flag(2, false));
        List<Integer> groups = new ArrayList<>();
        for (Value value : call.rest()) {
            groups.add(group(call.str(value), regex));
        }
        Match match = regex.search(call.text());
        if (match == null) {
            return Value.NULL;
        }
        if (groups.isEmpty()) {
            return text(match.groups().getFirst());
        }
        List<Value> values = new ArrayList<>();
        for (int group : groups) {
            values.add(text(match.groups().get(group)));
        }
        return Value.of(values);
    }

    private static Value text(@Nullable String group) {
        return group == null ? Value.NULL : Value.of(group);
    }

    private static int group(String reference, PythonRegex regex) {
        int group = -1;
        if (reference.startsWith("\\g<") && reference.endsWith(">")) {
            String name = reference.substring(3, reference.length() - 1);
            group = isNumber(name) ? Integer.parseInt(name) : regex.group(name);
        } else if (reference.startsWith("\\") && isNumber(reference.substring(1))) {
            group = Integer.parseInt(reference.substring(1));
        } else {
            throw Fault.argument("a group is named as '\\\\1' or '\\\\g<name>'");
        }
        if (group < 0 || group > regex.groupCount()) {
            throw Fault.argument("the regular expression does not have that group");
        }
        return group;
    }

    private static boolean isNumber(String text) {
        boolean number = !text.isEmpty() && text.length() < 4;
        for (int i = 0; i < text.length(); i++) {
            number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return number;
    }

    private static Value findAll(Call call) {
        PythonRegex regex = regex(call.text(0), call.flag(2, false), call.flag(1, false));
        List<Value> found = new ArrayList<>();
        for (Match match : regex.findAll(call.text())) {
            List<Value> groups = new ArrayList<>();
            for (String group : match.groups()) {
                groups.add(Value.of(group == null ? "" : group));
            }
            found.add(groups.size() <= 2 ? groups.getLast() : Value.of(List.copyOf(groups.subList(1, groups.size()))));
        }
        return Value.of(found);
    }

    private static Value escape(Call call) {
        return switch (call.text(0, "python")) {
            case "python" -> Value.of(PythonRegex.escape(call.text()));
            case "posix_basic" -> {
                StringBuilder out = new StringBuilder();
                String text = call.text();
                for (int i = 0; i < text.length(); i++) {
                    out.append("].[^$*\\".indexOf(text.charAt(i)) >= 0 ? "\\" : "")
                            .append(text.charAt(i));
                }
                yield Value.of(out.toString());
            }
            default -> throw Fault.argument("`re_type` is python or posix_basic");
        };
    }
}
