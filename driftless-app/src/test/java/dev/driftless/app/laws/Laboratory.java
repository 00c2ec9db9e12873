package dev.driftless.app.laws;

import dev.driftless.adapters.config.DataFormatsAdapter;
import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.os.archive.CompressArchives;
import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.app.engine.Redactor;
import dev.driftless.app.host.FileJournal;
import dev.driftless.app.host.LiveHost;
import dev.driftless.app.host.ProjectedHost;
import dev.driftless.app.state.Rollback;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.ports.SecretSource;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small Debian in memory, on which task lists are planned, applied and taken back as on a real one: the same engine, hosts, journal and archives over
 * {@link MemoryFileSystem}, which keeps the contract of the real files. So an example says {@code /etc/motd}, as a user would, and neither this machine's
 * files nor its accounts nor its programs are ever touched.
 */
final class Laboratory {
    private static final String JOURNAL = "/var/lib/driftless/journal/";

    private final MemoryFileSystem files = new MemoryFileSystem();
    private final ObedientPrograms programs = new ObedientPrograms(files);
    private final CompressArchives archives = new CompressArchives(files);
    private final ExampleFiles configuration;
    private int runs;

    /** A host with the files that {@code configuration} names. */
    Laboratory(ExampleFiles configuration) {
        this.configuration = configuration;
        Debian.install(files);
        configuration.install(files);
        files.with(JOURNAL + "asked/entries", "");
    }

    /** How a run went. */
    record Run(List<Outcome> outcomes, int fights, String journal) {
        List<Change> changes() {
            return outcomes.stream().flatMap(o -> o.changes().stream()).toList();
        }

        String statuses() {
            return String.join(", ", outcomes.stream().map(Run::said).toList());
        }

        private static String said(Outcome outcome) {
            String why = outcome.failure() != null
                    ? " " + outcome.failure().message()
                    : outcome.reason() != null ? " " + outcome.reason() : "";
            return outcome.status().word() + why;
        }
    }

    MemoryFileSystem files() {
        return files;
    }

    Configuration load() {
        return Configuration.load(configuration, new Documents());
    }

    Host live() {
        return new LiveHost(files, programs, archives, new FileJournal(files, JOURNAL + "asked"), (_, _) -> {});
    }

    ProjectedHost projected() {
        return new ProjectedHost(files, programs, archives, false);
    }

    private Applier applier() {
        return new Applier(
                files, programs, archives, new NoSecrets(), new DataFormatsAdapter(), new Redactor(), Map.of());
    }

    private static Applier.Options options() {
        return new Applier.Options(Map.of(), Set.of(), false);
    }

    Run dryRun() {
        List<AgentEvent> events = new ArrayList<>();
        applier().dryRun(load(), options(), List.of(), events::add);
        Run run = run(events, "");
        for (Change change : run.changes()) {
            if (change instanceof Change.RunCommand(var command, var effects)) {
                programs.promise(command, effects);
            }
        }
        return run;
    }

    Run apply() {
        List<AgentEvent> events = new ArrayList<>();
        String place = JOURNAL + ++runs;
        try (FileJournal journal = new FileJournal(files, place)) {
            applier().apply(load(), options(), "run", journal, List.of(), (_, _) -> {}, events::add);
        }
        return run(events, place);
    }

    /** Takes a run back by its journal. */
    Rollback.Result rollback(Run run) {
        return new Rollback(files, programs, archives, Map.of()).run(run.journal(), false);
    }

    private static Run run(List<AgentEvent> events, String journal) {
        List<Outcome> outcomes = new ArrayList<>();
        int fights = 0;
        for (AgentEvent event : events) {
            if (event instanceof AgentEvent.StepFinished finished) {
                outcomes.add(finished.outcome());
            } else if (event instanceof AgentEvent.FightFound) {
                fights++;
            }
        }
        return new Run(outcomes, fights, journal);
    }

    private record NoSecrets() implements SecretSource {
        @Override
        public @Nullable String find(String name) {
            return null;
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    }
}
