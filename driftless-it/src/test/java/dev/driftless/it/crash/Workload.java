package dev.driftless.it.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.driftless.ports.testkit.TarBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/** A tree of files of all kinds, and a configuration of 200 tasks each of which changes something in it. */
final class Workload {
    static final int TASKS = 200;

    private static final int MEMBERS = 12;
    private static final int BIG = 300_000;

    private Workload() {}

    /** Writes the configuration, which is about the tree that its variable {@code root} names. */
    static void writeConfiguration(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("files"));
        Files.createDirectories(directory.resolve("templates"));
        Files.writeString(
                directory.resolve("templates/t.j2"),
                "{% for i in [1, 2, 3, 4, 5] %}\nline {{ i }} of {{ name }}\n{% endfor %}\n");
        TarBytes archive = new TarBytes().directory("kit/", 0755);
        for (int i = 0; i < MEMBERS; i++) {
            archive.file("kit/member" + i, 0644, "member " + i + "\n");
        }
        Files.write(directory.resolve("files/kit.tar"), archive.bytes());
        StringBuilder site = new StringBuilder("tasks:\n");
        for (int i = 0; i < TASKS; i++) {
            if (i % 10 == 6) {
                Files.write(directory.resolve("files/big" + i), big(i, 'n'));
            }
            site.append("- { ").append(task(i)).append(" }\n");
        }
        site.append("handlers:\n- { type: shell, description: note, command: \"echo ran >> '{{ handled }}'\" }\n");
        Files.writeString(directory.resolve("site.yaml"), site);
    }

    /** A few hundred KiB, each byte of which tells whose it is. */
    private static byte[] big(int i, char age) {
        byte[] bytes = new byte[BIG + i * 1000];
        Arrays.fill(bytes, (byte) age);
        bytes[i] = (byte) i;
        return bytes;
    }

    private static String task(int i) {
        String path = "\"{{ root }}/t" + i + "\"";
        boolean even = i / 10 % 2 == 0;
        return switch (i % 10) {
            case 0 -> "type: file, path: " + path + ", content: \"new " + i + "\\n\"";
            case 1 -> "type: file, path: " + path + ", content: \"changed " + i + "\\n\", mode: \"0600\"";
            case 2 -> "type: file, path: " + path + ", mode: \"0640\"";
            case 3 -> "type: symlink, path: " + path + ", target: t1, force: true";
            case 4 -> "type: directory, path: " + path + ", mode: \"0750\"" + (even ? "" : ", recurse: true");
            case 5 -> "type: block_in_file, path: " + path + ", block: \"one\\ntwo\\n\"";
            case 6 -> "type: copy, src: big" + i + ", dest: " + path;
            case 7 -> "type: " + (even ? "file" : "directory") + ", path: " + path + ", state: absent";
            case 8 -> "type: line_in_file, path: " + path + ", regexp: \"^key1 \", line: key1 = new";
            default ->
                i == 99
                        ? "type: unarchive, src: kit.tar, create_dest: true, dest: " + path
                        : "type: template, src: t.j2, dest: " + path + ", vars: { name: n" + i + " }, notify: note";
        };
    }

    /** Makes the tree as it is before, its owner everything in it. */
    static void writeTree(Path root, int owner) throws IOException {
        Files.createDirectories(root);
        for (int i = 0; i < TASKS; i++) {
            Path path = root.resolve("t" + i);
            boolean even = i / 10 % 2 == 0;
            switch (i % 10) {
                case 1 -> put(path, "old\n".repeat(i), "rwxr-x---");
                case 2 -> put(path, "mode " + i, "rw-r--r--");
                case 3 -> {
                    if (i % 3 == 1) {
                        Files.createSymbolicLink(path, Path.of("old-target"));
                    } else if (i % 3 == 2) {
                        put(path, "a file in the place of a link", "rw-------");
                    }
                }
                case 4 -> {
                    if (!even) {
                        writeDirectory(path);
                    }
                }
                case 5, 8 -> put(path, "key0 = a\r\nkey1 = b\r\nkey2 = c", "rw-rw----");
                case 6 -> {
                    if (even) {
                        Files.write(path, big(i, 'o'));
                    }
                }
                case 7 -> {
                    if (even) {
                        put(path, "to go", "r--r--r--");
                    } else {
                        writeDirectory(path);
                    }
                }
                default -> {}
            }
        }
        try (var walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                for (String id : List.of("unix:uid", "unix:gid")) {
                    if ((Integer) Files.getAttribute(path, id, LinkOption.NOFOLLOW_LINKS) != owner) {
                        Files.setAttribute(path, id, owner, LinkOption.NOFOLLOW_LINKS);
                    }
                }
            }
        }
    }

    private static void put(Path path, String text, String mode) throws IOException {
        Files.write(path, text.getBytes(UTF_8));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void writeDirectory(Path path) throws IOException {
        Files.createDirectories(path.resolve("sub"));
        for (String name : List.of("a", "b", "sub/c")) {
            put(path.resolve(name), name, "rw-r--r--");
        }
        Files.createSymbolicLink(path.resolve("link"), Path.of("sub/c"));
    }
}
