package dev.driftless.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the scripts with which a shell completes command lines, from the same commands and flags that are read. */
final class Completion {
    /** Shells that there is a script for. */
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private static final String HELP = "--help";
    private static final String VERSION = "--version";

    private Completion() {}

    /** The script for one of {@link #SHELLS}. */
    static String script(String shell) {
        return switch (shell) {
            case "bash" -> "# Completes driftless in bash: source <(driftless completion bash)\n" + bash();
            case "zsh" ->
                "# Completes driftless in zsh: source <(driftless completion zsh)\n"
                        + "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + bash();
            case "fish" -> "# Completes driftless in fish: driftless completion fish | source\n" + fish();
            default ->
                throw new UsageError(
                        "`driftless completion` takes " + String.join(", ", SHELLS) + ", not `" + shell + "`",
                        "completion");
        };
    }

    private static String bash() {
        StringBuilder script = new StringBuilder("""
                _driftless() {
                    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=
                    if [ "$cur" = = ]; then
                        cur=
                    elif [ "$prev" = = ]; then
                        prev=${COMP_WORDS[COMP_CWORD-2]}
                    fi
                    COMPREPLY=()
                    case $prev in
                """);
        for (Flag flag : valued()) {
            String names = flag.alias() == null ? flag.name() : flag.alias() + "|" + flag.name();
            script.append("        ")
                    .append(names)
                    .append(") ")
                    .append(values(flag))
                    .append("; return ;;\n");
        }
        script.append("    esac\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        words=\"")
                .append(String.join(" ", firstWords()))
                .append("\"\n    else\n        case ${COMP_WORDS[1]} in\n");
        for (Verb verb : Verb.values()) {
            script.append("            ")
                    .append(firstWord(verb))
                    .append(") words=\"")
                    .append(String.join(" ", wordsBehind(verb)))
                    .append("\" ;;\n");
        }
        return script.append("""
                        esac
                    fi
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                }
                complete -F _driftless driftless""").toString();
    }

    /** Every flag with a value, once: what it takes is the same for all commands. */
    private static Set<Flag> valued() {
        Set<Flag> flags = new LinkedHashSet<>();
        Arrays.stream(Verb.values())
                .flatMap(verb -> verb.flags().stream())
                .filter(flag -> flag.value() != null)
                .forEach(flags::add);
        return flags;
    }

    private static String values(Flag flag) {
        if (!flag.choices().isEmpty()) {
            return "COMPREPLY=($(compgen -W \"" + String.join(" ", flag.choices()) + "\" -- \"$cur\"))";
        }
        return switch (String.valueOf(flag.value())) {
            case "DIR" -> "COMPREPLY=($(compgen -d -- \"$cur\"))";
            case "FILE" -> "COMPREPLY=($(compgen -f -- \"$cur\"))";
            default -> ":";
        };
    }

    private static Set<String> firstWords() {
        Set<String> words = new LinkedHashSet<>();
        for (Verb verb : Verb.values()) {
            words.add(firstWord(verb));
        }
        words.add(HELP);
        words.add(VERSION);
        return words;
    }

    private static String firstWord(Verb verb) {
        int space = verb.words().indexOf(' ');
        return space < 0 ? verb.words() : verb.words().substring(0, space);
    }

    private static List<String> wordsBehind(Verb verb) {
        List<String> words = new ArrayList<>();
        int space = verb.words().indexOf(' ');
        if (space >= 0) {
            words.add(verb.words().substring(space + 1));
        }
        if (verb == Verb.COMPLETION) {
            words.addAll(SHELLS);
        }
        verb.flags().forEach(flag -> words.add(flag.name()));
        words.add(HELP);
        return words;
    }

    private static String fish() {
        StringBuilder script = new StringBuilder("complete -c driftless -f\n");
        for (Verb verb : Verb.values()) {
            String first = firstWord(verb);
            script.append("complete -c driftless -n __fish_use_subcommand -a ")
                    .append(first)
                    .append(" -d ")
                    .append(quoted(verb.summary()))
                    .append('\n');
            String seen = "complete -c driftless -n '__fish_seen_subcommand_from " + first + "'";
            for (String word : wordsBehind(verb)) {
                if (!word.startsWith("-")) {
                    script.append(seen).append(" -a ").append(word).append('\n');
                }
            }
            verb.flags().forEach(flag -> script.append(seen).append(fish(flag)).append('\n'));
        }
        return script.append("complete -c driftless -l help -s h -d 'Show help.'\n")
                .append("complete -c driftless -n __fish_use_subcommand -l version -d 'Print the version.'")
                .toString();
    }

    private static String fish(Flag flag) {
        String alias = flag.alias();
        String names = " -l " + flag.name().substring(2) + (alias == null ? "" : " -s " + alias.substring(1));
        String values = flag.value() == null
                ? ""
                : !flag.choices().isEmpty()
                        ? " -x -a " + quoted(String.join(" ", flag.choices()))
                        : switch (flag.value()) {
                            case "DIR" -> " -x -a '(__fish_complete_directories)'";
                            case "FILE" -> " -r -F";
                            default -> " -x";
                        };
        return names + values + " -d " + quoted(flag.description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
