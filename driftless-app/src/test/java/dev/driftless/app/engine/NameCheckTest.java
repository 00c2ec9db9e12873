package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are certainly undefined are found before a run; whatever could be defined is not called undefined. */
class NameCheckTest {
    @TempDir
    private Path directory;

    private final Map<String, Value> extra = new HashMap<>();
    private Set<String> tags = Set.of();
    private @Nullable SecretSource secrets;

    @BeforeEach
    void addFiles() throws IOException {
        write("templates/sound.j2", "{% for u in users %}{{ u }}{{ loop.index }}{% endfor %}{{ port }}\n");
        write("templates/wrong.j2", "a\n{{ prot }}\n{% if facts.os.famly %}x{% endif %}\n");
        write("templates/whole.j2", "{% include 'part.j2' %}\n");
        write("templates/part.j2", "{{ users }}\n  {{ usrs }}\n");
        write("tasks/sets.yaml", "- { type: set_fact, key: later, value: 1 }\n");
        write("tasks/uses.yaml", "- { type: debug, msg: \"{{ item }} {{ mine }} {{ round }}\" }\n");
        write("tasks/wrong.yaml", "- { type: debug, msg: \"{{ nowhere }}\" }\n");
        write("vars/more.yaml", "more: 1\nbad: \"{{ nowhere }}\"\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private List<Problem> problems(String tasks) throws IOException {
        write("site.yaml", "vars: { port: 80, users: [a], web: { port: 1 }, on: true, off: false }\n" + tasks);
        try {
            Configuration.load(
                    new DirectoryFiles(directory, false), new Documents(), new Supplied(extra, tags, secrets));
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    private String found(String tasks) throws IOException {
        return String.join(
                "; ",
                problems("tasks:\n" + tasks).stream()
                        .map(problem -> problem.code() + " " + problem.at() + " " + problem.message())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- { type: debug, msg: '{{ port }} {{ web.port }} {{ users[0] }} {{ facts.os.family }} {{ env.HOME }}' }",
                "- { type: debug, msg: '{{ item }}', loop: '{{ users }}' }",
                "- { type: debug, msg: '{{ u }} {{ n }}', loop: [1], loop_var: u, index_var: n, when: u == n }",
                "- { type: debug, msg: '{{ x }}', vars: { x: '{{ y }}', y: 1 } }",
                "- { type: debug, msg: '{{ port }}', vars: { port: '{{ port }}' } }",
                "- { block: [{ type: debug, msg: '{{ x }}' }], vars: { x: 1 } }",
                "- { type: stat, path: /x, register: r }\n- { type: debug, msg: '{{ r.stat }}', when: r.exists }",
                "- { type: command, cmd: id, register: r, until: r.rc == 0, changed_when: r.rc, failed_when: r.rc }",
                "- { type: command, cmd: id, until: result.rc == 0 }",
                "- { type: set_fact, key: k, value: 1 }\n- { type: debug, msg: '{{ k }}' }",
                "- { type: set_fact, facts: { k: '{{ port }}' } }\n- { type: debug, var: k }",
                "- { type: include_vars, file: more.yaml }\n- { type: debug, msg: '{{ more }}' }",
                "- { type: include_vars, file: more.yaml, name: ns }\n- { type: debug, msg: '{{ ns.more }}' }",
                "- { type: include_tasks, file: sets.yaml }\n- { type: debug, msg: '{{ later }}' }",
                "- { type: include_tasks, file: uses.yaml, loop: [1], vars: { mine: 1, round: 2 } }",
                "- { block: [{ type: include_tasks, file: uses.yaml, loop: [1] }], vars: { mine: 1, round: 2 } }",
                "- { type: template, src: sound.j2, dest: /x }",
                "- { type: debug, msg: '{% set a = port %}{{ a }}{% for x, y in users %}{{ x }}{% endfor %}' }",
                "- { type: file, path: /x, owner: '{{ nobody | default(omit) }}' }",
                "- { type: assert, that: '{{ users }}' }",
                "- { type: assert, that: [port == 80, users | length > 0] }"
            })
    void saysNothingWhereAllIsDefined(String tasks) throws IOException {
        assertEquals("", found(tasks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // asked for, or given a default
                "- { type: debug, msg: '{{ x }}', when: x is defined }",
                "- { type: debug, msg: '{{ x.y }}', when: x.y is defined }",
                "- { type: debug, msg: '{{ x if x is defined else 1 }} {{ y | default(z) }}' }",
                "- { block: [{ type: debug, msg: '{{ x }}' }], when: x is not undefined }",
                "- { type: debug, msg: '{{ facts.gpu.count | default(0) }} {{ web.tls | default(1) }}' }",
                // computed names and files
                "- { type: include_vars, file: '{{ facts.os.family }}.yaml' }\n- { type: debug, msg: '{{ x }}' }",
                "- { type: include_tasks, file: '{{ port }}.yaml' }\n- { type: debug, msg: '{{ x }}' }",
                "- { type: set_fact, key: 'a{{ port }}', value: 1 }\n- { type: debug, msg: '{{ a80 }}' }",
                "- { type: set_fact, facts: '{{ web }}' }\n- { type: debug, msg: '{{ x }} {{ web.tls }}' }",
                "- { type: include_vars, file: more.yaml, name: '{{ port }}' }\n- { type: debug, msg: '{{ x }}' }",
                // left out for certain
                "- { type: debug, msg: '{{ x }}', when: off }",
                "- { type: debug, msg: '{{ x }}', when: [on, port == 81] }",
                "- { type: debug, msg: '{{ x }}', when: off and y == 1 }",
                "- { type: debug, msg: '{{ x }} {{ item }}', loop: [] }",
                "- { type: debug, msg: '{{ x }}', loop: '{{ users[1:] }}' }",
                "- { block: [{ type: debug, msg: '{{ x }}' }], when: off }",
                "- { type: debug, msg: '{{ x if off else 1 }}{% if port > 80 %}{{ y }}{% endif %}' }",
                "- { type: include_tasks, file: wrong.yaml, when: off }",
                "- { type: include_tasks, file: nowhere.yaml, when: facts.os.family == 'x' }",
                "- { type: include_vars, file: nowhere.yaml, when: off }",
                // other
                "- { type: include_vars, file: more.yaml }\n- { type: debug, msg: '{{ more }}' }",
                "- { type: debug, msg: '{{ x }}', vars: { x: '{{ item }}' }, loop: [1] }",
                "- { type: set_fact, key: web, value: { tls: 1 } }\n- { type: debug, msg: '{{ web.tls }}' }",
                "- { type: debug, msg: '{% set x = nowhere %}{{ x | default(1) }}' }",
                "- { type: include_tasks, file: sets.yaml, when: later is undefined }"
            })
    void leavesToTheRunWhatItMayDefine(String tasks) throws IOException {
        assertEquals("", found(tasks));
    }

    @Test
    void findsUndefinedNamesWhereverATemplateOrConditionStands() throws IOException {
        for (String task : List.of(
                "{ type: file, path: /x, content: '{{ nix }}' }",
                "{ type: file, path: /x, when: nix }",
                "{ type: file, path: /x, when: facts.os.family == nix }",
                "{ type: file, path: /x, loop: '{{ nix }}' }",
                "{ type: file, path: '/{{ item.a }}{{ nix }}', loop: '{{ users }}' }",
                "{ type: command, cmd: id, until: nix }",
                "{ type: command, cmd: id, changed_when: nix.rc == 0 }",
                "{ type: command, cmd: id, failed_when: '1 in nix' }",
                "{ type: command, cmd: id, environment: { A: '{{ nix }}' } }",
                "{ type: command, cmd: id, description: '{{ nix }}' }",
                "{ type: command, argv: [a, '{{ nix }}'] }",
                "{ type: debug, msg: '{{ x }}', vars: { x: '{{ nix }}' } }",
                "{ type: debug, var: nix }",
                "{ type: assert, that: [port == 80, nix == 1] }",
                "{ type: set_fact, facts: { a: '{{ nix }}' } }",
                "{ type: include_vars, file: more.yaml, vars: { a: 1 }, when: nix }",
                "{ block: [{ type: debug, msg: '{{ nix }}' }] }",
                "{ block: [], rescue: [{ type: debug, msg: '{{ nix }}' }] }",
                "{ block: [], always: [{ type: debug, msg: '{{ nix }}' }] }",
                "{ type: debug, msg: '{{ nix }}', when: facts.os.family == env.X }",
                "{ type: debug, msg: '{% if on %}{{ nix }}{% endif %}' }",
                "{ type: debug, msg: '{% for u in users %}{{ nix }}{% endfor %}' }")) {
            int column = task.indexOf("nix") + 3;
            String line = "- " + task;

            assertEquals("E201 site.yaml:3:" + column + " `nix` is not defined", found(line), task);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- { type: debug, msg: '{{ facts.os.famly }}' } # facts.os.famly 3:27 facts.os.family",
                "- { type: debug, msg: x, when: facts.os.famly == 'd' } # facts.os.famly 3:32 facts.os.family",
                "- { type: debug, msg: \"{{ facts['oss'].name }}\" } # facts['oss'] 3:27 facts['os']",
                "- { type: debug, msg: '{{ facts.cpu.cout }}', when: off } # facts.cpu.cout 3:27 facts.cpu.count",
                "- { type: debug, msg: '{{ web.prot }}' } # web.prot 3:27 web.port",
                "- { type: debug, msg: '{{ prot }}' } # prot 3:27 port",
                "- { type: debug, msg: '{{ fcts.os.name }}' } # fcts 3:27 facts",
                "- { type: debug, msg: '{{ itm }}', loop: [1] } # itm 3:27 item"
            })
    void namesTheNearest(String text) throws IOException {
        String task = text.substring(0, text.indexOf(" #"));
        String[] expected = text.substring(text.indexOf(" #") + 3).split(" ", -1);

        assertEquals(
                "site.yaml:" + expected[1] + ": E201 `" + expected[0] + "` is not defined (did you mean `" + expected[2]
                        + "`?)",
                problems("tasks:\n" + task).getFirst().toString());
    }

    @Test
    void saysWhatVariablesOfAnsibleAreCalled() throws IOException {
        assertEquals(
                "it is `facts.os.family` here",
                problems("tasks: [{ type: debug, msg: '{{ ansible_os_family }}' }]")
                        .getFirst()
                        .hint());
    }

    @Test
    void looksIntoTemplateFilesAndWhatTheyInclude() throws IOException {
        assertEquals(
                "E201 templates/wrong.j2:2:4 `prot` is not defined;"
                        + " E201 templates/wrong.j2:3:7 `facts.os.famly` is not defined;"
                        + " E201 templates/part.j2:2:6 `usrs` is not defined",
                found("- { type: template, src: wrong.j2, dest: /x }\n- { type: template, src: whole.j2, dest: /y }"));
    }

    @Test
    void looksIntoIncludedTasksAndVariables() throws IOException {
        assertEquals(
                "E201 vars/more.yaml:2:10 `nowhere` is not defined; E201 tasks/wrong.yaml:1:27 `nowhere` is not defined",
                found("- { type: include_tasks, file: wrong.yaml }\n- { type: include_vars, file: more.yaml }\n"
                        + "- { type: debug, msg: '{{ bad }}' }"));
    }

    @Test
    void knowsTheOrderInWhichNamesAreDefined() throws IOException {
        assertEquals(
                "E201 site.yaml:3:27 `r` is not defined yet",
                found("- { type: debug, msg: '{{ r.rc }}' }\n- { type: command, cmd: id, register: r }"));
        assertEquals(
                List.of(),
                problems("tasks: [{ type: command, cmd: id, register: r, notify: h }]\n"
                        + "handlers: [{ type: debug, description: h, msg: '{{ r }}' }]"));
    }

    @Test
    void knowsThePlaceOfLoopAndOwnVariables() throws IOException {
        assertEquals(
                "E201 site.yaml:4:27 `item` is not defined; E201 site.yaml:5:27 `x` is not defined",
                found("- { type: debug, msg: '{{ item }} {{ x }}', loop: [1], vars: { x: 1 } }\n"
                        + "- { type: debug, msg: '{{ item }}' }\n- { type: debug, msg: '{{ x }}' }"));
        assertEquals(
                "E201 site.yaml:3:47 `item` is not defined",
                found("- { type: debug, msg: '{{ item }}', loop: '{{ item.x }}' }"));
    }

    @Test
    void evaluatesVariablesWhereTheyAreUsed() throws IOException {
        String document = "vars: { path: '/x/{{ item }}', unused: '{{ nowhere }}' }\ntasks:\n  - ";

        write("a.yaml", document + "{ type: debug, msg: '{{ path }}', loop: [1] }\n");
        assertEquals("", found("- { type: debug, msg: x }"));
        write("a.yaml", document + "{ type: debug, msg: '{{ path }}' }\n");
        assertEquals("E201 a.yaml:1:22 `item` is not defined", found("- { type: debug, msg: x }"));
    }

    @Test
    void respectsTheCommandLine() throws IOException {
        String task = "- { type: debug, msg: '{{ x }} {{ facts.mine }}', when: off }";
        extra.put("off", Value.of(true));
        assertTrue(found(task).startsWith("E201 site.yaml:3:27 `x` is not defined"), found(task));
        extra.put("x", Value.of("1"));
        extra.put("facts", Value.of(Map.of("mine", Value.of("1"))));
        assertEquals("", found(task));
    }

    @Test
    void leavesAloneWhatItsTagsLeaveOut() throws IOException {
        String task = "- { type: debug, msg: '{{ x }}', tags: [deploy] }";
        tags = Set.of("other");
        assertEquals("", found(task));
        tags = Set.of("deploy");
        assertEquals("E201 site.yaml:3:27 `x` is not defined", found(task));
    }

    @Test
    void suspectsNoNameWhereADocumentIsBroken() throws IOException {
        write("b.yaml", "vars: { x: 1\n");
        assertEquals(
                List.of("E021", "E201"),
                problems("tasks: [{ type: debug, msg: '{{ x }} {{ facts.nix }}' }]").stream()
                        .map(Problem::code)
                        .toList());
        Files.delete(directory.resolve("b.yaml"));
        assertEquals(
                "E102 site.yaml:3:11 there is no task type `comand`",
                found("- { type: comand, register: r }\n- { type: debug, msg: '{{ r }}' }"));
    }

    @Test
    void reportsMissingSecretsThatAreNeededForCertain() throws IOException {
        secrets = new SecretSource() {
            @Override
            public @Nullable String find(String name) {
                return name.equals("TOKEN") ? "s3cret-value" : null;
            }

            @Override
            public Collection<String> names() {
                return List.of("TOKEN");
            }
        };
        assertEquals(
                "site.yaml:3:47: E201 `secrets.TOKN` is not defined (did you mean `secrets.TOKEN`?)",
                problems("tasks:\n- { type: debug, msg: '{{ secrets.TOKEN }} {{ secrets.TOKN }}' }")
                        .getFirst()
                        .toString());
        assertEquals("", found("- { type: debug, msg: '{{ secrets.A }}', when: facts.hostname == 'db' }"));
        assertEquals("", found("- { type: debug, msg: '{{ secrets.A | default(1) }}' }"));
    }

    @Test
    void refusesIncludesAndVariablesWithoutAnEnd() throws IOException {
        write("tasks/loop.yaml", "- { type: include_tasks, file: pool.yaml }\n");
        write("tasks/pool.yaml", "- { type: include_tasks, file: loop.yaml }\n");
        write("tasks/retry.yaml", "- { type: include_tasks, file: retry.yaml, when: facts.user == 'x' }\n");

        assertEquals(
                "E111 tasks/pool.yaml:1:32 `tasks/loop.yaml` includes itself:"
                        + " tasks/loop.yaml → tasks/pool.yaml → tasks/loop.yaml",
                found("- { type: include_tasks, file: loop.yaml }"));
        assertEquals("", found("- { type: include_tasks, file: retry.yaml }"));
        write("c.yaml", "vars: { v: '{{ w }}', w: '{{ v }}' }\n");
        assertEquals(
                "E111 c.yaml:1:12 the variable `v` refers to itself: v → w → v",
                found("- { type: debug, msg: '{{ v }}' }"));
    }

    @Test
    void readsDocumentsThatAreIncludedAsPartOfWhatIncludesThem() throws IOException {
        write("web.yaml", "- { type: debug, msg: '{{ nix }}' }\n");
        write("values.yaml", "x: 1\n");

        assertEquals(
                "E201 web.yaml:1:27 `nix` is not defined",
                found("- { type: include_vars, file: values.yaml }\n- { type: include_tasks, file: web.yaml }\n"
                        + "- { type: debug, msg: '{{ x }}' }"));
        write("a.yaml", "tasks: [{ type: include_tasks, file: b.yaml }]\n");
        write("b.yaml", "tasks: [{ type: include_tasks, file: a.yaml }]\n");
        Files.delete(directory.resolve("web.yaml"));
        Files.delete(directory.resolve("values.yaml"));
        assertTrue(found("- { type: debug, msg: x }").contains("`b.yaml` includes itself: b.yaml → a.yaml → b.yaml"));
    }

    @Test
    void takesNoLongTimeOverManyIncludesAndVariables() throws IOException {
        StringBuilder vars = new StringBuilder("vars:\n");
        for (int i = 0; i < 40; i++) {
            write(
                    "tasks/t" + i + ".yaml",
                    ("- { type: include_tasks, file: t" + (i + 1) + ".yaml, when: facts.user == 'x' }\n").repeat(8));
            vars.append("  v")
                    .append(i)
                    .append(": '")
                    .append(("{{ v" + (i + 1) + " }}").repeat(8))
                    .append("'\n");
        }
        write("tasks/t40.yaml", "- { type: debug, msg: '{{ nix }}' }\n");
        write("z.yaml", vars + "  v40: '{{ nix }}'\n");

        assertEquals(
                "E201 z.yaml:42:12 `nix` is not defined; E201 tasks/t40.yaml:1:27 `nix` is not defined",
                found("- { type: include_tasks, file: t0.yaml }\n- { type: debug, msg: '{{ v0 }}' }"));
    }
}
