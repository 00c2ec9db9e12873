package dev.driftless.domain.template;

import dev.driftless.domain.schema.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds filters, tests and functions by name. Their groups are asked one after the other, so that the class of a group is
 * loaded only when a template names something that no earlier group has.
 */
final class Operations {
    private static final int FILTER_GROUPS = 8;
    private static final int TEST_GROUPS = 2;

    private Operations() {}

    private static Operation[] filters(int group) {
        return switch (group) {
            case 0 -> FlowFilters.values();
            case 1 -> TextFilters.values();
            case 2 -> ListFilters.values();
            case 3 -> NumberFilters.values();
            case 4 -> ItemFilters.values();
            case 5 -> MappingFilters.values();
            case 6 -> RegexFilters.values();
            default -> DataFilters.values();
        };
    }

    private static Operation[] tests(int group) {
        return group == 0 ? TypeTests.values() : ValueTests.values();
    }

    static @Nullable Operation filter(String name) {
        for (int group = 0; group < FILTER_GROUPS; group++) {
            Operation found = find(filters(group), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static @Nullable Operation test(String name) {
        for (int group = 0; group < TEST_GROUPS; group++) {
            Operation found = find(tests(group), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static @Nullable Operation function(String name) {
        return find(Functions.values(), name);
    }

    static @Nullable Operation find(Operation[] group, String name) {
        for (Operation operation : group) {
            if (operation.doc().isNamed(name)) {
                return operation;
            }
        }
        return null;
    }

    static List<Operation> allFilters() {
        List<Operation> all = new ArrayList<>();
        for (int group = 0; group < FILTER_GROUPS; group++) {
            all.addAll(List.of(filters(group)));
        }
        return all;
    }

    static List<Operation> allTests() {
        List<Operation> all = new ArrayList<>();
        for (int group = 0; group < TEST_GROUPS; group++) {
            all.addAll(List.of(tests(group)));
        }
        return all;
    }

    /** A filter that must exist; the fault names the nearest. */
    static Operation needFilter(String name) {
        Operation filter = filter(name);
        if (filter == null) {
            throw unknown("filter", name, allFilters(), Ansible.insteadOfFilter(name));
        }
        return filter;
    }

    /** A test that must exist; the fault names the nearest. */
    static Operation needTest(String name) {
        Operation test = test(name);
        if (test == null) {
            throw unknown("test", name, allTests(), Ansible.insteadOfTest(name));
        }
        return test;
    }

    /** A function that must exist; the fault names the nearest. */
    static Operation needFunction(String name) {
        Operation function = function(name);
        if (function == null) {
            throw unknown("function", name, List.of(Functions.values()), Ansible.insteadOfFunction(name));
        }
        return function;
    }

    private static Fault unknown(String kind, String name, List<Operation> all, @Nullable String instead) {
        String near = instead != null ? null : Nearest.to(name, names(all));
        String hint = near != null ? "did you mean `" + near + "`?" : instead;
        return new Fault(Fault.UNKNOWN_NAME, "there is no " + kind + " `" + name + "`", hint);
    }

    private static List<String> names(List<Operation> all) {
        List<String> names = new ArrayList<>();
        for (Operation operation : all) {
            names.addAll(operation.doc().names());
        }
        return names;
    }
}
