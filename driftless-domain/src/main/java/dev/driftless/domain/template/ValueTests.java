package dev.driftless.domain.template;

import dev.driftless.domain.template.Operators.Comparison;
import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests of what the value is. */
enum ValueTests implements Operation {
    EQ("eq equalto ==", "other", Reach.SHAPE, "It is equal.", "1 is eq 1", "True"),
    NE("ne !=", "other", Reach.SHAPE, "It is not equal.", "1 is ne 1", "False"),
    LT("lt lessthan <", "other", Reach.SHAPE, "It is less.", "1 is lt 2", "True"),
    LE("le <=", "other", Reach.SHAPE, "It is less or equal.", "2 is le 2", "True"),
    GT("gt greaterthan >", "other", Reach.SHAPE, "It is greater.", "1 is gt 2", "False"),
    GE("ge >=", "other", Reach.SHAPE, "It is greater or equal.", "2 is ge 2", "True"),
    IN("in", "seq", Reach.SHAPE, "It is in the list, mapping or text.", "1 is in [1, 2]", "True"),
    CONTAINS(
            "contains",
            "value",
            Reach.SHAPE,
            "The list, mapping or text has the value in it.",
            "[1, 2] is contains 1",
            "True"),
    MATCH(
            "match",
            "pattern=, ignorecase=, multiline=",
            Reach.LEAVES,
            "The regular expression matches at its start.",
            "'abc' is match('a.')",
            "True"),
    SEARCH(
            "search",
            "pattern=, ignorecase=, multiline=",
            Reach.LEAVES,
            "The regular expression matches somewhere.",
            "'abc' is search('c')",
            "True"),
    REGEX(
            "regex",
            "pattern=, ignorecase=, multiline=, match_type=",
            Reach.LEAVES,
            "The regular expression matches: `search` somewhere, `match` at the start, `fullmatch` all of it.",
            "'abc' is regex('^A', ignorecase=true)",
            "True"),
    VERSION(
            "version version_compare",
            "version, operator=, strict=, version_type=",
            Reach.LEAVES,
            "It is a version that compares so: `loose` unless `strict` or `semver` is named.",
            "'1.10' is version('1.9', '>')",
            "True"),
    ODD("odd", "", Reach.LEAVES, "It is odd.", "3 is odd", "True"),
    EVEN("even", "", Reach.LEAVES, "It is even.", "3 is even", "False"),
    DIVISIBLEBY("divisibleby", "num", Reach.LEAVES, "It can be divided without rest.", "9 is divisibleby 3", "True"),
    LOWER("lower", "", Reach.LEAVES, "It has letters, and all are lower-case.", "'a1' is lower", "True"),
    UPPER("upper", "", Reach.LEAVES, "It has letters, and all are upper-case.", "'a1' is upper", "False"),
    SAMEAS("sameas", "other", Reach.LEAVES, "It is equal and of the same type.", "1 is sameas true", "False"),
    SUBSET(
            "subset issubset",
            "b",
            Reach.LEAVES,
            "All its items are in the other list.",
            "[1] is subset([1, 2])",
            "True"),
    SUPERSET(
            "superset issuperset",
            "b",
            Reach.LEAVES,
            "It has all items of the other list.",
            "[1] is superset([1, 2])",
            "False"),
    ANY("any", "", Reach.SHAPE, "One of its items counts as true.", "[0, 1] is any", "True"),
    ALL("all", "", Reach.SHAPE, "All its items count as true.", "[0, 1] is all", "False"),
    NAN("nan isnan", "", Reach.LEAVES, "It is not a number, as some calculations give it.", "1 is nan", "False");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    ValueTests(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        return switch (this) {
            case EQ -> compare(Comparison.EQUAL, call);
            case NE -> compare(Comparison.NOT_EQUAL, call);
            case LT -> compare(Comparison.LESS, call);
            case LE -> compare(Comparison.LESS_OR_EQUAL, call);
            case GT -> compare(Comparison.GREATER, call);
            case GE -> compare(Comparison.GREATER_OR_EQUAL, call);
            case IN -> compare(Comparison.IN, call);
            case CONTAINS -> Comparison.IN.apply(call.value(0), call.input(), call.scope());
            case MATCH, SEARCH, REGEX -> Order.bool(matches(call));
            case VERSION -> Order.bool(Versions.compare(call));
            case ODD -> remainder(call, 2, 1);
            case EVEN -> remainder(call, 2, 0);
            case DIVISIBLEBY -> Order.bool(Order.real(Arithmetic.modulo(call.input(), call.value(0))) == 0);
            case LOWER -> Order.bool(hasCase(call.text(), false));
            case UPPER -> Order.bool(hasCase(call.text(), true));
            case SAMEAS ->
                Order.bool(call.input().getClass() == call.value(0).getClass()
                        && Order.equal(call.input(), call.value(0)));
            case SUBSET -> Order.bool(covers(Order.items(call.value(0)), call.items()));
            case SUPERSET -> Order.bool(covers(call.items(), Order.items(call.value(0))));
            case ANY -> decided(call, true);
            case ALL -> decided(call, false);
            case NAN -> Order.bool(call.input() instanceof Value.Real(var number) && Double.isNaN(number));
        };
    }

    private static Value compare(Comparison comparison, Call call) {
        return comparison.apply(call.input(), call.value(0), call.scope());
    }

    private static Value remainder(Call call, long divisor, long wanted) {
        return Order.bool(Order.real(Arithmetic.modulo(call.input(), Value.of(divisor))) == wanted);
    }

    private boolean matches(Call call) {
        try {
            PythonRegex regex = RegexFilters.regex(call.text(0, ""), call.flag(1, false), call.flag(2, false));
            String how = this == MATCH ? "match" : this == SEARCH ? "search" : call.text(3, "search");
            String text = call.text();
            return switch (how) {
                case "search" -> regex.find(text);
                case "match" -> regex.matchesStart(text);
                case "fullmatch" -> regex.matchesAll(text);
                default -> throw Fault.argument("`match_type` is search, match or fullmatch");
            };
        } catch (RegexProblem e) {
            throw Fault.argument("the regular expression " + e.problem());
        }
    }

    private static boolean hasCase(String text, boolean upper) {
        boolean cased = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (upper ? Character.isLowerCase(c) : Character.isUpperCase(c)) {
                return false;
            }
            if (Character.isTitleCase(c)) {
                return false;
            }
            cased |= upper ? Character.isUpperCase(c) : Character.isLowerCase(c);
            i += Character.charCount(c);
        }
        return cased;
    }

    private static boolean covers(List<Value> all, List<Value> some) {
        Sorting.Seen seen = Sorting.Seen.of(all);
        for (Value item : some) {
            if (!seen.contains(item)) {
                return false;
            }
        }
        return true;
    }

    /** One true item decides {@code any}, one false item {@code all}, whatever is unknown. */
    private static Value decided(Call call, boolean decisive) {
        Value unknown = null;
        for (Value item : call.items()) {
            Value truth = Order.truth(item, call.scope());
            if (truth instanceof Value.Unknown) {
                unknown = truth;
            } else if (Order.isTrue(truth) == decisive) {
                return Order.bool(decisive);
            }
        }
        return unknown == null ? Order.bool(!decisive) : unknown;
    }
}
