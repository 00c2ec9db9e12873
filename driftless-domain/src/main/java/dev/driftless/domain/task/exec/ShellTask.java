package dev.driftless.domain.task.exec;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;

/** A script, run by a shell. */
public record ShellTask(
        @Doc("The script.") @Named(aliases = "cmd") @Required @Subject
        String command,

        @Doc("The shell that runs it, with `-c`.") @Default("/bin/sh")
        AbsolutePath executable,

        Running running)
        implements Task {
    public ShellTask {
        if (command.isBlank()) {
            throw new InvalidOption("command", "must not be empty");
        }
    }

    private Execution execution() {
        return running.of(
                Value.of(command), List.of(executable.text(), "-c", command), MentionedPaths.inScript(command));
    }

    @Override
    public Plan plan(Observed seen) {
        return execution().plan(seen);
    }

    @Override
    public Map<String, Value> result(Observed seen, List<Performed> done) {
        return execution().result(seen, done);
    }

    @Override
    public Nature nature() {
        return execution().nature();
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "ShellTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "shell";
        }

        @Override
        public String summary() {
            return "Runs a script by a shell, with pipes, redirections and variables.";
        }

        @Override
        public String description() {
            return "Prefer `command` where no shell is needed: nothing in its arguments is ever expanded. Dry runs and results are as there.";
        }

        @Override
        public Class<ShellTask> options() {
            return ShellTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A pipe, run once", """
                    - { type: shell, command: "sort /etc/passwd > /etc/sorted", creates: /etc/sorted }
                    """), new Example("Ask, in a dry run too", """
                    - { type: shell, command: "ss -lnt | wc -l", read_only: true, register: sockets }
                    """));
        }
    }
}
