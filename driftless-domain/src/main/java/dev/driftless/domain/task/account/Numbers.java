package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a number is, among users or among groups. A facet only so that what this run has planned counts; nothing changes a number by itself. */
enum Numbers implements Facet<Numbers.Holder> {
    /** User numbers. */
    USERS("uid", AccountFiles.PASSWD) {
        @Override
        boolean holds(String name, int number, Observed seen) {
            User user = seen.state(UserFacet.INSTANCE, name);
            return user.exists() && user.uid() == number;
        }
    },
    /** Group numbers. */
    GROUPS("gid", AccountFiles.GROUP) {
        @Override
        boolean holds(String name, int number, Observed seen) {
            Group group = seen.state(GroupFacet.INSTANCE, name);
            return group.exists() && group.gid() == number;
        }
    };

    /** @param name of the user or group, or null where the number is free */
    record Holder(@Nullable String name) {}

    private final String kind;

    @SuppressWarnings("ImmutableEnumChecker") // a record of text, which is all that a path is
    private final AbsolutePath file;

    Numbers(String kind, AbsolutePath file) {
        this.kind = kind;
        this.file = file;
    }

    abstract boolean holds(String name, int number, Observed seen);

    /** Who has that number, or null. */
    @Nullable
    String holder(Observed seen, int number) {
        return seen.state(this, Integer.toString(number)).name();
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String family() {
        return AccountFiles.FAMILY;
    }

    @Override
    public Class<Holder> type() {
        return Holder.class;
    }

    @Override
    public Holder read(String text, Observed seen) {
        int number = AccountFiles.number(text);
        for (String line : AccountFiles.text(seen, file).lines().toList()) {
            String[] fields = line.split(":", -1);
            if (fields.length > 2 && AccountFiles.number(fields[2]) == number && holds(fields[0], number, seen)) {
                return new Holder(fields[0]);
            }
        }
        for (String name : seen.need(new Query.Planned(this == USERS ? "user" : "group"))) {
            if (holds(name, number, seen)) {
                return new Holder(name);
            }
        }
        return new Holder(null);
    }

    @Override
    public List<Command> steps(List<Transition<Holder>> transitions) {
        throw new UnsupportedOperationException("a number changes with its user or group");
    }
}
