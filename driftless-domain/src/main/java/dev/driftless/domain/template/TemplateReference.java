package dev.driftless.domain.template;

import java.util.ArrayList;
import java.util.List;

/** What the language has, for the generated reference. */
public final class TemplateReference {
    private TemplateReference() {}

    /**
     * A filter, test, function or method.
     *
     * @param names the name, then its aliases
     * @param parameters as {@code old, new, count=}: what has {@code =} may be left out, {@code *} and {@code **} stand for more
     * @param example an expression that needs no variables
     * @param result what the example prints
     */
    public record Entry(List<String> names, String parameters, String summary, String example, String result) {}

    /** All filters. */
    public static List<Entry> filters() {
        return entries(Operations.allFilters());
    }

    /** All tests. */
    public static List<Entry> tests() {
        return entries(Operations.allTests());
    }

    /** All functions. */
    public static List<Entry> functions() {
        return entries(List.of(Functions.values()));
    }

    /** All methods of texts, lists and mappings. */
    public static List<Entry> methods() {
        List<Operation> all = new ArrayList<>(List.of(TextMethods.values()));
        all.addAll(List.of(ListMethods.values()));
        all.addAll(List.of(MappingMethods.values()));
        return entries(all);
    }

    private static List<Entry> entries(List<Operation> operations) {
        List<Entry> entries = new ArrayList<>();
        for (Operation operation : operations) {
            Operation.Doc doc = operation.doc();
            entries.add(new Entry(doc.names(), doc.signature(), doc.summary(), doc.example(), doc.result()));
        }
        return entries;
    }
}
