package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages of Debian and its kin, read from the files of dpkg(1), changed by apt-get(8) in one transaction.
 *
 * @param recommends whether recommended packages come along where apt-get chooses; null: as the host is set up
 */
public record PackageFacet(@Nullable Boolean recommends) implements Facet<Package> {
    /** As the host is set up. */
    public static final PackageFacet INSTANCE = new PackageFacet(null);

    @Override
    public String kind() {
        return "package";
    }

    @Override
    public Class<Package> type() {
        return Package.class;
    }

    @Override
    public Package read(String name, Observed seen) {
        return Dpkg.read(name, seen);
    }

    @Override
    public List<Command> steps(List<Transition<Package>> transitions) {
        List<String> installed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> purged = new ArrayList<>();
        List<String> automatic = new ArrayList<>();
        for (Transition<Package> transition : transitions) {
            String name = transition.name();
            Package after = transition.after();
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
        if (!installed.isEmpty()) {
            // packages that give way to others go in the same transaction: apt-get takes NAME- for that
            removed.forEach(name -> installed.add(name + "-"));
            purged.forEach(name -> installed.add(name + "-"));
            steps.add(Apt.command("install", recommends, !purged.isEmpty(), installed));
        } else {
            addRemoval(steps, false, removed);
            addRemoval(steps, true, purged);
        }
        if (!automatic.isEmpty()) {
            List<String> marks = new ArrayList<>(List.of("apt-mark", "-q", "auto"));
            marks.addAll(automatic);
            steps.add(Apt.quiet(marks));
        }
        return steps;
    }

    private void addRemoval(List<Command> steps, boolean purge, List<String> names) {
        if (!names.isEmpty()) {
            steps.add(Apt.command("remove", recommends, purge, names));
        }
    }

    @Override
    public Effects effects(List<Transition<Package>> transitions) {
        return new Effects(
                Set.of(),
                Set.of(),
                Set.of(AbsolutePath.of("/var/lib/dpkg"), Dpkg.MARKS),
                transitions.stream().anyMatch(transition -> transition.after().installed()),
                true);
    }
}
