package dev.driftless.it.ansible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.BindContext;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.RenderedFile;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.task.file.AssembleTask;
import dev.driftless.domain.task.file.BlockInFileTask;
import dev.driftless.domain.task.file.CopyTask;
import dev.driftless.domain.task.file.LineInFileTask;
import dev.driftless.domain.task.file.ReplaceTask;
import dev.driftless.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the file modules of ansible-core itself and the tasks of the same names over hundreds of generated cases: outcomes and bytes must
 * be the same.
 */
class AnsibleDifferentialIT {
    private static final int CASES = 400;
    private static final Map<String, TaskType> TYPES = Map.of(
            "assemble", new AssembleTask.Type(),
            "blockinfile", new BlockInFileTask.Type(),
            "copy", new CopyTask.Type(),
            "lineinfile", new LineInFileTask.Type(),
            "replace", new ReplaceTask.Type());

    @TempDir
    private Path scratch;

    @Test
    void changesTheBytesThatAnsibleChanges() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String> cases = cases("driftless");
        for (String line : cases) {
            Case given = Case.of(line);
            String difference = given.difference();
            if (difference != null) {
                wrong.add(difference);
            }
        }
        assertEquals(CASES, cases.size());
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " differ:\n" + String.join("\n", wrong));
    }

    private List<String> cases(String seed) throws Exception {
        return AnsibleCore.need(scratch)
                .run(
                        scratch,
                        "driftless-it/src/test/ansible/differential.py",
                        scratch.toString(),
                        seed,
                        Integer.toString(CASES));
    }

    private record Case(
            String line, String module, String outcome, OneFile host, Map<String, String> options, String after) {
        static Case of(String line) {
            String[] parts = line.split("\t", -1);
            OneFile host = new OneFile();
            for (String file : parts[2].isEmpty() ? new String[0] : parts[2].split(",", -1)) {
                String[] named = file.split(":", -1);
                host.put(text(named[0]), HexFormat.of().parseHex(named[1]));
            }
            Map<String, String> options = new HashMap<>();
            for (String option : parts[3].isEmpty() ? new String[0] : parts[3].split(",", -1)) {
                String[] named = option.split("=", -1);
                options.put(named[0], text(named[1]));
            }
            return new Case(line, parts[0], parts[1], host, options, parts[4]);
        }

        @Nullable
        String difference() {
            String before = shown();
            Plan plan = null;
            String refused = "";
            try {
                plan = task().plan(host);
            } catch (InvalidOption e) {
                refused = String.valueOf(e.getMessage());
            }
            String said = "failed";
            if (plan instanceof Plan.Apply apply) {
                said = "changed";
                host.perform(apply.changes());
            } else if (plan instanceof Plan.InSync) {
                said = "ok";
            } else if (plan instanceof Plan.Blocked blocked) {
                refused = blocked.failure().message();
            }
            byte[] bytes = host.bytes("f");
            String now = bytes == null ? "-" : HexFormat.of().formatHex(bytes);
            return said.equals(outcome) && now.equals(after)
                    ? null
                    : "%s %s%n  before  %s%n  ansible %s %s%n  here    %s %s %s"
                            .formatted(module, options, before, outcome, quoted(after), said, quoted(now), refused);
        }

        private String shown() {
            byte[] bytes = host.bytes("f");
            return bytes == null ? "-" : quoted(HexFormat.of().formatHex(bytes));
        }

        private static String quoted(String hex) {
            return hex.equals("-") ? hex : '"' + text(hex).replace("\n", "\\n") + '"';
        }

        private static String text(String hex) {
            return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
        }

        private Task task() {
            ComponentSpec spec = ComponentSpec.of(Objects.requireNonNull(TYPES.get(module), module));
            Map<String, Value> values = new HashMap<>();
            options.forEach((name, text) ->
                    values.put(Objects.requireNonNull(spec.option(name), name).name(), Value.of(text)));
            boolean hasPath = spec.option("path") != null;
            values.put(
                    hasPath ? "path" : "dest", Value.of(OneFile.ROOT.child("f").text()));
            if (module.equals("assemble")) {
                values.put("src", Value.of(OneFile.ROOT.child("d").text()));
            }
            return (Task) spec.bind(values, NoFiles.INSTANCE);
        }
    }

    private enum NoFiles implements BindContext {
        INSTANCE;

        @Override
        public InputFile input(String name) {
            throw new IllegalArgumentException("no files here: " + name);
        }

        @Override
        public RenderedFile rendered(String name) {
            throw new IllegalArgumentException("no templates here: " + name);
        }

        @Override
        public String why(CharSequence textWithHole) {
            return "nothing is unknown here";
        }
    }
}
