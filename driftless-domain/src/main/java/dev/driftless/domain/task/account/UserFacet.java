package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users, read from passwd(5) and group(5), changed by useradd(8), usermod(8) and userdel(8). */
public final class UserFacet implements Facet<User> {
    /** The only one. */
    public static final UserFacet INSTANCE = new UserFacet();

    private UserFacet() {}

    @Override
    public String kind() {
        return "user";
    }

    @Override
    public String family() {
        return AccountFiles.FAMILY;
    }

    @Override
    public Set<String> unshown() {
        return Set.of("own_home");
    }

    @Override
    public boolean isAbsent(User state) {
        return !state.exists();
    }

    @Override
    public Class<User> type() {
        return User.class;
    }

    @Override
    public User read(String name, Observed seen) {
        String[] entry = AccountFiles.entry(seen, AccountFiles.PASSWD, name);
        if (entry == null || entry.length < 7) {
            return User.ABSENT;
        }
        int gid = AccountFiles.number(entry[3]);
        String primary = null;
        List<String> groups = new ArrayList<>();
        for (String line : AccountFiles.text(seen, AccountFiles.GROUP).lines().toList()) {
            String[] group = line.split(":", -1);
            if (group.length >= 4) {
                primary = AccountFiles.number(group[2]) == gid && primary == null ? group[0] : primary;
                if (List.of(group[3].split(",", -1)).contains(name)) {
                    groups.add(group[0]);
                }
            }
        }
        groups.sort(null);
        return new User(
                true, AccountFiles.number(entry[2]), primary, groups, entry[5], entry[6], entry[4], false, false);
    }

    @Override
    public List<Command> steps(List<Transition<User>> transitions) {
        List<Command> steps = new ArrayList<>();
        for (Transition<User> transition : transitions) {
            User before = transition.before();
            User after = transition.after();
            if (after.exists()) {
                steps.add(Command.of(arguments(transition.name(), before, after)));
            } else if (before.ownHome()) {
                steps.add(Command.of("userdel", "-r", "--", transition.name()));
            } else {
                steps.add(Command.of("userdel", "--", transition.name()));
            }
        }
        return steps;
    }

    private static List<String> arguments(String name, User before, User after) {
        List<String> argv = new ArrayList<>();
        argv.add(before.exists() ? "usermod" : "useradd");
        if (after.uid() >= 0 && after.uid() != before.uid()) {
            argv.addAll(List.of("-u", Integer.toString(after.uid())));
        }
        add(argv, "-g", before.group(), after.group());
        add(argv, "-d", before.home(), after.home());
        add(argv, "-s", before.shell(), after.shell());
        add(argv, "-c", before.comment(), after.comment());
        if (!before.groups().equals(after.groups())) {
            argv.addAll(List.of("-G", String.join(",", after.groups())));
        }
        if (!before.exists()) {
            if (after.system()) {
                argv.add("-r");
            }
            argv.add(after.ownHome() ? "-m" : "-M");
        } else if (after.ownHome() && !Objects.equals(before.home(), after.home())) {
            argv.add("-m");
        }
        argv.add("--");
        argv.add(name);
        return argv;
    }

    private static void add(List<String> argv, String flag, @Nullable String before, @Nullable String after) {
        if (after != null && !Objects.equals(before, after)) {
            argv.add(flag);
            argv.add(after);
        }
    }

    @Override
    public Effects effects(List<Transition<User>> transitions, Observed seen) {
        Set<AbsolutePath> touched = new HashSet<>(Set.of(AccountFiles.PASSWD, AccountFiles.GROUP));
        touched.add(AbsolutePath.of("/etc/shadow"));
        touched.add(AbsolutePath.of("/etc/gshadow"));
        touched.add(AbsolutePath.of("/etc/subuid"));
        touched.add(AbsolutePath.of("/etc/subgid"));
        for (Transition<User> transition : transitions) {
            User before = transition.before();
            User after = transition.after();
            // usermod gives the files in a home to the new number and the new primary group
            boolean given = before.exists() && after.exists() && !owner(before).equals(owner(after));
            addHome(touched, before, given);
            addHome(touched, after, given);
        }
        return Effects.touching(touched);
    }

    private static List<Object> owner(User user) {
        return List.of(user.uid(), String.valueOf(user.group()));
    }

    private static void addHome(Set<AbsolutePath> touched, User user, boolean given) {
        String home = user.home();
        if ((given || user.ownHome()) && home != null && home.startsWith("/") && home.length() > 1) {
            touched.add(AbsolutePath.of(home));
        }
    }
}
