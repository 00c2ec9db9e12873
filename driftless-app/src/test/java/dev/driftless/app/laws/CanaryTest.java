package dev.driftless.app.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.Documents;
import dev.driftless.app.host.JournalEntry;
import dev.driftless.app.json.JsonWriter;
import dev.driftless.app.wiring.CommandLine;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are used in every option of every kind of task, in common keys, conditions, loops, handlers and templates, by programs that print all they are
 * given; and neither what the commands of Driftless print nor what they keep shows one in any of its forms. The host and the state are in memory.
 *
 * <p>Exempt is only what a rollback needs: pre-images, which hold what the host held, and in {@code entries} the names of files that were written,
 * and the links and states that were there before.
 */
class CanaryTest {
    private static final String STATE = "/var/lib/driftless";

    @TempDir
    private Path place;

    private final MemoryFileSystem files = new MemoryFileSystem();
    private final List<String> leaks = new ArrayList<>();
    private Path config = Path.of("/");

    @BeforeEach
    void prepare() throws IOException {
        config = Files.createDirectory(
                place.resolve("config"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Debian.install(files);
        for (var type : Registered.types()) {
            for (var example : type.examples()) {
                ExampleFiles named = ExampleFiles.of(Registered.COMPONENTS, example.yaml());
                named.write(config);
                named.install(files, config.toString());
            }
        }
        write("templates/secret.j2", "key={{ secrets.key }}canary={{ secrets.canary }}\n");
        write("templates/number.j2", "{{ secrets.canary | int(default=secrets.canary) + 1 }}\n");
        write("templates/attribute.j2", "{{ secrets.canary.nothing }}\n");
        write("templates/missing.j2", "{% include secrets.canary %}\n");
        write("templates/json.j2", "{{ secrets.canary | from_json }}\n");
        write("templates/regex.j2", "{{ 'text' | regex_search(secrets.broken) }}\n");
        write("vars/secret.yaml", "from_file: '{{ secrets.canary }}'\n");
        write("tasks/secret.yaml", "- { type: fail, msg: 'included {{ secrets.canary }}', ignore_errors: true }\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = config.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Everywhere but in the options of a type. */
    private static final String ELSEWHERE = """
            vars: { from_vars: "v {{ secrets.canary }}" }
            handlers:
              - { type: command, description: tell, argv: [tell, "{{ secrets.canary }}"], changes: [/etc/told], ignore_errors: true }
            tasks:
              - { type: debug, description: "label {{ secrets.canary }}", msg: x }
              - { type: debug, name: "name {{ from_vars }} {{ secrets.key }}", msg: "{{ from_vars }}" }
              - { type: debug, msg: "{{ item }}", loop: ["{{ secrets.canary }}", "{{ secrets.key }}"] }
              - { type: file, path: "/etc/loop-{{ index }}", content: "{{ item }}", index_var: index, loop: ["{{ secrets.canary }}", "{{ secrets.key }}"] }
              - { type: file, path: "/etc/when", when: "secrets.canary == secrets.key or secrets.canary.nothing", ignore_errors: true }
              - { type: file, path: "/etc/{{ secrets.place }}", content: "{{ secrets.key }}", notify: tell, ignore_errors: true }
              - { type: file, path: /etc/two, content: "{{ secrets.key }}" }
              - { type: file, path: /etc/two, content: "{{ secrets.canary }}", description: "fights {{ secrets.canary }}" }
              - { type: command, argv: [speak], environment: { TOKEN: "{{ secrets.canary }}" }, register: said, ignore_errors: true }
              - { type: command, argv: [speak, loudly], stdin: "{{ secrets.key }}", read_only: true, register: asked, ignore_errors: true }
              - { type: debug, var: said }
              - { type: debug, msg: "{{ asked.stdout }}", ignore_errors: true }
              - { type: debug, msg: "{{ said.stdout_lines | first }}", ignore_errors: true }
              - { type: file, path: /etc/said, content: "{{ asked.stdout }}", ignore_errors: true }
              - { type: file, path: "{{ asked.stdout }}", ignore_errors: true }
              - { type: command, argv: [speak], failed_when: "secrets.canary in result.stdout", ignore_errors: true }
              - { type: command, argv: [speak], failed_when: "result.nothing or secrets.canary.nothing", ignore_errors: true }
              - { type: command, argv: [speak], changed_when: "secrets.canary | from_json", ignore_errors: true }
              - { type: command, argv: [speak], until: "secrets.canary == 'x'", retries: 1, delay: 0s, ignore_errors: true }
              - { type: template, src: secret.j2, dest: /etc/secret, ignore_errors: true }
              - { type: template, src: number.j2, dest: /etc/number, ignore_errors: true }
              - { type: template, src: attribute.j2, dest: /etc/attribute, ignore_errors: true }
              - { type: template, src: missing.j2, dest: /etc/missing, ignore_errors: true }
              - { type: template, src: json.j2, dest: /etc/json, ignore_errors: true }
              - { type: template, src: regex.j2, dest: /etc/regex, ignore_errors: true }
              - { type: debug, msg: "{{ secrets.canary | b64encode }} {{ secrets.canary | to_json }} {{ secrets | to_json }}" }
              - { type: debug, msg: "{{ secrets[secrets.canary] }}", ignore_errors: true }
              - { type: debug, var: "{{ secrets.broken }}", ignore_errors: true }
              - { type: set_fact, key: fact, value: ["{{ secrets.canary }}", { deep: "{{ secrets.key }}" }] }
              - { type: debug, var: fact }
              - { type: assert, that: "fact[0] == 'x'", fail_msg: "it is {{ fact[0] }}", ignore_errors: true }
              - { type: include_vars, file: secret.yaml }
              - { type: debug, msg: "{{ from_file }}" }
              - { type: include_tasks, file: secret.yaml }
              - { type: include_tasks, file: "{{ secrets.canary }}.yaml", ignore_errors: true }
              - block:
                  - { type: file, path: /etc/atomic, content: "{{ secrets.canary }}" }
                  - { type: fail, msg: "{{ secrets.canary }}" }
                atomic: true
                rescue:
                  - { type: debug, msg: "rescued {{ secrets.key }}" }
            """;

    private CommandLine commandLine() {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/root"));
        Secrets.all().forEach((name, value) -> environment.put("DRIFTLESS_SECRET_" + name, value));
        return new CommandLine(environment, files, new TalkativePrograms());
    }

    private CommandLine.Ended run(String... arguments) {
        CommandLine.Ended ended = commandLine().run(arguments);
        String what = String.join(" ", arguments);
        look(what, ended.out());
        look(what + " (stderr)", ended.err());
        return ended;
    }

    private void look(String where, String text) {
        leaks.addAll(Secrets.leaks(where, text, Secrets.all()));
    }

    private void runEverything(boolean fails) throws IOException {
        String directory = config.toString();
        for (String how : List.of("--dry-run", "")) {
            List<String> arguments =
                    new ArrayList<>(List.of("apply", "--config", directory, "--state", STATE, "--verbose", "--diff"));
            if (!how.isEmpty()) {
                arguments.add(how);
            }
            Path json = place.resolve("run.json");
            List<String> both = new ArrayList<>(arguments);
            both.addAll(List.of("--json-into", json.toString()));
            CommandLine.Ended text = run(both.toArray(String[]::new));
            assertEquals(fails ? 1 : 0, text.code() == 1 ? 1 : 0, () -> text.err() + text.out());
            look("json", Files.readString(json));
            assertValid(Files.readString(json));
            arguments.addAll(List.of("--output", "json"));
            assertValid(run(arguments.toArray(String[]::new)).out());
        }
        lookAtState();
        CommandLine.Ended history = run("history", "--state", STATE);
        assertTrue(history.out().lines().count() >= 2, history.out() + history.err());
        assertEquals(0, run("audit", "verify", "--state", STATE).code());
        for (String line : history.out().lines().toList()) {
            String id = line.strip().split("\\s", 2)[0];
            run("rollback", id, "--state", STATE);
            run("rollback", id, "--state", STATE, "--force");
        }
        run("history", "--state", STATE);
        run("explain", "E105");
        lookAtState();
    }

    private static void assertValid(String lines) {
        assertFalse(lines.isBlank());
        lines.lines()
                .forEach(line -> assertTrue(
                        new Documents().read("line.json", line.getBytes(StandardCharsets.UTF_8))
                                instanceof Node.Mapping,
                        line));
    }

    private void lookAtState() {
        for (String path : below(STATE)) {
            look("the name of " + path, path);
            boolean image = path.matches(".*/journal/[^/]+/pre/.*");
            FileStatus status = files.status(path);
            if (status != null && status.kind() == FileStatus.Kind.DIRECTORY) {
                assertEquals(0700, status.mode(), path);
            }
            if (status != null && status.kind() == FileStatus.Kind.REGULAR && !image) {
                String text = new String(files.read(path, status.size()), StandardCharsets.UTF_8);
                look(path, path.endsWith("/entries") ? withoutWayBack(text) : text);
            }
        }
    }

    /** Journal entries without the paths that were written, and without the links and states that were there before. */
    private static String withoutWayBack(String entries) {
        StringBuilder rest = new StringBuilder();
        for (String line : entries.lines().toList()) {
            JournalEntry entry = JournalEntry.decoded(line);
            Set<Integer> needed = switch (entry.kind()) {
                case JournalEntry.PATH -> Set.of(0, 5);
                case JournalEntry.TREE, JournalEntry.READY -> Set.of(0);
                case JournalEntry.STATE -> Set.of(2);
                default -> Set.of();
            };
            for (int i = 0; i < entry.fields().size(); i++) {
                rest.append(needed.contains(i) ? "" : entry.field(i)).append('\n');
            }
        }
        return rest.toString();
    }

    private List<String> below(String directory) {
        List<String> paths = new ArrayList<>();
        for (String name : files.list(directory)) {
            String path = directory + "/" + name;
            paths.add(path);
            FileStatus status = files.status(path);
            if (status != null && status.kind() == FileStatus.Kind.DIRECTORY) {
                paths.addAll(below(path));
            }
        }
        return paths;
    }

    private void assertNoLeaks() {
        assertEquals(List.of(), leaks.stream().distinct().limit(40).toList(), leaks.size() + " leaks");
    }

    @Test
    void isInEveryOptionOfEveryType() {
        Set<String> used = new HashSet<>();
        for (Map<String, @Nullable Object> task : CanaryTasks.all()) {
            task.forEach((option, value) -> {
                if (String.valueOf(value).contains("{{ secrets.")) {
                    used.add(task.get("type") + "." + option);
                }
            });
        }
        for (ComponentType type : Registered.types()) {
            for (OptionSpec option : Registered.spec(type).options()) {
                assertTrue(used.contains(type.name() + "." + option.name()), type.name() + "." + option.name());
            }
        }
    }

    @Test
    void isInNoOutputOfAnyOptionOfAnyTask() throws IOException {
        List<Map<String, @Nullable Object>> tasks = CanaryTasks.all();
        assertTrue(tasks.size() > 600, "only " + tasks.size());
        write("site.json", JsonWriter.write(Map.of("tasks", tasks)));
        runEverything(false);
        assertNoLeaks();
    }

    @Test
    void isInNoOutputFromElsewhere() throws IOException {
        write("site.yaml", ELSEWHERE);
        runEverything(false);
        assertNoLeaks();
    }

    @Test
    void isInNoOutputOfARunThatFails() throws IOException {
        write(
                "site.yaml",
                ELSEWHERE
                        + "  - { type: fail, description: \"last {{ secrets.canary }}\", msg: \"{{ secrets.key }}{{ secrets.canary }}\" }\n  - { type: debug, msg: never }\n");
        runEverything(true);
        assertTrue(files.status(STATE + "/pending") != null, "no handler is pending");
        assertNoLeaks();
    }
}
