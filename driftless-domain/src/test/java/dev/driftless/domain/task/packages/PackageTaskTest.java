package dev.driftless.domain.task.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.RunCommand;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.packages.PackageTask.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackageTaskTest {
    private static final String STATUS = """
            Package: nano
            Status: install ok installed
            Architecture: amd64
            Version: 7.2-1

            Package: old
            Status: deinstall ok config-files
            Architecture: all
            Version: 1

            Package: libx1
            Status: install ok installed
            Architecture: amd64
            Version: 1.0
            """;
    private static final String MARKS = """
            Package: libx1
            Architecture: amd64
            Auto-Installed: 1
            """;
    private static final Package NANO = new Package(true, "7.2-1", true, false);

    /** A Debian host on which apt-get says what a test gives it. */
    private static final class Debian implements Observed {
        private CommandResult simulation = new CommandResult(0, "", "");
        private boolean fresh;
        private boolean apt = true;
        private final List<List<String>> simulated = new ArrayList<>();

        Debian saying(String stdout) {
            simulation = new CommandResult(0, stdout, "");
            return this;
        }

        @Override
        @SuppressWarnings("unchecked") // each case yields the type that its query names
        public <A> Answer<A> answer(Query<A> query) {
            return (Answer<A>)
                    switch (query) {
                        case Query.Exists _ -> new Answer.Known<>(apt);
                        case Query.State<?> state ->
                            new Answer.Known<>(state.facet().read(state.name(), this));
                        case Query.PathState state -> new Answer.Known<>(file(state.path()));
                        case Query.Probe probe -> new Answer.Known<>(run(probe.command()));
                        default -> throw new AssertionError(query);
                    };
        }

        private static Found file(AbsolutePath path) {
            String text = path.name().equals("status") ? STATUS : MARKS;
            return new Found.RegularFile(new FileMode(0644), Principal.ROOT, Principal.ROOT, Content.Inline.of(text));
        }

        private CommandResult run(Command command) {
            if (command.argv().getFirst().equals("find")) {
                return new CommandResult(0, fresh ? "/var/lib/apt/lists\n" : "", "");
            }
            simulated.add(command.argv());
            return simulation;
        }
    }

    private final Debian host = new Debian();

    private static PackageTask task(Wish state, String... names) {
        return new PackageTask(List.of(names), state, false, null, null, false, false);
    }

    private static PackageTask updating(@Nullable Duration valid, String... names) {
        return new PackageTask(List.of(names), Wish.PRESENT, true, valid, null, false, false);
    }

    private static Transition<Package> way(String name, Package before, Package after) {
        return new Transition<>(name, before, after);
    }

    private static Package version(String version, boolean manual) {
        return new Package(true, version, manual, false);
    }

    private static Change change(List<Transition<Package>> ways) {
        return new SetState<>(PackageFacet.INSTANCE, ways);
    }

    private static List<List<String>> steps(Transition<Package> way, Transition<Package> other) {
        return PackageFacet.INSTANCE.steps(List.of(way, other)).stream()
                .map(Command::argv)
                .map(argv -> argv.subList(argv.contains("DPkg::Lock::Timeout=300") ? 9 : 0, argv.size()))
                .toList();
    }

    @Test
    void isInSyncWithoutAskingAptWhenAllIsThere() {
        assertEquals(Plan.IN_SYNC, task(Wish.PRESENT, "nano", "nano=7.2*").plan(host));
        assertEquals(Plan.IN_SYNC, updating(null, "nano").plan(host));
        assertEquals(Plan.IN_SYNC, task(Wish.ABSENT, "vim", "old").plan(host));
        assertTrue(host.simulated.isEmpty());
    }

    @Test
    void showsWhatComesAlongWithItsVersion() {
        host.saying("""
                Inst libx1 [1.0] (1.1 Debian:13/stable [amd64])
                Inst liby2 (2.0-1+b1 Debian:13/stable, Security:13 [amd64])
                Inst vim (2:9.1 Debian:13/stable [amd64]) []
                Remv nano [7.2-1]
                Conf vim (2:9.1 Debian:13/stable [amd64])
                """);
        assertEquals(
                Plan.of(change(List.of(
                        way("libx1", version("1.0", false), version("1.1", false)),
                        way("liby2", Package.ABSENT, version("2.0-1+b1", false)),
                        way("vim", Package.ABSENT, version("2:9.1", true)),
                        way("nano", NANO, Package.LEFTOVERS)))),
                task(Wish.PRESENT, "vim").plan(host));
    }

    @Test
    void asksForPinnedVersion() {
        task(Wish.PRESENT, "nano=8.0").plan(host);
        assertEquals(
                List.of("install", "nano=8.0"),
                host.simulated
                        .getFirst()
                        .subList(
                                host.simulated.getFirst().size() - 2,
                                host.simulated.getFirst().size()));
        assertTrue(host.simulated.getFirst().contains("-s"));
    }

    @Test
    void isInSyncWithLatestWhenAptHasNothingNewer() {
        assertEquals(Plan.IN_SYNC, task(Wish.LATEST, "nano").plan(host));
        assertEquals(1, host.simulated.size());
    }

    @Test
    void removesWithWhatNeedsIt() {
        host.saying("Remv libx1 [1.0] [nano:amd64 ]\nPurg nano [7.2-1]\n");
        assertEquals(
                Plan.of(change(List.of(
                        way("libx1", version("1.0", false), Package.LEFTOVERS), way("nano", NANO, Package.ABSENT)))),
                task(Wish.ABSENT, "nano").plan(host));
    }

    @Test
    void purgesWhatIsLeftOver() {
        host.saying("Purg old [1]\n");
        PackageTask task = new PackageTask(List.of("old"), Wish.ABSENT, false, null, null, true, false);
        assertEquals(Plan.of(change(List.of(way("old", Package.LEFTOVERS, Package.ABSENT)))), task.plan(host));
    }

    @Test
    void blocksWhenPackageIsUnknown() {
        host.simulation = new CommandResult(100, "Reading…\n", "E: Unable to locate package nosuch\n");
        assertEquals(
                Plan.blocked(
                        Code.NOT_FOUND,
                        "Unable to locate package nosuch (`update_cache: true` fetches the lists first)",
                        "name"),
                task(Wish.PRESENT, "nosuch").plan(host));
    }

    @Test
    void blocksWithoutApt() {
        host.apt = false;
        assertEquals(
                Plan.blocked(Code.NOT_FOUND, "no supported package manager (apt-get) on this host", null),
                task(Wish.PRESENT, "nano").plan(host));
    }

    @Test
    void knowsNoVersionBeforeTheListsAreFetched() {
        host.simulation = new CommandResult(100, "", "E: Unable to locate package vim\n");
        Plan plan = updating(Duration.ofHours(1), "vim", "nano=8*").plan(host);
        assertInstanceOf(Plan.Apply.class, plan);
        List<Change> changes = ((Plan.Apply) plan).changes();
        assertInstanceOf(RunCommand.class, changes.getFirst());
        assertEquals(
                change(List.of(
                        way("vim", Package.ABSENT, new Package(true, null, true, false)),
                        way("nano", NANO, version("8*", true)))),
                changes.getLast());
    }

    @Test
    void leavesFreshListsAlone() {
        host.fresh = true;
        host.saying("Inst vim (9 Debian [amd64])\n");
        assertEquals(
                Plan.of(change(List.of(way("vim", Package.ABSENT, version("9", true))))),
                updating(Duration.ofHours(1), "vim").plan(host));
    }

    @Test
    void installsAndRemovesInOneTransaction() {
        assertEquals(
                List.of(
                        List.of("--allow-downgrades", "install", "liby=2", "nano-"),
                        List.of("apt-mark", "-q", "auto", "liby")),
                steps(way("liby", Package.ABSENT, version("2", false)), way("nano", NANO, Package.LEFTOVERS)));
        assertEquals(
                List.of(List.of("remove", "a"), List.of("--purge", "remove", "b")),
                steps(way("a", NANO, Package.LEFTOVERS), way("b", NANO, Package.ABSENT)));
    }

    @Test
    void leavesToAptWhatComesAlongInAnUnknownVersion() {
        Package later = new Package(true, null, false, false);
        assertEquals(
                List.of(List.of("--allow-downgrades", "install", "vim")),
                steps(
                        way("vim", Package.ABSENT, new Package(true, null, true, false)),
                        way("l", Package.ABSENT, later)));
    }

    @Test
    void refusesWhatIsNoName() {
        assertThrows(InvalidOption.class, () -> task(Wish.PRESENT, "-o=x"));
        assertThrows(InvalidOption.class, () -> task(Wish.PRESENT, "./a.deb"));
        assertThrows(InvalidOption.class, () -> task(Wish.PRESENT));
    }
}
