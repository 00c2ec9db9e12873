package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatTaskTest {
    private static final AbsolutePath F = AbsolutePath.of("/f");

    private static Task task(Object... options) {
        Object[] all = new Object[options.length + 2];
        all[0] = "path";
        all[1] = "/f";
        System.arraycopy(options, 0, all, 2, options.length);
        return Bound.task(new StatTask.Type(), all);
    }

    private static Map<String, Value> stat(Map<String, Value> result) {
        return assertInstanceOf(Value.Mapping.class, result.get("stat")).entries();
    }

    @Test
    void registersAFileUnderBothNames() {
        FilesSeen seen = FilesSeen.empty().with("/f", "abc");
        Map<String, Value> result = task("checksum_algorithm", "sha256").result(seen, List.of());
        assertEquals(Plan.IN_SYNC, task().plan(seen));
        assertEquals(Value.of(true), result.get("exists"));
        assertEquals(Value.of(true), result.get("is_file"));
        assertEquals(Value.of(false), result.get("is_dir"));
        assertEquals(Value.of(3), result.get("size"));
        assertEquals(Value.of("0640"), result.get("mode"));
        assertEquals(Value.of(7), result.get("uid"));
        assertEquals(Value.of(1_700_000_000), result.get("modified"));
        assertEquals(Value.of("digest by SHA-256"), result.get("checksum"));
        assertEquals(Value.of(true), stat(result).get("isreg"));
        assertEquals(Value.of(1_700_000_000.5), stat(result).get("mtime"));
    }

    @Test
    void registersThatNothingIsThere() {
        Map<String, Value> result = task().result(FilesSeen.empty(), List.of());
        assertEquals(Value.of(false), result.get("exists"));
        assertEquals(Value.of(false), stat(result).get("exists"));
        assertEquals(null, result.get("size"));
    }

    @Test
    void followsLinksOnlyWhenTold() {
        FilesSeen seen = FilesSeen.empty().with("/f", new Found.Symlink("g")).with("/g", "abc");
        Map<String, Value> link = task().result(seen, List.of());
        assertEquals(Value.of(true), link.get("is_link"));
        assertEquals(Value.of("g"), link.get("link_target"));
        assertEquals(
                Value.of(true), task("follow", true).result(seen, List.of()).get("is_file"));
    }

    @Test
    void leavesUnknownWhatADryRunCannotKnow() {
        FilesSeen seen = FilesSeen.empty()
                .answering(new Query.PathState(F, false, Detail.ATTRIBUTES), new Answer.Pending<>("a command"))
                .answering(new Query.Exists(F), new Answer.Known<>(true));
        Map<String, Value> result = task().result(seen, List.of());
        assertEquals(Value.of(true), result.get("exists"));
        assertEquals(new Value.Unknown("a command"), result.get("is_file"));
        assertEquals(new Value.Unknown("a command"), stat(result).get("size"));
    }

    @Test
    void failsWhereTheHostRefuses() {
        FilesSeen seen = FilesSeen.empty()
                .answering(
                        new Query.PathState(F, false, Detail.ATTRIBUTES),
                        new Answer.Unavailable<>(new Failure(Failure.Code.DENIED, "no")));
        assertThrows(Unanswered.class, () -> task().result(seen, List.of()));
    }

    @Test
    void registersNothingOfWhatIsOnlyAssumed() {
        Found found = FilesSeen.file(new byte[] {1});
        FilesSeen seen = FilesSeen.empty()
                .answering(new Query.PathState(F, false, Detail.ATTRIBUTES), new Answer.Assumed<>(found, "a command"))
                .answering(new Query.Exists(F), new Answer.Assumed<>(true, "a command"));
        Map<String, Value> result = task().result(seen, List.of());
        assertEquals(new Value.Unknown("a command"), result.get("exists"));
        assertEquals(new Value.Unknown("a command"), result.get("size"));
        assertEquals(new Value.Unknown("a command"), stat(result).get("mode"));
    }

    @Test
    void doesNotCountTheBytesOfUnknownParts() {
        FilesSeen seen = FilesSeen.empty().with("/f", "v" + new Holes().hole("later"));
        assertInstanceOf(Value.Unknown.class, task().result(seen, List.of()).get("size"));
    }
}
