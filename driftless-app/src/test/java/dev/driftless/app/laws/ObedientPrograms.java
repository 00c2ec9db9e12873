package dev.driftless.app.laws;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Effects;
import dev.driftless.ports.Processes;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs that do what the task which runs them says that they do, and nothing else: they create what it {@code creates} and remove what it
 * {@code removes}. No process is ever started. {@code apt-get -s} announces the packages that it was asked for.
 */
final class ObedientPrograms implements Processes {
    private final MemoryFileSystem files;
    private final Map<List<String>, Effects> promised = new HashMap<>();

    ObedientPrograms(MemoryFileSystem files) {
        this.files = files;
    }

    /** Has {@code command} do this when it runs. */
    void promise(Command command, Effects effects) {
        promised.put(command.argv(), effects);
    }

    @Override
    public CommandResult run(Command command, Lines lines) {
        Effects effects = promised.getOrDefault(command.argv(), Effects.NONE);
        for (AbsolutePath path : effects.creates()) {
            files.with(path.text(), "made by " + command.argv().getFirst() + "\n");
        }
        for (AbsolutePath path : effects.removes()) {
            files.remove(path.text(), true);
        }
        return new CommandResult(0, said(command.argv()), "");
    }

    private static String said(List<String> argv) {
        StringBuilder said = new StringBuilder();
        if (argv.getFirst().equals("apt-get") && argv.contains("-s")) {
            boolean install = argv.contains("install");
            List<String> names = argv.subList(argv.indexOf(install ? "install" : "remove") + 1, argv.size());
            for (String word : names) {
                String name = word.replaceFirst("(-|=.*)$", "");
                said.append(
                                install && !word.endsWith("-")
                                        ? "Inst " + name + " (1.2-3 Debian:13/stable [amd64])"
                                        : "Remv " + name + " [1.2-3]")
                        .append('\n');
            }
        }
        return said.toString();
    }
}
