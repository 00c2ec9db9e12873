package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Passwords, read from shadow(5), changed by chpasswd(8) and chage(1): not by an argument of usermod(8), which every user of the host could read. Where an
 * account goes, its password goes with it, and only the way back has something to do.
 */
public final class PasswordFacet implements Facet<Password> {
    /** The only one. */
    public static final PasswordFacet INSTANCE = new PasswordFacet();

    private static final AbsolutePath SHADOW = AbsolutePath.of("/etc/shadow");

    private PasswordFacet() {}

    @Override
    public String kind() {
        return "password";
    }

    @Override
    public String family() {
        return AccountFiles.FAMILY;
    }

    @Override
    public Set<String> unshown() {
        return Set.of("aging");
    }

    @Override
    public Class<Password> type() {
        return Password.class;
    }

    @Override
    public Password read(String name, Observed seen) {
        String[] entry = AccountFiles.entry(seen, SHADOW, name);
        if (entry == null || entry.length < 2) {
            return Password.NONE;
        }
        Value.Hidden hash = new Value.Hidden(entry[1]);
        if (entry.length < 8) {
            return new Password(hash, null, null);
        }
        int day = AccountFiles.number(entry[7]);
        String expires = day < 0 ? null : LocalDate.ofEpochDay(day).toString();
        return new Password(hash, expires, String.join(":", List.of(entry).subList(2, 7)));
    }

    @Override
    public List<Command> steps(List<Transition<Password>> transitions) {
        List<Command> steps = new ArrayList<>();
        for (Transition<Password> transition : transitions) {
            addSteps(steps, transition.name(), transition.before(), transition.after());
        }
        return steps;
    }

    private static void addSteps(List<Command> steps, String name, Password before, Password after) {
        if (after.hash() == null) {
            return;
        }
        boolean changed = !after.hash().equals(before.hash());
        if (changed) {
            String line = name + ":" + after.text() + "\n";
            steps.add(new Command(List.of("chpasswd", "-e"), null, line, Map.of(), null));
        }
        List<String> aging = new ArrayList<>(List.of("chage"));
        if (after.aging() != null && (changed || !after.aging().equals(before.aging()))) {
            String[] days = after.aging().split(":", -1);
            List<String> flags = List.of("-d", "-m", "-M", "-W", "-I");
            for (int i = 0; i < flags.size() && i < days.length; i++) {
                aging.addAll(List.of(flags.get(i), days[i].isEmpty() ? "-1" : days[i]));
            }
        }
        if (!Objects.equals(before.expires(), after.expires())) {
            aging.addAll(List.of("-E", after.expires() == null ? "-1" : after.expires()));
        }
        if (aging.size() > 1) {
            aging.add(name);
            steps.add(Command.of(aging));
        }
    }

    @Override
    public Effects effects(List<Transition<Password>> transitions, Observed seen) {
        return Effects.touching(Set.of(SHADOW));
    }
}
