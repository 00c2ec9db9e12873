package dev.driftless.app.wiring;

import dev.driftless.adapters.config.files.FileFault;
import dev.driftless.adapters.config.secrets.SecretFault;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.app.cli.AgentArguments;
import dev.driftless.app.cli.ApplyArguments;
import dev.driftless.app.cli.AuditArguments;
import dev.driftless.app.cli.ColourChoice;
import dev.driftless.app.cli.Commands;
import dev.driftless.app.cli.HistoryArguments;
import dev.driftless.app.cli.OutputFormat;
import dev.driftless.app.cli.ProgramExplanations;
import dev.driftless.app.cli.RollbackArguments;
import dev.driftless.app.cli.TemplateExplanations;
import dev.driftless.app.cli.UsageError;
import dev.driftless.app.cli.ValidateArguments;
import dev.driftless.app.cli.output.Counted;
import dev.driftless.app.cli.output.JsonRenderer;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.app.cli.output.ProblemRenderer;
import dev.driftless.app.cli.output.TextOptions;
import dev.driftless.app.cli.output.TextRenderer;
import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.app.state.Locked;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.schema.Explanation;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.PortException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The commands on this host. */
public final class LocalCommands implements Commands {
    private final Surroundings surroundings;
    private final LineOutput out;
    private final LineOutput err;
    private final String version;

    public LocalCommands(LineOutput out, LineOutput err, String version) {
        this(new Surroundings(), out, err, version);
    }

    LocalCommands(Surroundings surroundings, LineOutput out, LineOutput err, String version) {
        this.surroundings = surroundings;
        this.out = out;
        this.err = err;
        this.version = version;
    }

    @Override
    public int apply(ApplyArguments arguments) {
        return guarded(arguments.config(), arguments.output(), arguments.colour(), () -> {
            Map<String, Value> extra = extra(arguments.extraVars());
            Configuration configuration =
                    surroundings.load(arguments.config(), extra, arguments.tags(), arguments.envFiles());
            Applier applier = surroundings.applier(arguments.config(), arguments.envFiles());
            ApplyRequest request = new ApplyRequest(
                    arguments.config(),
                    arguments.state(),
                    arguments.envFiles(),
                    extra,
                    arguments.tags(),
                    arguments.dryRun(),
                    arguments.pessimistic(),
                    arguments.strict(),
                    arguments.detailedExitcode());
            try (JsonFile json = JsonFile.open(arguments.jsonInto())) {
                List<Consumer<AgentEvent>> listeners = new ArrayList<>();
                listeners.add(renderer(arguments));
                if (json != null) {
                    listeners.add(new JsonRenderer(json.output(), surroundings.redactor(), version));
                }
                Interruption interruption = request.dryRun() ? null : Interruption.to(applier::interrupt, out, err);
                return new ApplyCommand(surroundings, () -> interruption == null ? 0 : interruption.code())
                        .run(request, configuration, applier, event -> listeners.forEach(l -> l.accept(event)));
            }
        });
    }

    private Consumer<AgentEvent> renderer(ApplyArguments arguments) {
        if (arguments.output() == OutputFormat.JSON) {
            return new JsonRenderer(out, surroundings.redactor(), version);
        }
        boolean terminal = Terminal.isOutput();
        TextOptions options = new TextOptions(
                arguments.verbose(),
                arguments.diff(),
                colour(arguments.colour()),
                terminal,
                terminal ? Terminal.width() : TextOptions.PLAIN.width());
        TextRenderer renderer = new TextRenderer(options, out, surroundings.redactor(), System::nanoTime);
        if (terminal) {
            Terminal.eachSecond(renderer::tick);
        }
        return renderer;
    }

    private static boolean colour(ColourChoice choice) {
        return choice.enabled(choice == ColourChoice.AUTO && Terminal.isOutput(), System.getenv("NO_COLOR"));
    }

    /** The file of {@code --json-into}. */
    private record JsonFile(OutputStream stream, LineOutput output) implements AutoCloseable {
        static @Nullable JsonFile open(@Nullable String path) {
            if (path == null) {
                return null;
            }
            try {
                OutputStream stream = Files.newOutputStream(Path.of(path));
                return new JsonFile(stream, new LineOutput(stream));
            } catch (IOException e) {
                throw new PortException(new dev.driftless.domain.host.Failure(
                        dev.driftless.domain.host.Failure.Code.IO, "cannot write " + path + ": " + e.getMessage()));
            }
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException _) {
                // every line was written when it was told
            }
        }
    }

    private int guarded(@Nullable String config, OutputFormat format, ColourChoice colour, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (ProblemException e) {
            show(e, config, format, colour);
            return ExitCodes.CONFIGURATION;
        } catch (Locked e) {
            err.line("error: " + surroundings.redactor().mask(e.failure().message()));
            return ExitCodes.LOCKED;
        } catch (PortException e) {
            err.line("error: " + surroundings.redactor().mask(e.failure().message()));
            return ExitCodes.FAILED;
        } catch (UsageError e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.line("error: a fault of driftless, please report it: "
                    + surroundings.redactor().mask(trace.toString().strip()));
            return ExitCodes.BUG;
        }
    }

    private void show(ProblemException e, @Nullable String config, OutputFormat format, ColourChoice colour) {
        ProblemRenderer renderer = new ProblemRenderer(
                format == OutputFormat.JSON ? out : err,
                surroundings.redactor(),
                name -> name == null ? null : surroundings.source(config, name),
                colour(colour));
        if (format == OutputFormat.JSON) {
            renderer.json(e.problems());
        } else {
            renderer.text(e.problems(), surroundings.documents(config));
        }
    }

    private Map<String, Value> extra(List<String> given) {
        Map<String, Value> extra = new LinkedHashMap<>();
        for (String each : given) {
            int equals = each.indexOf('=');
            if (each.startsWith("@")) {
                extra.putAll(surroundings.variables(each.substring(1)));
            } else {
                extra.put(each.substring(0, equals), Value.of(each.substring(equals + 1)));
            }
        }
        return extra;
    }

    @Override
    public int validate(ValidateArguments arguments) {
        return guarded(arguments.config(), arguments.output(), arguments.colour(), () -> {
            Map<String, Value> extra = extra(arguments.extraVars());
            Configuration configuration = surroundings.load(arguments.config(), extra, Set.of(), arguments.envFiles());
            out.line(
                    arguments.output() == OutputFormat.JSON
                            ? "{\"message\":\"valid\",\"files\":" + configuration.files() + ",\"tasks\":"
                                    + configuration.program().size() + "}"
                            : Counted.of(configuration.files(), "file") + ", "
                                    + Counted.of(configuration.program().size(), "task")
                                    + ": no problems. Nothing was read from or changed on this host.");
            return ExitCodes.OK;
        });
    }

    @Override
    public int rollback(RollbackArguments arguments) {
        return guarded(
                null,
                arguments.output(),
                arguments.colour(),
                () -> new StateCommands(surroundings, out, err)
                        .rollback(arguments.state(), arguments.run(), arguments.force()));
    }

    @Override
    public int history(HistoryArguments arguments) {
        return guarded(
                null,
                arguments.output(),
                arguments.colour(),
                () -> new StateCommands(surroundings, out, err)
                        .history(arguments.state(), arguments.limit(), arguments.output()));
    }

    @Override
    public int verifyAudit(AuditArguments arguments) {
        return guarded(
                null,
                arguments.output(),
                ColourChoice.NEVER,
                () -> new StateCommands(surroundings, out, err).verifyAudit(arguments.state(), arguments.directory()));
    }

    @Override
    public int schema() {
        out.line(new SchemaWriter().write());
        return ExitCodes.OK;
    }

    @Override
    public int docs(@Nullable String type) {
        String text = new ReferenceWriter().write(type);
        if (text.isEmpty()) {
            err.line("error: there is no type `" + type + "`");
            return ExitCodes.USAGE;
        }
        out.line(text);
        return ExitCodes.OK;
    }

    @Override
    public int agent(AgentArguments arguments) {
        return guarded(
                arguments.config(),
                arguments.output(),
                arguments.colour(),
                () -> new AgentCommand(
                                surroundings,
                                arguments,
                                extra(arguments.extraVars()),
                                e -> show(e, arguments.config(), arguments.output(), arguments.colour()),
                                out,
                                err,
                                version)
                        .run());
    }

    @Override
    public List<Explanation> explanations() {
        List<Explanation> all = new ArrayList<>(ProgramExplanations.all());
        all.addAll(TemplateExplanations.all());
        all.addAll(FileFault.explanations());
        all.addAll(SyntaxFault.explanations());
        all.addAll(SecretFault.explanations());
        return all;
    }
}
