package dev.driftless.domain.task.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.driftless.domain.host.Key;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.Act;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.packages.PackageTask.Wish;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

        Package: half
        Status: install ok half-configured
        Architecture: all
        Version: 1.0
        """;
    private static final String MARKS = """
        Package: libx1
        Architecture: amd64
        Auto-Installed: 1
        """;
    private static final PackageState NANO = new PackageState(true, "7.2-1", true, false);

    /** A Debian host on which apt-get says what a test gives it. */
    private static final class Debian implements Observed {
        private CommandResult simulation = new CommandResult(0, "", "");
        private boolean fresh;
        private boolean apt = true;
        private final Set<Object> reads = new HashSet<>();
        private final Map<String, PackageState> planned = new TreeMap<>();
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
                        case Query.Exists(AbsolutePath path) ->
                            new Answer.Known<>(
                                    path.text().endsWith(".postrm")
                                            ? path.name().equals("nano.postrm")
                                            : apt);
                        case Query.Planned _ -> new Answer.Known<>(List.copyOf(planned.keySet()));
                        case Query.State<?> state
                        when planned.containsKey(state.name()) -> new Answer.Known<>(planned.get(state.name()));
                        case Query.State<?> state ->
                            new Answer.Known<>(state.facet().read(state.name(), this));
                        case Query.PathState state -> new Answer.Known<>(file(state.path()));
                        case Query.Probe probe -> {
                            reads.addAll(probe.reads());
                            yield new Answer.Known<>(run(probe.command()));
                        }
                        default -> throw new AssertionError(query);
                    };
        }

        private static Found file(AbsolutePath path) {
            String text = switch (path.name()) {
                case "status" -> STATUS;
                case "extended_states" -> MARKS;
                case "nano.list" -> "/.\n/etc\n/etc/nanorc\n/usr/bin/nano\n";
                case "nano.conffiles" -> "/etc/nanorc\n";
                default -> "";
            };
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

    private static Transition<PackageState> way(String name, PackageState before, PackageState after) {
        return new Transition<>(name, before, after);
    }

    private static PackageState version(String version, boolean manual) {
        return new PackageState(true, version, manual, false);
    }

    private static Change change(List<Transition<PackageState>> ways) {
        return new SetState<>(PackageFacet.INSTANCE, ways);
    }

    private static List<List<String>> steps(Transition<PackageState> way, Transition<PackageState> other) {
        return PackageFacet.INSTANCE.steps(List.of(way, other)).stream()
                .map(Command::argv)
                .map(argv -> argv.subList(argv.contains("DPkg::Lock::Timeout=300") ? 9 : 0, argv.size()))
                .toList();
    }

    @Test
    void saysWhichVersionsAreThereAlready() {
        assertEquals(
                Map.of("version", Value.of("7.2-1, 1.0")),
                task(Wish.PRESENT, "nano", "libx1").result(host, List.of()));
        assertEquals(Map.of(), task(Wish.ABSENT, "vim").result(host, List.of()));
        assertEquals(Map.of(), task(Wish.PRESENT, "nano").result(host, List.of(new Performed.NotRun("later"))));
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
                        way("liby2", PackageState.ABSENT, version("2.0-1+b1", false)),
                        way("vim", PackageState.ABSENT, version("2:9.1", true)),
                        way("nano", NANO, PackageState.LEFTOVERS)))),
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
                        way("libx1", version("1.0", false), PackageState.ABSENT),
                        way("nano", NANO, PackageState.ABSENT)))),
                task(Wish.ABSENT, "nano").plan(host));
    }

    @Test
    void purgesWhatIsLeftOver() {
        host.saying("Purg old [1]\n");
        PackageTask task = new PackageTask(List.of("old"), Wish.ABSENT, false, null, null, true, false);
        assertEquals(
                Plan.of(change(List.of(way("old", PackageState.LEFTOVERS, PackageState.ABSENT)))), task.plan(host));
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
    void fetchesListsBeforeItPlans() {
        host.simulation = new CommandResult(100, "", "E: Unable to locate package vim\n");
        for (Wish wish : List.of(Wish.PRESENT, Wish.LATEST)) {
            PackageTask task = new PackageTask(List.of("vim"), wish, true, null, null, false, false);
            Plan.Prepare prepare = assertInstanceOf(Plan.Prepare.class, task.plan(host));
            assertEquals("update", prepare.command().argv().getLast());
            Debian after = new Debian().saying("Inst vim (9 Debian [amd64])\n");
            assertEquals(
                    Plan.of(change(List.of(way("vim", PackageState.ABSENT, version("9", true))))),
                    prepare.then().apply(after));
            assertEquals(Task.Nature.DECLARATIVE, task.nature());
        }
    }

    @Test
    void fetchingAloneIsAnAction() {
        PackageTask task = new PackageTask(List.of(), Wish.PRESENT, true, null, null, false, false);
        assertInstanceOf(
                Act.class,
                assertInstanceOf(Plan.Apply.class, task.plan(host)).changes().getFirst());
        assertEquals(Task.Nature.ACTION, task.nature());
    }

    @Test
    void marksWhatCameAlongAsAskedFor() {
        assertEquals(
                Plan.of(change(List.of(way("libx1", version("1.0", false), version("1.0", true))))),
                task(Wish.PRESENT, "libx1").plan(host));
    }

    @Test
    void marksTheOnlyProviderOfVirtualPackageAsAskedFor() {
        host.saying("""
            Note, selecting 'exim' instead of 'mta'
            Inst exim (4 Debian [amd64])
            """);
        assertEquals(
                Plan.of(change(List.of(way("exim", PackageState.ABSENT, version("4", true))))),
                task(Wish.PRESENT, "mta").plan(host));
    }

    @Test
    void tellsAptWhatThisRunInstallsBefore() {
        host.planned.put("liby", version("2.0", false));
        task(Wish.PRESENT, "vim").plan(host);
        List<String> install = host.simulated.getLast();
        assertEquals(List.of("install", "vim", "liby=2.0"), install.subList(install.size() - 3, install.size()));
        task(Wish.ABSENT, "nano").plan(host);
        List<String> removal = host.simulated.getLast();
        assertEquals(List.of("install", "nano-", "liby=2.0"), removal.subList(removal.size() - 3, removal.size()));
        assertFalse(host.reads.contains(new Key("package", "liby")));
    }

    @Test
    void doubtsAptWhereItRefusesWhatThisRunInstallsBefore() {
        host.planned.put("liby", version("2.0", false));
        host.simulation = new CommandResult(100, "", "E: held broken packages.\n");
        task(Wish.PRESENT, "vim").plan(host);
        assertEquals("vim", host.simulated.getLast().getLast());
        assertTrue(host.reads.contains(new Key("package", "liby")));
    }

    @Test
    void doubtsAptWhereThisRunRemovesSomethingBefore() {
        host.planned.put("liby", PackageState.ABSENT);
        task(Wish.PRESENT, "vim").plan(host);
        assertTrue(host.reads.contains(new Key("package", "liby")));
    }

    @Test
    void disturbsTheFilesOfWhatGoesButForWhatStays() {
        Set<AbsolutePath> files = Set.of(AbsolutePath.of("/etc"), AbsolutePath.of("/usr/bin/nano"));
        assertEquals(files, disturbed(PackageState.LEFTOVERS));
        assertTrue(disturbed(PackageState.ABSENT).contains(AbsolutePath.of("/etc/nanorc")));
        assertTrue(disturbed(version("8", true)).containsAll(files));
        assertEquals(Set.of(), disturbed(version("7.2-1", false)));
    }

    private Set<AbsolutePath> disturbed(PackageState after) {
        return PackageFacet.INSTANCE
                .effects(List.of(way("nano", NANO, after)), host)
                .disturbs();
    }

    @Test
    void saysWhichDependenciesAreUnmet() {
        host.simulation =
                new CommandResult(100, """
                        The following packages have unmet dependencies:
                         vim : Depends: nowhere (>= 3) but it is not installable
                        """, "E: Unable to correct problems, you have held broken packages.\n");
        assertEquals(
                Plan.blocked(
                        Code.FAILED,
                        "unmet dependencies: vim : Depends: nowhere (>= 3) but it is not installable",
                        "name"),
                task(Wish.PRESENT, "vim").plan(host));
    }

    @Test
    void saysWhyItsScriptFailed() {
        Command step = PackageFacet.INSTANCE
                .steps(List.of(way("vim", PackageState.ABSENT, version("9", true))))
                .getFirst();
        var result = new CommandResult(100, """
                        Unpacking vim (9) ...
                        Setting up vim (9) ...
                        cannot start
                        dpkg: error processing package vim (--configure):
                         script returned 7
                        Errors were encountered while processing:
                         vim
                        """, "debconf: delaying\nE: Sub-process dpkg returned (1)\n");
        assertEquals("""
                        apt-get install vim=9 failed with exit 100: cannot start
                        dpkg: error processing package vim (--configure):
                        script returned 7
                        Sub-process dpkg returned (1)""", PackageFacet.INSTANCE.complaint(step, result));
    }

    @Test
    void configuresOrRemovesWhatIsHalfInstalled() {
        host.saying("Conf half (1.0 Debian [all])\nConf libx1 (1.0 Debian [all])\n");
        assertEquals(
                Plan.of(change(List.of(way("half", PackageState.half("1.0"), version("1.0", true))))),
                task(Wish.PRESENT, "half").plan(host));
        host.saying("Remv half [1.0]\n");
        assertEquals(
                Plan.of(change(List.of(way("half", PackageState.half("1.0"), PackageState.ABSENT)))),
                task(Wish.ABSENT, "half").plan(host));
    }

    @Test
    void leavesFreshListsAlone() {
        host.fresh = true;
        host.saying("Inst vim (9 Debian [amd64])\n");
        assertEquals(
                Plan.of(change(List.of(way("vim", PackageState.ABSENT, version("9", true))))),
                updating(Duration.ofHours(1), "vim").plan(host));
    }

    @Test
    void installsAndRemovesInOneTransaction() {
        assertEquals(
                List.of(
                        List.of("--allow-downgrades", "install", "liby=2", "nano-"),
                        List.of("apt-mark", "-q", "auto", "liby")),
                steps(
                        way("liby", PackageState.ABSENT, version("2", false)),
                        way("nano", NANO, PackageState.LEFTOVERS)));
        assertEquals(
                List.of(List.of("remove", "a", "b"), List.of("dpkg", "--purge", "b")),
                steps(way("a", NANO, PackageState.LEFTOVERS), way("b", NANO, PackageState.ABSENT)));
        assertEquals(
                List.of(List.of("--purge", "remove", "a", "b")),
                steps(way("a", NANO, PackageState.ABSENT), way("b", NANO, PackageState.ABSENT)));
    }

    @Test
    void leavesToAptWhatComesAlongInAnUnknownVersion() {
        PackageState later = new PackageState(true, null, false, false);
        assertEquals(
                List.of(List.of("--allow-downgrades", "install", "vim")),
                steps(
                        way("vim", PackageState.ABSENT, new PackageState(true, null, true, false)),
                        way("l", PackageState.ABSENT, later)));
    }

    @Test
    void refusesWhatIsNoName() {
        assertThrows(InvalidOption.class, () -> task(Wish.PRESENT, "-o=x"));
        assertThrows(InvalidOption.class, () -> task(Wish.PRESENT, "./a.deb"));
        assertThrows(InvalidOption.class, () -> task(Wish.PRESENT));
    }
}
