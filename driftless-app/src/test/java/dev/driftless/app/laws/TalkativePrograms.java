package dev.driftless.app.laws;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.ports.Processes;
import java.util.ArrayList;
import java.util.List;

/** Programs that print everything they know, in all forms, to both outputs: arguments, input, environment, and every secret. Half of them fail. */
final class TalkativePrograms implements Processes {
    @Override
    public CommandResult run(Command command, Lines lines) {
        List<String> known = new ArrayList<>(command.argv());
        known.addAll(command.environment().values());
        if (command.stdin() != null) {
            known.add(command.stdin());
        }
        known.addAll(Secrets.all().values());
        StringBuilder said = new StringBuilder();
        for (String text : known) {
            Secrets.forms(text)
                    .forEach(form -> said.append("it is ").append(form).append(";\n"));
        }
        said.toString().lines().forEach(line -> {
            lines.line(line, false);
            lines.line(line, true);
        });
        boolean asks =
                command.argv().getFirst().equals("apt-get") && command.argv().contains("-s");
        int exit = asks ? 0 : command.argv().hashCode() & 1;
        return new CommandResult(exit, said.toString(), said.toString());
    }
}
