package dev.driftless.domain.task.account;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import java.util.List;
import java.util.TreeSet;

/** Which users of this host are in a group. A facet only so that what this run has planned counts; it changes with the users. */
final class Membership implements Facet<Membership.Users> {
    static final Membership INSTANCE = new Membership();

    /**
     * By name, sorted.
     *
     * @param primary whose primary group it is
     * @param further who is in it beside a primary group
     */
    record Users(List<String> primary, List<String> further) {}

    private Membership() {}

    @Override
    public String kind() {
        return "membership";
    }

    @Override
    public String family() {
        return AccountFiles.FAMILY;
    }

    @Override
    public Class<Users> type() {
        return Users.class;
    }

    @Override
    public Users read(String group, Observed seen) {
        TreeSet<String> candidates = new TreeSet<>(seen.need(new Query.Planned("user")));
        String[] entry = AccountFiles.entry(seen, AccountFiles.GROUP, group);
        if (entry != null && entry.length > 3) {
            for (String line :
                    AccountFiles.text(seen, AccountFiles.PASSWD).lines().toList()) {
                String[] fields = line.split(":", -1);
                boolean primary = fields.length > 3 && fields[3].equals(entry[2]);
                if (primary || List.of(entry[3].split(",", -1)).contains(fields[0])) {
                    candidates.add(fields[0]);
                }
            }
        }
        TreeSet<String> primary = new TreeSet<>();
        TreeSet<String> further = new TreeSet<>();
        for (String name : candidates) {
            User user = seen.state(UserFacet.INSTANCE, name);
            if (group.equals(user.group())) {
                primary.add(name);
            }
            if (user.groups().contains(group)) {
                further.add(name);
            }
        }
        return new Users(List.copyOf(primary), List.copyOf(further));
    }

    @Override
    public List<Command> steps(List<Transition<Users>> transitions) {
        throw new UnsupportedOperationException("a group's members change with the users");
    }
}
