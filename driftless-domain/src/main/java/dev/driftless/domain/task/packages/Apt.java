package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Command lines of apt-get(8), and what its simulation says. */
final class Apt {
    static final AbsolutePath PROGRAM = AbsolutePath.of("/usr/bin/apt-get");
    static final AbsolutePath LISTS = AbsolutePath.of("/var/lib/apt/lists");

    /** {@code Inst nginx [1.22] (1.26-1 Debian:13/stable [amd64])}, {@code Remv nano [7.2]}, {@code Purg nano [7.2]}. */
    private static final Pattern STEP =
            Pattern.compile("(Inst|Remv|Purg) (\\S+)(?: \\[([^\\]]*)])?(?: \\((\\S+)[^)]*\\))?.*");

    private static final Set<Object> SOURCES = Set.of(AbsolutePath.of("/etc/apt"), LISTS);

    private Apt() {}

    /** A change that asks nothing, keeps configuration files that were edited, and waits for others to finish. */
    static Command command(String verb, @Nullable Boolean recommends, boolean purge, List<String> names) {
        List<String> argv = new ArrayList<>(List.of(
                "apt-get",
                "-y",
                "-q",
                "-o",
                "Dpkg::Options::=--force-confdef",
                "-o",
                "Dpkg::Options::=--force-confold",
                "-o",
                "DPkg::Lock::Timeout=300"));
        addChoices(argv, recommends, purge);
        if (verb.equals("install")) {
            argv.add("--allow-downgrades"); // the plan showed each version before
        }
        argv.add(verb);
        argv.addAll(names);
        return quiet(argv);
    }

    private static void addChoices(List<String> argv, @Nullable Boolean recommends, boolean purge) {
        if (recommends != null) {
            argv.addAll(List.of("-o", "APT::Install-Recommends=" + recommends));
        }
        if (purge) {
            argv.add("--purge");
        }
    }

    static Command quiet(List<String> argv) {
        return Command.of(argv).with(Map.of("DEBIAN_FRONTEND", "noninteractive"));
    }

    static Command update() {
        return quiet(List.of("apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300", "update"));
    }

    /** Whether the lists of packages were fetched within that many seconds; the host's clock decides. */
    static boolean isFresh(Observed seen, long seconds) {
        Command find = Command.of(
                "find",
                LISTS.text(),
                LISTS + "/partial",
                "/var/lib/apt/periodic/update-success-stamp",
                "-maxdepth",
                "0",
                "-mmin",
                "-" + Math.max(1, seconds / 60));
        return !seen.need(new Query.Probe(find, Set.of(LISTS))).stdout().isBlank();
    }

    static CommandResult simulate(
            Observed seen,
            String verb,
            @Nullable Boolean recommends,
            boolean purge,
            boolean autoremove,
            List<String> names) {
        List<String> argv = new ArrayList<>(List.of("apt-get", "-s", "-q", "-o", "Debug::NoLocking=1"));
        addChoices(argv, recommends, purge);
        if (autoremove) {
            argv.add("--auto-remove");
        }
        if (verb.equals("install")) {
            argv.add("--allow-downgrades");
        }
        argv.add(verb);
        argv.addAll(names);
        return seen.need(new Query.Probe(quiet(argv), SOURCES));
    }

    /**
     * The transitions that a simulation announces, less those that this run has planned already.
     *
     * @param asked the names that somebody asked for; what comes along is marked as automatic
     */
    static List<Transition<Package>> transitions(
            Observed seen, PackageFacet facet, String simulation, Set<String> asked) {
        Map<String, Transition<Package>> transitions = new LinkedHashMap<>();
        for (String line : simulation.lines().toList()) {
            Matcher step = STEP.matcher(line);
            if (!step.matches()) {
                continue;
            }
            String name = step.group(2);
            Package before = seen.state(facet, name);
            Package after = switch (step.group(1)) {
                case "Inst" ->
                    new Package(
                            true,
                            step.group(4),
                            asked.contains(name) || (before.installed() && before.manual()),
                            false);
                case "Purg" -> Package.ABSENT;
                default -> Package.LEFTOVERS;
            };
            boolean gone = !after.installed() && !before.installed() && (after.leftovers() || !before.leftovers());
            if (!after.equals(before) && !gone) {
                transitions.put(name, new Transition<>(name, before, after));
            }
        }
        return List.copyOf(transitions.values());
    }

    /** The lines in which apt-get says what is wrong, without its marks. */
    static String complaint(CommandResult result) {
        List<String> lines = (result.stderr() + "\n" + result.stdout())
                .lines()
                .filter(line -> line.startsWith("E: "))
                .map(line -> line.substring(3))
                .distinct()
                .toList();
        return lines.isEmpty() ? "apt-get failed with exit " + result.exitCode() : String.join("; ", lines);
    }
}
