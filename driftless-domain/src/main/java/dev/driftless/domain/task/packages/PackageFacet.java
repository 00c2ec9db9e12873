package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages of Debian and its kin, read from the files of dpkg(1), changed by apt-get(8) in one transaction.
 *
 * @param recommends whether recommended packages come along where apt-get chooses; null: as the host is set up
 */
public record PackageFacet(@Nullable Boolean recommends) implements Facet<PackageState> {
    /** As the host is set up. */
    public static final PackageFacet INSTANCE = new PackageFacet(null);

    @Override
    public String kind() {
        return "package";
    }

    @Override
    public Class<PackageState> type() {
        return PackageState.class;
    }

    @Override
    public PackageState read(String name, Observed seen) {
        return Dpkg.read(name, seen);
    }

    @Override
    public List<Command> steps(List<Transition<PackageState>> transitions) {
        List<String> installed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> purged = new ArrayList<>();
        List<String> automatic = new ArrayList<>();
        for (Transition<PackageState> transition : transitions) {
            String name = transition.name();
            PackageState after = transition.after();
            if (after.installed()) {
                if (after.version() != null || after.manual()) {
                    installed.add(after.version() == null ? name : name + "=" + after.version());
                    if (!after.manual()) {
                        automatic.add(name);
                    }
                }
            } else {
                (after.leftovers() ? removed : purged).add(name);
            }
        }
        List<Command> steps = new ArrayList<>();
        boolean purge = removed.isEmpty() && !purged.isEmpty();
        removed.addAll(purged);
        if (!installed.isEmpty()) {
            // packages that give way to others go in the same transaction: apt-get takes NAME- for that
            removed.forEach(name -> installed.add(name + "-"));
            steps.add(Apt.command("install", recommends, purge, installed));
        } else if (!removed.isEmpty()) {
            steps.add(Apt.command("remove", recommends, purge, removed));
        }
        if (!purge && !purged.isEmpty()) {
            List<String> rest = new ArrayList<>(List.of("dpkg", "--purge"));
            rest.addAll(purged);
            steps.add(Apt.quiet(rest));
        }
        if (!automatic.isEmpty()) {
            List<String> marks = new ArrayList<>(List.of("apt-mark", "-q", "auto"));
            marks.addAll(automatic);
            steps.add(Apt.quiet(marks));
        }
        return steps;
    }

    @Override
    public String shown(PackageState before, PackageState after) {
        boolean marked = before.installed() && after.equals(before.asManual());
        return marked ? after.version() + ": came along → asked for" : before.word() + " → " + after.word();
    }

    @Override
    public String complaint(Command step, CommandResult result) {
        return Apt.complaint(step, result);
    }

    @Override
    public Effects effects(List<Transition<PackageState>> transitions, Observed seen) {
        Set<AbsolutePath> disturbed = new HashSet<>();
        for (Transition<PackageState> transition : transitions) {
            PackageState before = transition.before();
            PackageState after = transition.after();
            if (before.isUnpacked() && !Objects.equals(before.version(), after.version())) {
                disturbed.addAll(Dpkg.files(transition.name(), !after.leftovers(), seen));
            }
        }
        return new Effects(
                Set.of(),
                Set.of(),
                Set.of(AbsolutePath.of("/var/lib/dpkg"), Dpkg.MARKS),
                disturbed,
                transitions.stream().anyMatch(transition -> transition.after().installed()),
                true);
    }
}
