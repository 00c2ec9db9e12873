package dev.driftless.domain.task.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.driftless.domain.host.Facet.Transition;
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
        assertThat(plan("shop", Presence.PRESENT, null, true))
                .isEqualTo(change("shop", Group.ABSENT, new Group(true, -1, true)));
    }

    @Test
    void isInSyncWithGroupOfAnyNumberWhereNoneIsWanted() {
        assertThat(plan("deploy", Presence.PRESENT, null, true)).isEqualTo(Plan.IN_SYNC);
        assertThat(plan("deploy", Presence.PRESENT, 1000, false)).isEqualTo(Plan.IN_SYNC);
        assertThat(plan("dep", Presence.ABSENT, null, false)).isEqualTo(Plan.IN_SYNC);
    }

    @Test
    void changesNumber() {
        assertThat(plan("deploy", Presence.PRESENT, 2000, false))
                .isEqualTo(change("deploy", new Group(true, 1000, false), new Group(true, 2000, false)));
    }

    @Test
    void removesGroup() {
        assertThat(plan("deploy", Presence.ABSENT, null, false))
                .isEqualTo(change("deploy", new Group(true, 1000, false), Group.ABSENT));
    }

    @Test
    void refusesNameThatIsNone() {
        assertThatThrownBy(() -> plan("a:b", Presence.PRESENT, null, false)).isInstanceOf(InvalidOption.class);
        assertThatThrownBy(() -> plan("-r", Presence.PRESENT, null, false)).isInstanceOf(InvalidOption.class);
    }

    @Test
    void runsTheProgramOfEachWay() {
        Group numbered = new Group(true, 7, true);
        assertThat(argv(Group.ABSENT, numbered)).containsExactly("groupadd", "-r", "-g", "7", "--", "shop");
        assertThat(argv(new Group(true, 6, false), numbered)).containsExactly("groupmod", "-g", "7", "--", "shop");
        assertThat(argv(numbered, Group.ABSENT)).containsExactly("groupdel", "--", "shop");
    }
}
