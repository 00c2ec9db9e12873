package dev.driftless.app.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A random task list over a few paths that get in each other's way: files, directories, links to both and to nothing, hard links, an archive.
 *
 * @param setup lines of the script that makes the host
 */
record GeneratedList(List<String> setup, List<Item> items) {
    private static final String[] PLAIN = {"a", "b", "d", "d/a", "d/b", "d/e", "d/e/a", "e", "e/a", "l", "d/l", "e/l"};
    private static final String[] BEHIND = {"l/a", "l/b", "l/e", "d/l/a", "d/l/b", "e/l/a", "l/e/a", "l/l", "d/l/l/a"};
    private static final String[] TARGETS = {
        "a", "d", "d/e", "e", "nowhere", "nowhere/deep", "l", "d/l", "./a", "@/d", "@/e/a", "@/nowhere"
    };
    private static final String[] BELOW = {"a", "..", "../a", "../e", "../d/e", "../l", "l", "e", "@/e", "../nowhere"};
    private static final String[] CONTENTS = {
        "1\\n", "2\\n", "1\\n2\\n", "x", "", "1\\r\\n2\\r\\n", "\\u00fc\\n1\\n", "# BEGIN m\\nold\\n# END m\\n1\\n"
    };
    private static final String[] MODES = {"0644", "0600", "0755", "0700", "0711", "2755", "1777"};
    private static final int MAX_TASKS = 7;

    /**
     * One task, or a block.
     *
     * @param steps how many steps it has
     * @param failing which of them fails, so that those before it are taken back; 0: none
     */
    record Item(String yaml, int steps, int failing) {}

    static GeneratedList of(long seed) {
        return new Maker(new Random(seed)).list();
    }

    GeneratedList withoutItem(int index) {
        List<Item> fewer = new ArrayList<>(items);
        fewer.remove(index);
        return new GeneratedList(setup, fewer);
    }

    GeneratedList withoutSetup(int index) {
        List<String> fewer = new ArrayList<>(setup);
        fewer.remove(index);
        return new GeneratedList(fewer, items);
    }

    FidelityCase toCase() {
        StringBuilder site = new StringBuilder("tasks:\n  - { type: debug, msg: begin }\n");
        Map<String, String> undone = new LinkedHashMap<>();
        int step = 2;
        for (Item item : items) {
            site.append(item.yaml());
            if (item.failing() > 0) {
                undone.put(Integer.toString(step + item.failing() - 1), Integer.toString(step));
            }
            step += item.steps();
        }
        site.append("""
                handlers:
                  - { description: h1, type: line_in_file, path: "{{ scratch }}/d/a", line: handled, create: true }
                  - { description: h2, type: file, path: "{{ scratch }}/b", state: absent, ignore_errors: true }
                """);
        String script = String.join("\n", setup).replace("@", "$PWD");
        return new FidelityCase(
                "generated",
                script,
                Map.of("site.yaml", site.toString(), "templates/t.j2", "t {{ facts.os.family }}\n"),
                null,
                null,
                null,
                Set.of(),
                undone,
                Set.of());
    }

    private static final class Maker {
        private final Random random;

        Maker(Random random) {
            this.random = random;
        }

        GeneratedList list() {
            List<Item> items = new ArrayList<>();
            int count = 1 + random.nextInt(MAX_TASKS);
            for (int i = 0; i < count; i++) {
                items.add(random.nextInt(8) == 0 ? block() : new Item("  - " + task() + "\n", 1, 0));
            }
            return new GeneratedList(setup(), items);
        }

        private List<String> setup() {
            List<String> lines = new ArrayList<>();
            lines.add(
                    "mkdir t; printf '1\\n' > t/a; mkdir t/e; printf '9\\n' > t/e/a; ln -s a t/l; tar -C t -cf arch.tar .; rm -r t");
            if (random.nextInt(5) > 0) {
                lines.add("mkdir -p d/e e; ln -s " + pick("d", "e", "d/e") + " l; ln -s " + pick("..", "../e", "e", "a")
                        + " d/l; echo 1 > a");
            }
            int count = random.nextInt(9);
            for (int i = 0; i < count; i++) {
                String path = pick(PLAIN);
                String parent =
                        path.contains("/") ? "mkdir -p " + path.substring(0, path.lastIndexOf('/')) + " && " : "";
                String line = switch (random.nextInt(6)) {
                    case 0, 1 -> parent + "printf '" + pick(CONTENTS).replace("\\u00fc", "\\377") + "' > " + path;
                    case 2 -> "mkdir -p " + path;
                    case 3 -> parent + "ln -s \"" + target(path) + "\" " + path;
                    case 4 -> "chmod " + pick(MODES) + " " + path;
                    default -> "ln " + pick(PLAIN) + " " + path;
                };
                lines.add("(" + line + ") 2>/dev/null || true");
            }
            return lines;
        }

        private Item block() {
            int count = 1 + random.nextInt(3);
            StringBuilder yaml = new StringBuilder("  - atomic: true\n    block:\n");
            for (int i = 0; i < count; i++) {
                yaml.append("      - ")
                        .append(task().replace("ignore_errors: false", "ignore_errors: true"))
                        .append('\n');
            }
            boolean undone = random.nextBoolean();
            if (undone) {
                yaml.append("      - { type: fail, msg: undone }\n    rescue:\n      - ")
                        .append(task())
                        .append('\n');
            }
            return undone ? new Item(yaml.toString(), count + 2, count + 1) : new Item(yaml.toString(), count, 0);
        }

        private String task() {
            String common = ", ignore_errors: " + (random.nextInt(4) > 0)
                    + (random.nextInt(9) == 0 ? ", notify: [" + (random.nextBoolean() ? "h1" : "h2, h1") + "]" : "");
            return "{ " + options() + common + " }";
        }

        private String options() {
            return switch (random.nextInt(20)) {
                case 0, 1 -> "type: file, path: " + path() + ", content: " + content() + mode();
                case 2 -> "type: file, path: " + path() + ", state: absent";
                case 3 -> "type: file, path: " + path() + mode();
                case 4, 5 -> "type: directory, path: " + path() + mode() + flag("recurse") + flag("parents: false");
                case 6 -> "type: directory, path: " + path() + ", state: absent";
                case 7, 8 -> symlink();
                case 9 -> "type: symlink, path: " + path() + ", state: absent";
                case 10 -> "type: copy, content: " + content() + ", dest: " + path() + mode() + copying();
                case 11, 12 -> "type: copy, src: " + path() + ", dest: " + path() + mode() + copying();
                case 13 -> "type: template, src: t.j2, dest: " + path() + mode() + copying();
                case 14 ->
                    "type: line_in_file, path: " + path() + ", line: \"" + pick("1", "2", "3") + "\""
                            + pick("", ", regexp: \"^[12]\"", ", insert_before: BOF", ", state: absent")
                            + flag("create") + flag("backup");
                case 15 ->
                    "type: block_in_file, path: " + path() + ", block: \"" + pick("x", "y\\nz", "")
                            + "\", marker: \"# {mark} m\"" + pick("", ", insert_before: BOF", ", state: absent")
                            + flag("create") + mode();
                case 16 ->
                    "type: replace, path: " + path() + ", regexp: \"" + pick("1", "^", "[xy]$", "2\\n")
                            + "\", replace: \"" + pick("2", "", "1") + "\"" + flag("backup");
                case 17 ->
                    "type: assemble, src: " + path() + ", dest: " + path() + mode() + pick("", ", delimiter: \"--\"");
                case 18 ->
                    "type: unarchive, src: \"{{ scratch }}/arch.tar\", dest: " + path() + flag("create_dest")
                            + pick("", ", mode: \"0640\"", ", exclude: [e]");
                default -> seen();
            };
        }

        private String symlink() {
            String path = path();
            String relative = path.substring(path.lastIndexOf("}}/") + 3, path.length() - 1);
            String target = target(relative).replace("@", "{{ scratch }}");
            return "type: symlink, path: " + path + ", target: \"" + target + "\"" + flag("force");
        }

        /** What later steps do depends on what is there: a loop over paths, a condition on another. */
        private String seen() {
            return switch (random.nextInt(3)) {
                case 0 -> "type: stat, path: " + path() + flag("follow") + ", register: seen";
                case 1 ->
                    "type: file, path: " + path() + ", content: \"{{ seen.exists }} {{ seen.mode | default('none') }}\""
                            + ", when: \"seen is defined and seen.exists is defined\"";
                default ->
                    "type: copy, content: \"{{ item }}\", dest: " + path()
                            + ", loop: [x, \"1\\n\"], when: \"item != 'x' or seen is defined\"";
            };
        }

        private String copying() {
            return switch (random.nextInt(6)) {
                case 0 -> ", backup: true";
                case 1 -> ", force: false";
                case 2 -> ", follow: false";
                default -> "";
            };
        }

        private String flag(String name) {
            String set = name.contains(":") ? name : name + ": true";
            return random.nextInt(3) == 0 ? ", " + set : "";
        }

        private String mode() {
            return random.nextInt(3) == 0 ? ", mode: \"" + pick(MODES) + "\"" : "";
        }

        private String content() {
            return "\"" + pick(CONTENTS) + "\"";
        }

        private String path() {
            return "\"{{ scratch }}/" + (random.nextInt(3) == 0 ? pick(BEHIND) : pick(PLAIN)) + "\"";
        }

        /** Never one that leads out of the folder. */
        private String target(String path) {
            if (List.of(BEHIND).contains(path)) {
                return pick("a", "nowhere", "@/e", "@/d/e"); // nobody knows how deep it is
            }
            return path.contains("/") ? pick(BELOW) : pick(TARGETS);
        }

        private String pick(String... all) {
            return all[random.nextInt(all.length)];
        }
    }
}
