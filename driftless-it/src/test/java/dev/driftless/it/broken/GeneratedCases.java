package dev.driftless.it.broken;

import static dev.driftless.it.broken.BrokenCase.made;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Configurations that are no files of a few lines: huge, binary, endless, or not to be read. */
final class GeneratedCases {
    private static final int HUGE = 9 << 20;
    private static final String TEMPLATE_TASK = "tasks: [{ type: template, src: big.j2, dest: /tmp/x }]\n";

    private GeneratedCases() {}

    static List<BrokenCase> all(boolean root) {
        List<BrokenCase> all = new ArrayList<>();
        directories(all);
        links(all);
        names(all);
        permissions(all, root);
        sizes(all);
        bombs(all);
        return all;
    }

    private static void write(Path directory, String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static void directories(List<BrokenCase> all) {
        all.add(made(
                "directory-without-documents", _ -> {}, "DIR:1:1 E110 looked for *.yaml, *.yml, *.toml and *.json"));
        all.add(made("directory-missing", Files::delete, "DIR:1:1 E001 does not exist"));
        all.add(made(
                "directory-that-is-a-file",
                directory -> {
                    Files.delete(directory);
                    Files.writeString(directory, "tasks: []\n");
                },
                "DIR:1:1 E002 name the directory that the file is in"));
    }

    private static void links(List<BrokenCase> all) {
        all.add(made(
                "links-in-a-circle",
                directory -> {
                    Files.createSymbolicLink(directory.resolve("a.yaml"), Path.of("b.yaml"));
                    Files.createSymbolicLink(directory.resolve("b.yaml"), Path.of("a.yaml"));
                    Files.createDirectory(directory.resolve("sub"));
                    Files.createSymbolicLink(directory.resolve("sub/up"), Path.of(".."));
                },
                "a.yaml:1:1 E006 this link leads round in a circle",
                "b.yaml:1:1 E006 this link leads round in a circle",
                "sub/up:1:1 E006 this link points at a directory that it stands in"));
        all.add(made(
                "links-that-leave",
                directory -> {
                    Files.createSymbolicLink(directory.resolve("passwd.yaml"), Path.of("/etc/passwd"));
                    Files.createSymbolicLink(directory.resolve("nowhere.json"), Path.of("nowhere"));
                },
                "passwd.yaml:1:1 E005 this link leaves the configuration directory",
                "nowhere.json:1:1 E005 this link points at nothing"));
    }

    private static void names(List<BrokenCase> all) {
        all.add(made(
                "pipe", directory -> run("mkfifo", directory + "/pipe.yaml"), "pipe.yaml:1:1 E008 not a regular file"));
        all.add(made(
                "name-with-a-line-break",
                directory -> write(directory, "a\nb.yaml", "tasks: []\n"),
                "a?b.yaml:1:1 E009 control character"));
        all.add(made(
                "too-many-levels",
                directory -> write(directory, "d/".repeat(60) + "x.yaml", "tasks: []\n"),
                "d/".repeat(50) + "d:1:1 E009 more than 50 levels of directories"));
    }

    private static void permissions(List<BrokenCase> all, boolean root) {
        if (root) {
            all.add(made(
                    "writable-by-everybody",
                    directory -> {
                        write(directory, "open.yaml", "tasks: []\n");
                        Files.setPosixFilePermissions(
                                directory.resolve("open.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));
                        write(directory, "sub/x.yaml", "tasks: []\n");
                        Files.setPosixFilePermissions(
                                directory.resolve("sub"), PosixFilePermissions.fromString("rwxrwxrwx"));
                    },
                    "open.yaml:1:1 E004 root does not read this file: everybody may write it",
                    "sub:1:1 E004 root does not read this directory: everybody may write it"));
        } else {
            all.add(made(
                    "unreadable",
                    directory -> {
                        write(directory, "closed.yaml", "tasks: []\n");
                        Files.setPosixFilePermissions(
                                directory.resolve("closed.yaml"), PosixFilePermissions.fromString("---------"));
                    },
                    "closed.yaml:1:1 E003 this user may not read this file"));
        }
    }

    private static void run(String... command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void sizes(List<BrokenCase> all) {
        all.add(made(
                "huge-documents",
                directory -> {
                    write(directory, "big.yaml", "# \n".repeat(HUGE / 3));
                    try (RandomAccessFile sparse = new RandomAccessFile(
                            directory.resolve("sparse.json").toFile(), "rw")) {
                        sparse.setLength(4L << 30);
                    }
                },
                "big.yaml:1:1 E007 larger than 8 MiB",
                "sparse.json:1:1 E007 larger than 8 MiB"));
        all.add(made(
                "huge-files-that-are-named",
                directory -> {
                    write(
                            directory,
                            "site.yaml",
                            TEMPLATE_TASK.replace("}]", "}, { type: include_tasks, file: big.yaml }]"));
                    write(directory, "templates/big.j2", "x".repeat(HUGE));
                    write(directory, "tasks/big.yaml", "# \n".repeat(HUGE / 3));
                },
                "site.yaml:1:32 E109 templates/big.j2 is longer than 8388608 bytes",
                "site.yaml:1:85 E109 tasks/big.yaml is longer than 8388608 bytes"));
        all.add(made(
                "binary",
                directory -> {
                    byte[] bytes = Arrays.copyOf(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}, 1 << 20);
                    Files.write(directory.resolve("program.yaml"), bytes);
                    Files.write(directory.resolve("noise.toml"), new byte[] {'a', '=', '"', (byte) 0xC3, '(', '"'});
                },
                "program.yaml:1:8 E011 the file is binary",
                "noise.toml:1:4 E010 the byte 0xC3 is not UTF-8"));
        all.add(made(
                "one-long-line",
                directory -> write(
                        directory,
                        "site.json",
                        "{ \"vars\": { \"x\": \"" + "é".repeat(1 << 20) + "\" }, \"tsks\": \"" + "y".repeat(1 << 20)
                                + "\" }"),
                "site.json:1:1048600 E100 did you mean `tasks`?"));
    }

    private static void bombs(List<BrokenCase> all) {
        StringBuilder vars = new StringBuilder("vars:\n");
        for (int i = 0; i < 40; i++) {
            vars.append("  v" + i + ": '" + ("{{ v" + (i + 1) + " }}").repeat(8) + "'\n");
        }
        all.add(made(
                "a-thousand-aliases",
                directory -> write(directory, "site.yaml", "vars:\n  a: &a 1\n  b: [" + "*a, ".repeat(1_001) + "1]\n"),
                "site.yaml:3:4007 E018 more than 1000 aliases in one file"));
        all.add(made(
                "variables-of-variables",
                directory -> write(
                        directory, "site.yaml", vars + "  v40: '{{ nowhere }}'\ntasks: [{ type: debug, var: v0 }]\n"),
                "site.yaml:42:12 E201 `nowhere` is not defined"));
        all.add(made(
                "includes-of-includes",
                directory -> {
                    for (int i = 0; i < 45; i++) {
                        String next = "- { type: include_tasks, file: t" + (i + 1) + ".yaml }\n";
                        write(directory, "tasks/t" + i + ".yaml", next.repeat(8));
                    }
                    write(directory, "tasks/t45.yaml", "- { type: file, path: x }\n");
                    write(directory, "site.yaml", "tasks: [{ type: include_tasks, file: t0.yaml }]\n");
                },
                "tasks/t45.yaml:1:23 E105 must be an absolute path"));
        List<String> mistakes = new ArrayList<>();
        for (int line = 2; line < 502; line++) { // a program is told a thousand
            mistakes.add("site.yaml:" + line + ":5 E103 and 19900 more problems");
            mistakes.add("site.yaml:" + line + ":19 E104 did you mean `path`?");
        }
        all.add(made(
                "twenty-thousand-mistakes",
                directory -> write(directory, "site.yaml", "tasks:\n" + "  - { type: file, pth: x }\n".repeat(10_000)),
                mistakes.toArray(String[]::new)));
    }
}
