package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Passwords, read from shadow(5), changed by chpasswd(8): not by an argument of usermod(8), which every user of the host could read. */
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
    public Class<Password> type() {
        return Password.class;
    }

    @Override
    public Password read(String name, Observed seen) {
        String[] entry = AccountFiles.entry(seen, SHADOW, name);
        return entry == null || entry.length < 2 ? Password.NONE : new Password(new Value.Hidden(entry[1]));
    }

    @Override
    public List<Command> steps(List<Transition<Password>> transitions) {
        List<Command> steps = new ArrayList<>();
        for (Transition<Password> transition : transitions) {
            Value.Hidden hash = transition.after().hash();
            String line = transition.name() + ":" + (hash == null ? "!" : hash.text()) + "\n";
            steps.add(new Command(List.of("chpasswd", "-e"), null, line, Map.of(), null));
        }
        return steps;
    }

    @Override
    public Effects effects(List<Transition<Password>> transitions, Observed seen) {
        return Effects.touching(Set.of(SHADOW));
    }
}
