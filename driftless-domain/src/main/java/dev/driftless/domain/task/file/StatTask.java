package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is at a path, for `register`; nothing changes. */
public record StatTask(
        @Doc("The path. It need not exist.") @Named(aliases = {"dest", "name"}) @Required @Subject
        AbsolutePath path,

        @Doc("Look at the end of a symbolic link instead of the link.")
        boolean follow,

        @Doc("Register the digest of the content of a regular file.") @Named(aliases = "get_checksum") @Default("true")
        boolean checksum,

        @Doc("Which digest: `md5`, `sha1`, `sha256` or `sha512`.") @Named(aliases = "checksum_algo") @Default("sha1")
        Algorithm checksumAlgorithm)
        implements Task {
    /** A digest, as a configuration spells it. */
    public enum Algorithm {
        MD5("MD5"),
        SHA1("SHA-1"),
        SHA256("SHA-256"),
        SHA512("SHA-512");

        private final String standardName;

        Algorithm(String standardName) {
            this.standardName = standardName;
        }
    }

    @Override
    public Plan plan(Observed seen) {
        return Plan.IN_SYNC;
    }

    @Override
    public Map<String, Value> result(Observed seen, List<Performed> done) {
        return switch (seen.answer(new Query.PathState(path, follow, Detail.ATTRIBUTES))) {
            case Answer.Known<Found>(Found found) -> registered(seen, found);
            case Answer.Assumed<Found> assumed -> unknown(seen, assumed.why());
            case Answer.Pending<Found>(String why) -> unknown(seen, why);
            case Answer.Unavailable<Found> refused -> throw Unanswered.failed(refused.failure());
        };
    }

    private Map<String, Value> registered(Observed seen, Found found) {
        Facts facts = new Facts();
        facts.put("exists", "exists", Value.of(!(found instanceof Found.Absent)));
        facts.put("is_file", "isreg", Value.of(found instanceof Found.RegularFile));
        facts.put("is_dir", "isdir", Value.of(found instanceof Found.Directory));
        facts.put("is_link", "islnk", Value.of(found instanceof Found.Symlink));
        switch (found) {
            case Found.RegularFile(FileMode mode, Principal owner, Principal group, var content) -> {
                facts.put("size", "size", size(content));
                facts.attributes(mode, owner, group);
                facts.modified(modified(seen));
                if (checksum) {
                    Query<String> digest = new Query.Digest(path, checksumAlgorithm.standardName);
                    facts.put("checksum", "checksum", value(seen.answer(digest), Value::of));
                }
            }
            case Found.Directory(FileMode mode, Principal owner, Principal group) -> {
                facts.attributes(mode, owner, group);
                facts.modified(modified(seen));
            }
            case Found.Symlink(String target) -> {
                facts.put("size", "size", Value.of(target.getBytes(StandardCharsets.UTF_8).length));
                facts.put("link_target", "lnk_target", Value.of(target));
            }
            case Found.Absent _, Found.Special _ -> {}
        }
        return facts.all();
    }

    private Value size(Content content) {
        boolean open = content instanceof Content.Inline(byte[] bytes) && Holes.in(bytes);
        return open || content.size() < 0 ? new Value.Unknown("the size of " + path) : Value.of(content.size());
    }

    private Answer<Instant> modified(Observed seen) {
        return seen.answer(new Query.Modified(path));
    }

    /** Of a path that a command may make, a dry run may know that it exists and no more. */
    private Map<String, Value> unknown(Observed seen, String why) {
        Value unknown = new Value.Unknown(why);
        Facts facts = new Facts();
        facts.put("exists", "exists", value(seen.answer(new Query.Exists(path)), Value::of));
        facts.put("is_file", "isreg", unknown);
        facts.put("is_dir", "isdir", unknown);
        facts.put("is_link", "islnk", unknown);
        facts.put("size", "size", unknown);
        facts.put("mode", "mode", unknown);
        facts.put("uid", "uid", unknown);
        facts.put("gid", "gid", unknown);
        facts.put("modified", "mtime", unknown);
        facts.put("checksum", "checksum", unknown);
        facts.put("link_target", "lnk_target", unknown);
        return facts.all();
    }

    private static <A> Value value(Answer<A> answer, Function<A, Value> of) {
        return switch (answer) {
            case Answer.Known<A>(A known) -> of.apply(known);
            case Answer.Assumed<A> assumed -> new Value.Unknown(assumed.why());
            case Answer.Pending<A>(String why) -> new Value.Unknown(why);
            case Answer.Unavailable<A> refused -> throw Unanswered.failed(refused.failure());
        };
    }

    /** Collects what is registered, under Driftless' names and, below {@code stat}, under Ansible's. */
    private static final class Facts {
        private final Map<String, Value> flat = new LinkedHashMap<>();
        private final Map<String, Value> stat = new LinkedHashMap<>();

        void put(String name, String ansible, Value value) {
            flat.put(name, value);
            stat.put(ansible, value);
        }

        void attributes(FileMode mode, Principal owner, Principal group) {
            put("mode", "mode", Value.of(mode.toString()));
            put("uid", "uid", number(owner, "user"));
            put("gid", "gid", number(group, "group"));
        }

        void modified(Answer<Instant> answer) {
            flat.put("modified", value(answer, at -> Value.of(at.getEpochSecond())));
            stat.put("mtime", value(answer, at -> Value.of(at.getEpochSecond() + at.getNano() / 1e9)));
        }

        Map<String, Value> all() {
            flat.put("stat", Value.of(stat));
            return flat;
        }

        private static Value number(Principal principal, String what) {
            return principal.id() >= 0
                    ? Value.of(principal.id())
                    : new Value.Unknown("the number of the " + what + " " + principal);
        }
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "StatTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "stat";
        }

        @Override
        public String summary() {
            return "Registers what is at a path: whether it exists, its kind, size, mode, owner, age and digest.";
        }

        @Override
        public String description() {
            return "Registers `exists is_file is_dir is_link`, and where they apply `size` (bytes), `mode` (`\"0644\"`),"
                    + " `uid gid`, `modified` (seconds since 1970), `checksum` and `link_target`; the same under `stat`"
                    + " with the names that Ansible gives them.";
        }

        @Override
        public Class<StatTask> options() {
            return StatTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("Whether a file is there", """
                    - { type: stat, path: /etc/app.conf, register: conf }
                    - { type: file, path: /etc/app.new, when: not conf.exists }
                    """), new Example("The digest of a file", """
                    - { type: stat, path: /etc/hosts, checksum_algorithm: sha256, register: hosts }
                    - { type: debug, msg: "hosts is {{ hosts.checksum }}" }
                    """));
        }
    }
}
