package dev.driftless.app.cli;

import java.util.List;

/** The flags of all commands. */
final class Flags {
    private static final Flag CONFIG =
            Flag.of("--config", "DIR", "Directory of the configuration. Default: /etc/driftless/config.");
    private static final Flag STATE =
            Flag.of("--state", "DIR", "Where journal, history and locks are kept. Default: /var/lib/driftless.");
    private static final Flag ENV_FILE =
            Flag.many("--env-file", null, "FILE", "Read variables of the environment from FILE: NAME=value lines.");
    private static final Flag EXTRA_VAR =
            Flag.many("--extra-var", "-e", "NAME=VALUE|@FILE", "Set a variable; it wins over all others.");
    private static final Flag COLOUR = Flag.choice(
            "--color", "Colours: on a terminal, always, never. NO_COLOR is honoured.", "auto", "always", "never");
    private static final Flag OUTPUT = Flag.choice("--output", "Text for people or JSON Lines.", "text", "json");

    static final List<Flag> APPLY = List.of(
            CONFIG,
            Flag.onOff("--dry-run", "Show what would change, and change nothing."),
            EXTRA_VAR,
            Flag.of("--tags", "TAG,TAG", "Only tasks with one of these tags, and those tagged `always`."),
            Flag.onOff("--diff", "Show what changes within files. The default."),
            Flag.onOff("--no-diff", "One line for each task."),
            Flag.onOff("--verbose", "Show every task, and what commands print."),
            COLOUR,
            OUTPUT,
            Flag.of("--json-into", "FILE", "Write JSON Lines into FILE too."),
            Flag.onOff("--strict", "In a dry run, exit with 1 when tasks fight or are in doubt."),
            Flag.onOff("--pessimistic", "In a dry run, a command of which nobody said what it changes may change all."),
            Flag.onOff(
                    "--detailed-exitcode",
                    "Exit with 2 where something changed or would; 4 where a task failed, 6 where both; a dry run: 1."),
            ENV_FILE,
            STATE);
    static final List<Flag> VALIDATE = List.of(CONFIG, EXTRA_VAR, ENV_FILE, COLOUR, OUTPUT);
    static final List<Flag> ROLLBACK = List.of(
            Flag.onOff("--force", "Take back also what was changed by somebody else since."), STATE, COLOUR, OUTPUT);
    static final List<Flag> HISTORY = List.of(
            STATE, Flag.of("--limit", "NUMBER", "How many runs, the newest first. Default: 20."), COLOUR, OUTPUT);
    static final List<Flag> VERIFY = List.of(STATE, OUTPUT);
    static final List<Flag> AGENT = List.of(CONFIG, STATE, ENV_FILE, EXTRA_VAR, COLOUR, OUTPUT);
    static final List<Flag> NONE = List.of();

    private Flags() {}
}
