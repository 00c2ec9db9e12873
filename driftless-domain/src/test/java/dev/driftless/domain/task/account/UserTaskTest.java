package dev.driftless.domain.task.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Failure.Code;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserTaskTest {
    private static final User DEPLOY =
            new User(true, 1000, "deploy", List.of("adm"), "/home/deploy", "/bin/sh", "Deployer", false, false);

    private final FakeAccounts host = new FakeAccounts();

    private static UserTask present(
            String name, @Nullable String group, List<String> groups, boolean append, @Nullable String password) {
        return new UserTask(
                name, Presence.PRESENT, null, group, groups, append, null, null, null, true, false, false, password);
    }

    private static UserTask absent(String name, boolean remove) {
        return new UserTask(
                name, Presence.ABSENT, null, null, List.of(), false, null, null, null, true, false, remove, null);
    }

    private static Change user(String name, User before, User after) {
        return SetState.of(UserFacet.INSTANCE, name, before, after);
    }

    private static Change password(String name, String before, String after) {
        return SetState.of(
                PasswordFacet.INSTANCE,
                name,
                new Password(new Value.Hidden(before)),
                new Password(new Value.Hidden(after)));
    }

    private static User created(String name, String home, boolean ownHome) {
        return new User(true, -1, name, List.of(), home, null, null, false, ownHome);
    }

    private static List<List<String>> steps(User before, User after) {
        return UserFacet.INSTANCE.steps(List.of(new Transition<>("shop", before, after))).stream()
                .map(Command::argv)
                .toList();
    }

    @Test
    void createsGroupOfTheUsersNameFirst() {
        assertThat(present("shop", null, List.of(), false, null).plan(host))
                .isEqualTo(Plan.of(
                        SetState.of(GroupFacet.INSTANCE, "shop", Group.ABSENT, new Group(true, -1, false)),
                        user("shop", User.ABSENT, created("shop", "/home/shop", true))));
    }

    @Test
    void leavesHomeThatIsThereAlready() {
        host.with("/srv/shop", "").with("/etc/default/useradd", "# x\nHOME=/srv\n");
        assertThat(present("shop", "sudo", List.of(), false, null).plan(host))
                .isEqualTo(Plan.of(user(
                        "shop",
                        User.ABSENT,
                        new User(true, -1, "sudo", List.of(), "/srv/shop", null, null, false, false))));
    }

    @Test
    void isInSyncWithUserOfWhomNothingElseIsWanted() {
        assertThat(present("deploy", "deploy", List.of("adm"), false, "$6$old").plan(host))
                .isEqualTo(Plan.IN_SYNC);
        assertThat(present("deploy", null, List.of(), false, null).plan(host)).isEqualTo(Plan.IN_SYNC);
        assertThat(absent("dep", true).plan(host)).isEqualTo(Plan.IN_SYNC);
    }

    @Test
    void replacesOrAppendsFurtherGroups() {
        User replaced =
                new User(true, 1000, "deploy", List.of("sudo"), "/home/deploy", "/bin/sh", "Deployer", false, false);
        User appended = new User(
                true, 1000, "deploy", List.of("adm", "sudo"), "/home/deploy", "/bin/sh", "Deployer", false, false);
        assertThat(present("deploy", null, List.of("sudo"), false, null).plan(host))
                .isEqualTo(Plan.of(user("deploy", DEPLOY, replaced)));
        assertThat(present("deploy", null, List.of("sudo, adm"), true, null).plan(host))
                .isEqualTo(Plan.of(user("deploy", DEPLOY, appended)));
    }

    @Test
    void blocksWhenGroupIsMissing() {
        assertThat(present("deploy", "none", List.of(), false, null).plan(host))
                .isEqualTo(Plan.blocked(Code.NO_ACCOUNT, "there is no group none", "group"));
        assertThat(present("deploy", null, List.of("none"), false, null).plan(host))
                .isEqualTo(Plan.blocked(Code.NO_ACCOUNT, "there is no group none", "groups"));
    }

    @Test
    void setsPasswordByItself() {
        assertThat(present("deploy", null, List.of(), false, "$6$new").plan(host))
                .isEqualTo(Plan.of(password("deploy", "$6$old", "$6$new")));
    }

    @Test
    void showsNoPasswordAndGivesItToNoArgument() {
        Change change = password("deploy", "$6$old", "$6$new");
        assertThat(change.toString()).doesNotContain("$6$");
        Command step = PasswordFacet.INSTANCE
                .steps(List.of(new Transition<>("deploy", Password.LOCKED, new Password(new Value.Hidden("$6$n")))))
                .getFirst();
        assertThat(step.argv()).containsExactly("chpasswd", "-e");
        assertThat(step.stdin()).isEqualTo("deploy:$6$n\n");
    }

    @Test
    void keepsPasswordOfRemovedUserForTheWayBack() {
        assertThat(absent("deploy", true).plan(host))
                .isEqualTo(Plan.of(
                        password("deploy", "$6$old", "!"), user("deploy", DEPLOY.withOwnHome(true), User.ABSENT)));
    }

    @Test
    void refusesPasswordThatIsNoHash() {
        assertThatThrownBy(() -> present("deploy", null, List.of(), false, "secret"))
                .isInstanceOf(InvalidOption.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> present("deploy", null, List.of(), false, "$6$a\nroot:$6$b"))
                .isInstanceOf(InvalidOption.class);
    }

    @Test
    void removesHomeOnlyWhereItGoesWithTheAccount() {
        assertThat(steps(DEPLOY, User.ABSENT)).containsExactly(List.of("userdel", "--", "shop"));
        assertThat(steps(DEPLOY.withOwnHome(true), User.ABSENT))
                .containsExactly(List.of("userdel", "-r", "--", "shop"));
    }

    @Test
    void runsTheProgramOfEachWay() {
        User system = new User(true, 7, "shop", List.of("adm", "sudo"), "/v", "/s", "c", true, false);
        assertThat(steps(User.ABSENT, system))
                .containsExactly(
                        List.of("groupadd", "-f", "--", "shop"),
                        List.of(
                                "useradd",
                                "-u",
                                "7",
                                "-g",
                                "shop",
                                "-d",
                                "/v",
                                "-s",
                                "/s",
                                "-c",
                                "c",
                                "-G",
                                "adm,sudo",
                                "-r",
                                "-M",
                                "--",
                                "shop"));
        assertThat(steps(DEPLOY, system).getFirst())
                .containsExactly(
                        "usermod",
                        "-u",
                        "7",
                        "-g",
                        "shop",
                        "-d",
                        "/v",
                        "-s",
                        "/s",
                        "-c",
                        "c",
                        "-G",
                        "adm,sudo",
                        "--",
                        "shop");
    }
}
