package dev.driftless.app.wiring;

import dev.driftless.adapters.os.archive.CompressArchives;
import dev.driftless.app.cli.OutputFormat;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.app.engine.Redactor;
import dev.driftless.app.json.JsonWriter;
import dev.driftless.app.state.AuditVerifier;
import dev.driftless.app.state.Rollback;
import dev.driftless.app.state.RunHistory;
import dev.driftless.app.state.RunId;
import dev.driftless.app.state.StateDirectory;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.task.account.GroupFacet;
import dev.driftless.domain.task.account.PasswordFacet;
import dev.driftless.domain.task.account.UserFacet;
import dev.driftless.domain.task.packages.PackageFacet;
import dev.driftless.ports.FileSystem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that look at what runs left behind. */
final class StateCommands {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Surroundings surroundings;
    private final LineOutput out;
    private final LineOutput err;

    StateCommands(Surroundings surroundings, LineOutput out, LineOutput err) {
        this.surroundings = surroundings;
        this.out = out;
        this.err = err;
    }

    private StateDirectory state(@Nullable String option) {
        StateDirectory state = new StateDirectory(
                surroundings.files(), surroundings.stateDirectory(option).toString());
        state.check();
        return state;
    }

    private static Map<String, Facet<?>> facets() {
        return Map.of(
                UserFacet.INSTANCE.kind(), UserFacet.INSTANCE,
                GroupFacet.INSTANCE.kind(), GroupFacet.INSTANCE,
                PasswordFacet.INSTANCE.kind(), PasswordFacet.INSTANCE,
                PackageFacet.INSTANCE.kind(), PackageFacet.INSTANCE);
    }

    int rollback(@Nullable String option, String prefix, boolean force) {
        StateDirectory state = state(option);
        RunId run = state.find(prefix);
        surroundings.learnSecrets();
        Redactor redactor = surroundings.redactor();
        try (FileSystem.Lock _ = state.lock(ProcessHandle.current().pid(), Instant.now(), ZoneId::systemDefault)) {
            Rollback rollback = new Rollback(
                    surroundings.files(),
                    surroundings.processes(),
                    new CompressArchives(surroundings.files()),
                    facets());
            return switch (rollback.run(state.journal(run), force)) {
                case Rollback.NothingLeft _ -> {
                    out.line("Nothing is left to take back of run " + run.text() + ".");
                    yield ExitCodes.OK;
                }
                case Rollback.Refused refused -> {
                    refused.reasons().forEach(reason -> err.line("error: " + redactor.mask(reason.message())));
                    err.line("Nothing was changed.");
                    yield ExitCodes.FAILED;
                }
                case Rollback.Done done -> {
                    done.restored().forEach(path -> out.line(" restored  " + redactor.mask(path)));
                    done.failures().forEach(failure -> err.line(" failed    " + redactor.mask(failure.message())));
                    commands(done.commands());
                    out.line("\nRun " + run.text() + " was taken back: "
                            + done.restored().size() + " restored, "
                            + done.failures().size() + " failed.");
                    yield done.failures().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
                }
            };
        }
    }

    private void commands(List<String> commands) {
        commands.forEach(command -> out.line(
                " kept      what the command " + surroundings.redactor().mask(command) + " did cannot be taken back"));
    }

    int history(@Nullable String option, int limit, OutputFormat format) {
        List<RunHistory.Entry> runs = new RunHistory(surroundings.files(), state(option)).list();
        if (format == OutputFormat.JSON) {
            runs.stream().limit(limit).forEach(run -> out.line(JsonWriter.write(json(run))));
            return ExitCodes.OK;
        }
        runs.stream().limit(limit).forEach(run -> out.line(row(run)));
        if (runs.isEmpty()) {
            out.line("No run changed anything on this host yet.");
        }
        return ExitCodes.OK;
    }

    /** The same for a program; {@code exit} is missing where the run was interrupted, or goes on. */
    private static Map<String, Object> json(RunHistory.Entry run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("message", "run");
        json.put("run", run.run().text());
        json.put("started", run.started().toString());
        json.put("changes", run.changes());
        json.put("rolled_back", run.rolledBack());
        RunHistory.Summary summary = run.summary();
        if (summary != null) {
            json.put("ended", summary.ended().toString());
            json.put("exit", summary.exitCode());
            json.put("config", summary.config());
            json.putAll(summary.counts());
        }
        return json;
    }

    /** One run in one line: id, local time, how it ended, configuration. */
    private static String row(RunHistory.Entry run) {
        String time = STARTED.format(run.started().atZone(ZoneId.systemDefault()));
        RunHistory.Summary summary = run.summary();
        if (summary == null) {
            return run.run().text() + "  " + time + "  interrupted, " + run.changes() + " changes in the journal";
        }
        StringBuilder counts = new StringBuilder();
        summary.counts().forEach((state, count) -> {
            if (count > 0) {
                counts.append(counts.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(state);
            }
        });
        return run.run().text() + "  " + time + "  exit " + summary.exitCode() + "  " + counts + "  " + summary.config()
                + (run.rolledBack() ? "  (taken back)" : "");
    }

    int verifyAudit(@Nullable String option, @Nullable String directory) {
        StateDirectory state = state(option);
        AuditVerifier.Result result = AuditVerifier.verify(
                surroundings.files(), directory == null ? state.audit() : directory, state.auditHead());
        AuditVerifier.Break broken = result.broken();
        if (broken != null) {
            err.line("error: the chain breaks at " + broken.at() + ": " + broken.reason());
            return ExitCodes.FAILED;
        }
        out.line(result.records() + " records, the chain is whole.");
        return ExitCodes.OK;
    }
}
