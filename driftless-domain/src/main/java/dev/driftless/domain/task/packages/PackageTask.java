package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Key;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.Act;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
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

        @Doc("Remove what was installed only because of a package that goes, or, without `name`, what nobody needs"
                + " any more.")
        boolean autoremove)
        implements Task {
    private static final Effects FETCHES = Effects.touching(Set.of(Apt.LISTS));

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
        if (state == Wish.ABSENT) {
            return removal(seen, facet);
        }
        List<Wanted> open = open(seen, facet);
        if (open.isEmpty()) {
            return Plan.IN_SYNC;
        }
        return isUpdateDue(seen)
                ? new Plan.Prepare(
                        Apt.update(),
                        FETCHES,
                        "the lists of packages are fetched first",
                        after -> installation(after, facet, open))
                : installation(seen, facet, open);
    }

    /** Where all were there already, {@code version}: what is installed, in the order of the names. */
    @Override
    public Map<String, Value> result(Observed seen, List<Performed> done) {
        if (!done.isEmpty() || state == Wish.ABSENT) {
            return Map.of();
        }
        PackageFacet facet = new PackageFacet(installRecommends);
        List<String> versions = new ArrayList<>();
        for (String text : name) {
            PackageState now = seen.state(facet, Wanted.of(text).name());
            String version = now.version();
            if (now.installed() && version != null) {
                versions.add(version);
            }
        }
        return versions.isEmpty() ? Map.of() : Map.of("version", Value.of(String.join(", ", versions)));
    }

    private boolean isUpdateDue(Observed seen) {
        return (updateCache || cacheValidTime != null)
                && (cacheValidTime == null || !Apt.isFresh(seen, cacheValidTime.toSeconds()));
    }

    private Plan withoutName(Observed seen, PackageFacet facet) {
        List<Change> changes = new ArrayList<>();
        if (isUpdateDue(seen)) {
            changes.add(new Act(new Key("package lists", ""), "fetches", Apt.update(), FETCHES));
        }
        if (autoremove) {
            CommandResult said = Apt.simulate(seen, facet, "autoremove", purge, false, List.of());
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
            PackageState now = seen.state(facet, plain);
            if (now.isUnpacked() || (purge && now.leftovers())) {
                there.add(plain);
            }
        }
        if (there.isEmpty()) {
            return Plan.IN_SYNC;
        }
        CommandResult said = Apt.simulate(seen, facet, "remove", purge, autoremove, there);
        if (said.exitCode() != 0) {
            return refused(said);
        }
        List<Change> changes = new ArrayList<>();
        add(changes, facet, Apt.transitions(seen, facet, said.stdout(), Set.copyOf(there)));
        return Plan.of(changes);
    }

    /** What is not there as it is wanted, or may not be the newest, or would go when nobody needs it any more. */
    private List<Wanted> open(Observed seen, PackageFacet facet) {
        List<Wanted> open = new ArrayList<>();
        for (String text : name) {
            Wanted wanted = Wanted.of(text);
            PackageState now = seen.state(facet, wanted.name());
            if (state == Wish.LATEST || !wanted.isThere(now) || !now.manual()) {
                open.add(wanted);
            }
        }
        return List.copyOf(open);
    }

    private Plan installation(Observed seen, PackageFacet facet, List<Wanted> open) {
        List<String> words = open.stream().map(Wanted::word).toList();
        Set<String> asked = new HashSet<>(open.stream().map(Wanted::name).toList());
        CommandResult said = Apt.simulate(seen, facet, "install", false, false, words);
        if (said.exitCode() != 0) {
            return refused(said);
        }
        List<Transition<PackageState>> transitions =
                new ArrayList<>(Apt.transitions(seen, facet, said.stdout(), asked));
        Set<String> changing =
                new HashSet<>(transitions.stream().map(Transition::name).toList());
        for (Wanted wanted : open) {
            PackageState now = seen.state(facet, wanted.name());
            if (now.installed() && !now.manual() && !changing.contains(wanted.name())) {
                transitions.add(new Transition<>(wanted.name(), now, now.asManual()));
            }
        }
        List<Change> changes = new ArrayList<>();
        add(changes, facet, transitions);
        return Plan.of(changes);
    }

    private static void add(List<Change> changes, PackageFacet facet, List<Transition<PackageState>> transitions) {
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
        return fetches && name.isEmpty() ? Nature.ACTION : Nature.DECLARATIVE;
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
                that comes along or has to go. Where lists of packages are fetched first, a dry run does not fetch them: it tells what the present lists
                say, as `maybe`. Fetching counts as a change only without `name`, as in Ansible; with `state: present` and everything there, nothing is
                fetched. A package that came along with another one is marked as asked for. Configuration files that were edited are kept. Locks
                of apt and dpkg that others hold are waited for, up to five minutes. A rollback brings back the packages and versions of before as
                far as the sources still have them, and configuration files that were purged as they are packaged.\
                """;
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
