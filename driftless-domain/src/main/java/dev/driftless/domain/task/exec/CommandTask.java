package dev.driftless.domain.task.exec;

import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.task.file.Words;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;

/** A program with arguments, started without a shell. */
public record CommandTask(
        @Doc(
                "Program and arguments: a text, split at blanks as a shell would (quotes keep them; nothing is expanded), or a list.")
        @Named(aliases = "cmd")
        @Subject
        List<String> command,

        @Doc("Program and arguments as a list that is taken as it is, instead of `command`.")
        List<String> argv,

        Running running)
        implements Task {
    public CommandTask {
        if (command.isEmpty() == argv.isEmpty()) {
            throw new InvalidOption(
                    "command", command.isEmpty() ? "or `argv` is missing" : "and `argv` exclude each other");
        }
        command = List.copyOf(Words.split("command", command));
        if (argv.isEmpty() && (command.isEmpty() || command.getFirst().isEmpty())) {
            throw new InvalidOption("command", "must name a program");
        }
        if (!argv.isEmpty() && argv.getFirst().isEmpty()) {
            throw new InvalidOption("argv", "must name a program");
        }
    }

    private Execution execution() {
        List<String> words = argv.isEmpty() ? command : argv;
        return running.of(Value.of(words.stream().map(Value::of).toList()), words, MentionedPaths.inArguments(words));
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
        return "CommandTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "command";
        }

        @Override
        public String summary() {
            return "Runs a program without a shell.";
        }

        @Override
        public String description() {
            return """
                    A dry run does not start it, unless `read_only: true` says that it only reads: its result is then unknown, and what it may have
                    changed is in doubt. Say what it does with `creates`, `removes` and `changes`, and a dry run is exact again.
                    The result holds `cmd`, `rc`, `stdout`, `stderr`, `stdout_lines` and `stderr_lines`; an `rc` other than 0 is a failure.""";
        }

        @Override
        public Class<CommandTask> options() {
            return CommandTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("Only once", """
                    - { type: command, command: make-keys --into /etc/app.key, creates: /etc/app.key }
                    """),
                    new Example("Ask, in a dry run too", """
                    - { type: command, argv: [uname, -r], read_only: true, register: kernel }
                    - { type: debug, msg: "kernel {{ kernel.stdout }}" }
                    """),
                    new Example("Each time, in a directory", """
                    - { type: command, command: ./warm-up, chdir: /srv, changes: [/srv/cache] }
                    """));
        }
    }
}
