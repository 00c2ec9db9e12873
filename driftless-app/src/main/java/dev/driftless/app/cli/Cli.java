package dev.driftless.app.cli;

import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.domain.schema.Explanation;
import dev.driftless.domain.schema.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one command line. */
public final class Cli {
    /** The exit code of a command line that cannot be understood. */
    public static final int USAGE = 2;

    private static final String OVERVIEW = """
            driftless keeps this host as its configuration describes it.

              driftless apply --dry-run              show what would change, and change nothing
              driftless apply                        bring this host to the described state
              driftless apply --config ./config -e port=8080
              driftless validate                     check a configuration without looking at the host
              driftless explain E104                 say what an error means and how to mend it
              driftless rollback 01J9ZX8Q            take back what a run did
              driftless history                      list the runs on this host
              driftless agent                        stay, and apply again and again
              driftless docs template                print the reference of a task type
              driftless schema > schema.json         print the JSON schema, for editors
              driftless audit verify                 check that the record of what was done is whole
              driftless completion bash              print a script that completes command lines
              driftless --version                    print the version

            The configuration is read from /etc/driftless/config, state is kept in /var/lib/driftless.
            Each command explains its flags:         driftless apply --help
            For programs:                            driftless apply --output json
            Exit codes: 0 done, 1 a task failed, 2 usage, 10 configuration, 13 another run is under way.""";

    private final Commands commands;
    private final LineOutput out;
    private final LineOutput err;
    private final String version;

    public Cli(Commands commands, LineOutput out, LineOutput err, String version) {
        this.commands = commands;
        this.out = out;
        this.err = err;
        this.version = version;
    }

    /** Does what the arguments say and answers with the exit code. */
    public int run(String... arguments) {
        try {
            if (arguments.length > 0 && arguments[0].equals("apply")) {
                Given given = FastArguments.parse(arguments, Flags.APPLY);
                if (given != null) {
                    return commands.apply(ApplyArguments.of(given));
                }
            }
            if (arguments.length == 1 && arguments[0].equals("--version")) {
                out.line("driftless " + version);
                return 0;
            }
            return other(arguments);
        } catch (UsageError e) {
            String command = e.command();
            err.line("error: " + e.getMessage() + "\nTry: driftless "
                    + (command == null ? "--help" : command + " --help"));
            return USAGE;
        }
    }

    private int other(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        boolean help = !words.isEmpty() && words.getFirst().equals("help");
        if (help) {
            words.removeFirst();
        }
        if (words.isEmpty()
                || words.getFirst().equals("--help")
                || words.getFirst().equals("-h")) {
            out.line(OVERVIEW);
            return 0;
        }
        Verb verb = verb(words);
        Given given = help ? null : FullArguments.parse(verb, rest(verb, words));
        if (given == null) {
            out.line(FullArguments.help(verb));
            return 0;
        }
        return switch (verb) {
            case EXPLAIN -> explain(given.operand());
            case COMPLETION -> {
                out.line(Completion.script(String.valueOf(given.operand())));
                yield 0;
            }
            default -> verb.run(given, commands);
        };
    }

    private static List<String> rest(Verb verb, List<String> words) {
        return words.subList(verb == Verb.AUDIT_VERIFY ? 2 : 1, words.size());
    }

    private static Verb verb(List<String> words) {
        String first = words.getFirst();
        List<String> names = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            String second = words.size() > 1 ? " " + words.get(1) : "";
            if (verb.words().equals(first) || verb.words().equals(first + second)) {
                return verb;
            }
            names.add(verb.words());
        }
        if (first.equals("audit")) {
            throw new UsageError("`driftless audit` can only verify", "audit verify");
        }
        String meant = Nearest.to(first, names);
        String what = first.startsWith("-") ? "unknown flag `" : "unknown command `";
        throw new UsageError(what + first + "`" + (meant == null ? "" : "; did you mean `" + meant + "`?"), null);
    }

    private int explain(@Nullable String code) {
        List<Explanation> known = commands.explanations();
        List<String> lines = Verb.explain(code, known);
        if (lines.isEmpty()) {
            throw new UsageError("there is no error `" + code + "`; `driftless explain` lists all", "explain");
        }
        out.line(String.join("\n", lines));
        return 0;
    }
}
