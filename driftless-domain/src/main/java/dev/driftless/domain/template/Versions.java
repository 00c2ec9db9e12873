package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The test {@code version}: loose, strict and semantic versions, as ansible-core has them. */
final class Versions {
    private Versions() {}

    static boolean compare(Call call) {
        boolean strict = call.has(2) && !(call.value(2) instanceof Value.Null);
        String type = call.textOrNull(3);
        if (strict && type != null) {
            throw Fault.argument("`version` takes strict or version_type, not both");
        }
        String a = call.text();
        String b = call.text(0);
        if (!Order.isTrue(call.input()) || !Order.isTrue(call.value(0))) {
            throw Fault.argument("`version` wants versions that are not empty");
        }
        int order = order(a, b, strict && call.flag(2, false) ? "strict" : type == null ? "loose" : type);
        return switch (call.text(1, "eq")) {
            case "==", "=", "eq" -> order == 0;
            case "!=", "<>", "ne" -> order != 0;
            case "<", "lt" -> order < 0;
            case "<=", "le" -> order <= 0;
            case ">", "gt" -> order > 0;
            case ">=", "ge" -> order >= 0;
            default -> throw Fault.argument("`operator` is one of ==, !=, <, <=, >, >= or their names");
        };
    }

    private static int order(String a, String b, String type) {
        return switch (type) {
            case "loose" -> loose(parts(a), parts(b));
            case "strict" -> compare(strict(a), strict(b));
            case "semver", "semantic" -> semantic(a, b);
            default -> throw Fault.argument("`version_type` is loose, strict or semver");
        };
    }

    /** Numbers and words: everything but dots, cut where digits or lower-case letters begin or end. */
    private static List<Object> parts(String version) {
        List<Object> parts = new ArrayList<>();
        int i = 0;
        while (i < version.length()) {
            int kind = kind(version.charAt(i));
            int start = i;
            while (i < version.length() && kind(version.charAt(i)) == kind) {
                i++;
            }
            String part = version.substring(start, i);
            if (kind == 0) {
                parts.add(number(part));
            } else if (kind != 2) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static int kind(char c) {
        return c >= '0' && c <= '9' ? 0 : c >= 'a' && c <= 'z' ? 1 : c == '.' ? 2 : 3;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw Fault.type("a version has a number that does not fit into 64 bits");
        }
    }

    private static int loose(List<Object> a, List<Object> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order;
            if (a.get(i) instanceof Long x && b.get(i) instanceof Long y) {
                order = Long.compare(x, y);
            } else if (a.get(i) instanceof String x && b.get(i) instanceof String y) {
                order = Texts.compare(x, y);
            } else {
                throw new Fault(
                        Fault.TYPE,
                        "the versions have a number and a word at the same place",
                        "use version_type='semver'");
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Major, minor, patch, kind of prerelease and its number; {@code 1.0a2} comes before {@code 1.0}. */
    private static long[] strict(String version) {
        PythonRegex.Match match = PythonRegex.compile("^([0-9]+)\\.([0-9]+)(\\.([0-9]+))?(([ab])([0-9]+))?$")
                .search(version);
        if (match == null) {
            throw Fault.type("a strict version is like 1.2, 1.2.3 or 1.2b3");
        }
        String patch = match.groups().get(4);
        String letter = match.groups().get(6);
        return new long[] {
            number(String.valueOf(match.groups().get(1))),
            number(String.valueOf(match.groups().get(2))),
            patch == null ? 0 : number(patch),
            letter == null ? 2 : letter.equals("a") ? 0 : 1,
            letter == null ? 0 : number(String.valueOf(match.groups().get(7)))
        };
    }

    private static int compare(long[] a, long[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return Long.compare(a[i], b[i]);
            }
        }
        return 0;
    }

    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";

    private static int semantic(String a, String b) {
        List<String> x = semantic(a);
        List<String> y = semantic(b);
        for (int i = 0; i < 3; i++) {
            int order = Long.compare(number(x.get(i)), number(y.get(i)));
            if (order != 0) {
                return order;
            }
        }
        if (x.get(3).isEmpty() || y.get(3).isEmpty()) {
            return Boolean.compare(x.get(3).isEmpty(), y.get(3).isEmpty());
        }
        return prerelease(Texts.split(x.get(3), ".", -1), Texts.split(y.get(3), ".", -1));
    }

    private static List<String> semantic(String version) {
        PythonRegex.Match match = PythonRegex.compile("^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(?:-("
                        + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$")
                .search(version);
        if (match == null) {
            throw Fault.type("a semantic version is like 1.2.3 or 1.2.3-rc.1");
        }
        List<String> parts = new ArrayList<>();
        for (String group : match.groups().subList(1, 5)) {
            parts.add(group == null ? "" : group);
        }
        return parts;
    }

    /** Numbers come before words, and a prerelease before a longer one that begins with it. */
    private static int prerelease(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            boolean x = isNumber(a.get(i));
            boolean y = isNumber(b.get(i));
            int order = x && y
                    ? Long.compare(number(a.get(i)), number(b.get(i)))
                    : x != y ? x ? -1 : 1 : Texts.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (kind(text.charAt(i)) != 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
