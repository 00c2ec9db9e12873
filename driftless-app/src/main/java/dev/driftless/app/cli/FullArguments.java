package dev.driftless.app.cli;

import dev.driftless.domain.schema.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads any command line, with picocli: help, and errors that say what was meant. */
final class FullArguments {
    private static final String HELP = "--help";

    private FullArguments() {}

    /** The flags of a command, or null where help was asked for. */
    static @Nullable Given parse(Verb verb, List<String> arguments) {
        CommandLine line = new CommandLine(spec(verb));
        ParseResult result;
        try {
            result = line.parseArgs(arguments.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw unmatched(verb, e);
        } catch (ParameterException e) {
            throw new UsageError(String.valueOf(e.getMessage()), verb.words());
        }
        if (result.isUsageHelpRequested()) {
            return null;
        }
        Given given = new Given();
        for (Flag flag : verb.flags()) {
            OptionSpec option = result.matchedOption(flag.name());
            if (option != null) {
                option.stringValues().forEach(value -> take(verb, flag, value, given));
            }
        }
        result.matchedPositionals().forEach(each -> each.stringValues().forEach(given::addOperand));
        return given;
    }

    private static void take(Verb verb, Flag flag, String value, Given given) {
        if (!flag.choices().isEmpty() && !flag.choices().contains(value)) {
            throw new UsageError(
                    flag.name() + " must be " + String.join(", ", flag.choices()) + ", not `" + value + "`",
                    verb.words());
        }
        given.add(flag, value);
    }

    private static UsageError unmatched(Verb verb, UnmatchedArgumentException e) {
        String wrong = e.getUnmatched().getFirst();
        String name = wrong.contains("=") ? wrong.substring(0, wrong.indexOf('=')) : wrong;
        if (!wrong.startsWith("-")) {
            return new UsageError("`driftless " + verb.words() + "` does not take `" + wrong + "`", verb.words());
        }
        List<String> names = new ArrayList<>(List.of(HELP));
        verb.flags().forEach(flag -> names.add(flag.name()));
        String meant = Nearest.to(name, names);
        return new UsageError(
                "unknown flag `" + name + "`" + (meant == null ? "" : "; did you mean `" + meant + "`?"), verb.words());
    }

    /** The help of a command, an example first. */
    static String help(Verb verb) {
        return new CommandLine(spec(verb)).getUsageMessage(Ansi.OFF).stripTrailing();
    }

    private static CommandSpec spec(Verb verb) {
        CommandSpec spec = CommandSpec.create().name("driftless " + verb.words());
        spec.usageMessage()
                .header(verb.summary(), "", "  driftless " + verb.example(), "")
                .sortOptions(false)
                .abbreviateSynopsis(true);
        for (Flag flag : verb.flags()) {
            spec.addOption(option(flag));
        }
        spec.addOption(OptionSpec.builder("-h", HELP)
                .usageHelp(true)
                .description("Show this help.")
                .build());
        String operand = verb.operand();
        if (operand != null) {
            boolean optional = operand.startsWith("[");
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(operand.replace("[", "").replace("]", ""))
                    .arity(optional ? "0..1" : "1")
                    .index("0")
                    .type(String.class)
                    .build());
        }
        return spec;
    }

    private static OptionSpec option(Flag flag) {
        OptionSpec.Builder option =
                flag.alias() == null ? OptionSpec.builder(flag.name()) : OptionSpec.builder(flag.alias(), flag.name());
        option.description(flag.description());
        if (flag.value() == null) {
            return option.arity("0").type(boolean.class).build();
        }
        option.arity("1").paramLabel(flag.value());
        return flag.repeatable()
                ? option.type(List.class).auxiliaryTypes(String.class).build()
                : option.type(String.class).build();
    }
}
