package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.RunCommand;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Packages of the distribution. */
public record PackageTask(
        @Doc("One package or several; `nginx=1.22*` pins a version, `libc6:i386` an architecture.")
        @Named(aliases = {"pkg", "package"})
        @Subject
        List<String> name,

        @Doc("`present` installs what is missing, `latest` brings it to the newest version too, `absent` removes it.")
        @Default("present")
        Wish state,

        @Doc("Fetch the lists of packages first, where there is something to install.")
        boolean updateCache,

        @Doc("How old these lists may be. Left out: they are always fetched, with `update_cache`.") @Nullable
        Duration cacheValidTime,

        @Doc("Install recommended packages too. Left out: as the host is set up.") @Nullable
        Boolean installRecommends,

        @Doc("With `state: absent`: remove the configuration files too.")
        boolean purge,

        @Doc(
                "Remove what was installed only because of a package that goes, or, without `name`, what nobody needs any more.")
        boolean autoremove)
        implements Task {
    /** What shall be. */
    public enum Wish {
        PRESENT,
        LATEST,
        ABSENT
    }

    public PackageTask {
        name = name.stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        name.forEach(Wanted::of);
        if (name.isEmpty() && !updateCache && cacheValidTime == null && !autoremove) {
            throw new InvalidOption("name", "is missing");
        }
    }

    @Override
    public Plan plan(Observed seen) {
        if (!seen.need(new Query.Exists(Apt.PROGRAM))) {
            return Plan.blocked(Code.NOT_FOUND, "no supported package manager (apt-get) on this host", null);
        }
        PackageFacet facet = new PackageFacet(installRecommends);
        if (name.isEmpty()) {
            return withoutName(seen, facet);
        }
        return state == Wish.ABSENT ? removal(seen, facet) : installation(seen, facet);
    }

    private boolean isUpdateDue(Observed seen) {
        return (updateCache || cacheValidTime != null)
                && (cacheValidTime == null || !Apt.isFresh(seen, cacheValidTime.toSeconds()));
    }

    private static Change update() {
        return new RunCommand(Apt.update(), Effects.touching(Set.of(Apt.LISTS)));
    }

    private Plan withoutName(Observed seen, PackageFacet facet) {
        List<Change> changes = new ArrayList<>();
        if (isUpdateDue(seen)) {
            changes.add(update());
        }
        if (autoremove) {
            CommandResult said = Apt.simulate(seen, "autoremove", installRecommends, purge, false, List.of());
            if (said.exitCode() != 0) {
                return refused(said);
            }
            add(changes, facet, Apt.transitions(seen, facet, said.stdout(), Set.of()));
        }
        return Plan.of(changes);
    }

    private Plan removal(Observed seen, PackageFacet facet) {
        List<String> there = new ArrayList<>();
        for (String text : name) {
            String plain = Wanted.of(text).name();
            Package now = seen.state(facet, plain);
            if (now.installed() || (purge && now.leftovers())) {
                there.add(plain);
            }
        }
        if (there.isEmpty()) {
            return Plan.IN_SYNC;
        }
        CommandResult said = Apt.simulate(seen, "remove", installRecommends, purge, autoremove, there);
        if (said.exitCode() != 0) {
            return refused(said);
        }
        List<Change> changes = new ArrayList<>();
        add(changes, facet, Apt.transitions(seen, facet, said.stdout(), Set.copyOf(there)));
        return Plan.of(changes);
    }

    private Plan installation(Observed seen, PackageFacet facet) {
        List<Wanted> open = new ArrayList<>();
        for (String text : name) {
            Wanted wanted = Wanted.of(text);
            if (state == Wish.LATEST || !wanted.isThere(seen.state(facet, wanted.name()))) {
                open.add(wanted);
            }
        }
        if (open.isEmpty()) {
            return Plan.IN_SYNC;
        }
        List<String> words = open.stream().map(Wanted::word).toList();
        Set<String> asked = new HashSet<>(open.stream().map(Wanted::name).toList());
        CommandResult said = Apt.simulate(seen, "install", installRecommends, false, false, words);
        if (isUpdateDue(seen)) {
            String simulation = said.exitCode() == 0 ? said.stdout() : "";
            return Plan.of(List.of(
                    update(),
                    new SetState<>(
                            facet, afterUpdate(seen, facet, open, Apt.transitions(seen, facet, simulation, asked)))));
        }
        if (said.exitCode() != 0) {
            return refused(said);
        }
        List<Change> changes = new ArrayList<>();
        add(changes, facet, Apt.transitions(seen, facet, said.stdout(), asked));
        return Plan.of(changes);
    }

    /** The lists that the simulation read will be replaced: only what somebody pinned has a version yet. */
    private static List<Transition<Package>> afterUpdate(
            Observed seen, PackageFacet facet, List<Wanted> open, List<Transition<Package>> simulated) {
        Map<String, Transition<Package>> transitions = new LinkedHashMap<>();
        for (Wanted wanted : open) {
            Package before = seen.state(facet, wanted.name());
            Package after = new Package(true, wanted.version(), true, false);
            transitions.put(wanted.name(), new Transition<>(wanted.name(), before, after));
        }
        for (Transition<Package> other : simulated) {
            if (other.after().installed() && !other.before().installed()) {
                Package after = new Package(true, null, false, false);
                transitions.putIfAbsent(other.name(), new Transition<>(other.name(), other.before(), after));
            }
        }
        return List.copyOf(transitions.values());
    }

    private static void add(List<Change> changes, PackageFacet facet, List<Transition<Package>> transitions) {
        if (!transitions.isEmpty()) {
            changes.add(new SetState<>(facet, transitions));
        }
    }

    private static Plan refused(CommandResult said) {
        String complaint = Apt.complaint(said);
        boolean unknown = complaint.contains("Unable to locate package")
                || complaint.contains("was not found")
                || complaint.contains("has no installation candidate")
                || complaint.contains("Couldn't find any package");
        return unknown
                ? Plan.blocked(Code.NOT_FOUND, complaint + " (`update_cache: true` fetches the lists first)", "name")
                : Plan.blocked(Code.FAILED, complaint, "name");
    }

    @Override
    public Nature nature() {
        boolean fetches = updateCache || cacheValidTime != null;
        return fetches && (name.isEmpty() || state == Wish.LATEST) ? Nature.ACTION : Nature.DECLARATIVE;
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "PackageTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "package";
        }

        @Override
        public List<String> aliases() {
            return List.of("apt");
        }

        @Override
        public String summary() {
            return "Installs, upgrades and removes packages of the distribution (Debian and its kin).";
        }

        @Override
        public String description() {
            return """
                    All packages of a task are one transaction. A dry run asks apt-get to simulate it, so that it shows each version and each package
                    that comes along or has to go. Where lists of packages are fetched first, versions are known only then.""";
        }

        @Override
        public Class<PackageTask> options() {
            return PackageTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A web server, and no other", """
                    - { type: package, name: nginx, update_cache: true, cache_valid_time: 1h }
                    - { type: package, name: [apache2, lighttpd], state: absent, purge: true }
                    """), new Example("One version", """
                    - { type: package, name: "nginx=1.2-3", install_recommends: false }
                    """));
        }
    }
}
