package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Groups, read from group(5), changed by groupadd(8), groupmod(8) and groupdel(8). */
public final class GroupFacet implements Facet<Group> {
    /** The only one. */
    public static final GroupFacet INSTANCE = new GroupFacet();

    private GroupFacet() {}

    @Override
    public String kind() {
        return "group";
    }

    @Override
    public String family() {
        return AccountFiles.FAMILY;
    }

    @Override
    public boolean isAbsent(Group state) {
        return !state.exists();
    }

    @Override
    public Class<Group> type() {
        return Group.class;
    }

    @Override
    public Group read(String name, Observed seen) {
        String[] entry = AccountFiles.entry(seen, AccountFiles.GROUP, name);
        return entry == null || entry.length < 3 ? Group.ABSENT : new Group(true, AccountFiles.number(entry[2]), false);
    }

    @Override
    public List<Command> steps(List<Transition<Group>> transitions) {
        List<Command> steps = new ArrayList<>();
        for (Transition<Group> transition : transitions) {
            Group after = transition.after();
            List<String> argv = new ArrayList<>();
            argv.add(!after.exists() ? "groupdel" : transition.before().exists() ? "groupmod" : "groupadd");
            if (after.system() && !transition.before().exists()) {
                argv.add("-r");
            }
            if (after.exists() && after.gid() >= 0) {
                argv.addAll(List.of("-g", Integer.toString(after.gid())));
            }
            argv.addAll(List.of("--", transition.name()));
            steps.add(Command.of(argv));
        }
        return steps;
    }

    @Override
    public Effects effects(List<Transition<Group>> transitions, Observed seen) {
        return Effects.touching(Set.of(AccountFiles.GROUP, AbsolutePath.of("/etc/gshadow")));
    }
}
