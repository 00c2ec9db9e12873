package dev.driftless.domain.task.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTaskTest {
    private final FakeAccounts host = new FakeAccounts();

    private Plan plan(String name, Presence state, @Nullable Integer gid, boolean system) {
        return new GroupTask(name, state, gid, system).plan(host);
    }

    private static Plan change(String name, Group before, Group after) {
        return Plan.of(SetState.of(GroupFacet.INSTANCE, name, before, after));
    }

    private static List<String> argv(Group before, Group after) {
        return GroupFacet.INSTANCE
                .steps(List.of(new Transition<>("shop", before, after)))
                .getFirst()
                .argv();
    }

    @Test
    void createsGroupWhereThereIsNone() {
        assertEquals(
                change("shop", Group.ABSENT, new Group(true, -1, true)), plan("shop", Presence.PRESENT, null, true));
    }

    @Test
    void isInSyncWithGroupOfAnyNumberWhereNoneIsWanted() {
        assertEquals(Plan.IN_SYNC, plan("deploy", Presence.PRESENT, null, true));
        assertEquals(Plan.IN_SYNC, plan("deploy", Presence.PRESENT, 1000, false));
        assertEquals(Plan.IN_SYNC, plan("dep", Presence.ABSENT, null, false));
    }

    @Test
    void changesNumber() {
        assertEquals(
                change("deploy", new Group(true, 1000, false), new Group(true, 2000, false)),
                plan("deploy", Presence.PRESENT, 2000, false));
    }

    @Test
    void removesGroupAfterItsMembersLeft() {
        assertEquals(
                Plan.of(
                        SetState.of(UserFacet.INSTANCE, "deploy", deploy(List.of("adm")), deploy(List.of())),
                        SetState.of(GroupFacet.INSTANCE, "adm", new Group(true, 4, false), Group.ABSENT)),
                plan("adm", Presence.ABSENT, null, false));
        assertEquals(
                change("sudo", new Group(true, 27, false), Group.ABSENT), plan("sudo", Presence.ABSENT, null, false));
    }

    private static User deploy(List<String> groups) {
        return new User(true, 1000, "deploy", groups, "/home/deploy", "/bin/sh", "Deployer", false, false);
    }

    @Test
    void refusesWhatTheHostWouldRefuse() {
        assertEquals(
                Plan.blocked(Code.CONFLICT, "deploy is the primary group of deploy", "name"),
                plan("deploy", Presence.ABSENT, null, false));
        assertEquals(
                Plan.blocked(Code.CONFLICT, "gid 4 is that of group adm", "gid"),
                plan("shop", Presence.PRESENT, 4, false));
    }

    @Test
    void refusesNameThatIsNone() {
        assertThrows(InvalidOption.class, () -> plan("a:b", Presence.PRESENT, null, false));
        assertThrows(InvalidOption.class, () -> plan("-r", Presence.PRESENT, null, false));
    }

    @Test
    void runsTheProgramOfEachWay() {
        Group numbered = new Group(true, 7, true);
        assertEquals(List.of("groupadd", "-r", "-g", "7", "--", "shop"), argv(Group.ABSENT, numbered));
        assertEquals(List.of("groupmod", "-g", "7", "--", "shop"), argv(new Group(true, 6, false), numbered));
        assertEquals(List.of("groupdel", "--", "shop"), argv(numbered, Group.ABSENT));
    }
}
