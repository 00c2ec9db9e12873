package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Key;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import java.util.ArrayList;
import java.util.HashSet;
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

    /**
     * {@code Inst nginx [1.22] (1.26-1 Debian:13/stable [amd64])}, {@code Conf nginx (1.26-1 Debian:13/stable [amd64])}, {@code Remv nano [7.2]},
     * {@code Purg nano [7.2]}.
     */
    private static final Pattern STEP =
            Pattern.compile("(Inst|Conf|Remv|Purg) (\\S+)(?: \\[([^\\]]*)])?(?: \\((\\S+)[^)]*\\))?.*");

    /** Of a virtual package, the only one that provides it. */
    private static final Pattern PROVIDER = Pattern.compile("(?m)^Note, selecting '(\\S+)' instead of '(\\S+)'");

    private static final Pattern PROGRESS = Pattern.compile(
            "Setting up |Unpacking |Preparing to |Removing |Purging |Selecting |Processing |Errors were|\\(Reading ");

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
        return quiet(List.of(
                "apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300", "-o", "APT::Update::Error-Mode=any", "update"));
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
                "-newermt",
                "-" + seconds + " seconds");
        return !seen.need(new Query.Probe(find, Set.of(LISTS))).stdout().isBlank();
    }

    /** What apt-get would do after what this run has planned before, which it cannot see yet. */
    static CommandResult simulate(
            Observed seen, PackageFacet facet, String verb, boolean purge, boolean autoremove, List<String> names) {
        Set<Object> reads = new HashSet<>(SOURCES);
        List<String> words = new ArrayList<>(names);
        boolean alone = verb.equals("autoremove") || autoremove;
        String simulated = verb;
        for (String earlier : seen.need(new Query.Planned(facet.kind()))) {
            PackageState state = seen.state(facet, earlier);
            if (alone || !state.installed()) {
                reads.add(new Key(facet.kind(), earlier)); // no words can tell apt-get so
            } else if (names.stream().noneMatch(name -> Wanted.of(name).name().equals(earlier))) {
                if (simulated.equals("remove")) {
                    simulated = "install"; // takes NAME- to remove
                    words.replaceAll(name -> name + "-");
                }
                words.add(state.version() == null ? earlier : earlier + "=" + state.version());
            }
        }
        CommandResult said = simulate(seen, facet, simulated, purge, autoremove, words, reads);
        if (said.exitCode() == 0 || words.size() == names.size()) {
            return said;
        }
        // what this run has planned gets in the way, but apt-get may change it again: nothing is certain
        seen.need(new Query.Planned(facet.kind())).forEach(earlier -> reads.add(new Key(facet.kind(), earlier)));
        return simulate(seen, facet, verb, purge, autoremove, names, reads);
    }

    private static CommandResult simulate(
            Observed seen,
            PackageFacet facet,
            String verb,
            boolean purge,
            boolean autoremove,
            List<String> words,
            Set<Object> reads) {
        List<String> argv = new ArrayList<>(List.of(
                "apt-get",
                "-s",
                "-o", // or it does not say which package stands for a virtual one
                "quiet=0",
                "-o",
                "Debug::NoLocking=1",
                "-o", // or a simulation writes its caches
                "Dir::Cache::pkgcache=",
                "-o",
                "Dir::Cache::srcpkgcache=",
                "-o", // and what it planned
                "Dir::Log::Planner=/dev/null"));
        addChoices(argv, facet.recommends(), purge);
        if (autoremove) {
            argv.add("--auto-remove");
        }
        if (verb.equals("install")) {
            argv.add("--allow-downgrades");
        }
        argv.add(verb);
        argv.addAll(words);
        return seen.need(new Query.Probe(quiet(argv), reads));
    }

    /**
     * The transitions that a simulation announces, less those that this run has planned already.
     *
     * @param asked the names that somebody asked for; what comes along is marked as automatic
     */
    static List<Transition<PackageState>> transitions(
            Observed seen, PackageFacet facet, String simulation, Set<String> asked) {
        Map<String, Transition<PackageState>> transitions = new LinkedHashMap<>();
        Set<String> wanted = new HashSet<>(asked);
        Matcher provider = PROVIDER.matcher(simulation);
        while (provider.find()) {
            if (asked.contains(provider.group(2))) {
                wanted.add(provider.group(1));
            }
        }
        for (String line : simulation.lines().toList()) {
            Matcher step = STEP.matcher(line);
            if (!step.matches()) {
                continue;
            }
            String name = step.group(2);
            PackageState before = seen.state(facet, name);
            if (step.group(1).equals("Conf") && (before.installed() || !before.isUnpacked())) {
                continue; // its Inst says so already
            }
            PackageState after = switch (step.group(1)) {
                case "Inst", "Conf" ->
                    new PackageState(
                            true,
                            step.group(4),
                            wanted.contains(name) || (before.installed() && before.manual()),
                            false);
                case "Purg" -> PackageState.ABSENT;
                default -> Dpkg.hasLeftovers(name, seen) ? PackageState.LEFTOVERS : PackageState.ABSENT;
            };
            boolean gone = !after.installed() && !before.isUnpacked() && (after.leftovers() || !before.leftovers());
            if (!after.equals(before) && !gone) {
                transitions.put(name, new Transition<>(name, before, after));
            }
        }
        return List.copyOf(transitions.values());
    }

    /** What a person needs of what a change said: not its settings, nor what it says each time. */
    static String complaint(Command step, CommandResult result) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < step.argv().size(); i++) {
            String word = step.argv().get(i);
            if (word.equals("-o")) {
                i++;
            } else if (!word.startsWith("-")) {
                words.add(word);
            }
        }
        List<String> said = new ArrayList<>(failures(result.stdout()));
        result.stderr()
                .lines()
                .filter(line -> !line.startsWith("debconf: ") && !line.startsWith("W: ") && !line.isBlank())
                .map(line -> line.startsWith("E: ") ? line.substring(3) : line.strip())
                .forEach(said::add);
        String start = String.join(" ", words) + " failed with exit " + result.exitCode();
        return said.isEmpty() ? start : start + ": " + String.join("\n", said);
    }

    /** What dpkg(1) says about the packages that failed, after what their scripts said: apt-get passes all of it on as output. */
    private static List<String> failures(String stdout) {
        List<String> failures = new ArrayList<>();
        List<String> since = new ArrayList<>();
        boolean failing = false;
        for (String line : stdout.lines().toList()) {
            failing = line.startsWith("dpkg: error") || (failing && line.startsWith(" "));
            if (failing) {
                failures.addAll(since);
                failures.add(line.strip());
                since.clear();
            } else if (PROGRESS.matcher(line).lookingAt()) {
                since.clear();
            } else {
                since.add(line.strip());
            }
        }
        return failures;
    }

    /** The lines in which a simulation says what is wrong, without its marks. */
    static String complaint(CommandResult result) {
        List<String> lines = (result.stderr() + "\n" + result.stdout())
                .lines()
                .filter(line -> line.startsWith("E: "))
                .map(line -> line.substring(3))
                .distinct()
                .toList();
        List<String> unmet = result.stdout()
                .lines()
                .dropWhile(line -> !line.startsWith("The following packages have unmet dependencies"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .toList();
        if (!unmet.isEmpty()) {
            return "unmet dependencies: " + String.join("; ", unmet);
        }
        return lines.isEmpty() ? "apt-get failed with exit " + result.exitCode() : String.join("; ", lines);
    }
}
