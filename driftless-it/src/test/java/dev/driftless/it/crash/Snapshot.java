package dev.driftless.it.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Every path below a root with its kind, mode, owner and bytes.
 *
 * @param paths relative to the root; temporary files are not among them
 * @param leftovers temporary files
 */
record Snapshot(SortedMap<String, String> paths, List<String> leftovers) {
    private static final Pattern TEMPORARY = Pattern.compile("\\.driftless-[0-9a-z]{8}\\.tmp");

    static Snapshot of(Path root) throws IOException {
        SortedMap<String, String> paths = new TreeMap<>();
        List<String> leftovers = new ArrayList<>();
        try (var walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                String name = root.relativize(path).toString();
                if (TEMPORARY.matcher(path.getFileName().toString()).matches()) {
                    leftovers.add(name);
                } else if (!name.isEmpty()) {
                    paths.put(name, describe(path));
                }
            }
        }
        return new Snapshot(paths, leftovers);
    }

    private static String describe(Path path) throws IOException {
        Map<String, Object> of = Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        String mode = of.get("mode") instanceof Integer bits ? Integer.toOctalString(bits) : "no mode";
        String attributes = mode + " " + of.get("uid") + ":" + of.get("gid");
        if (Files.isSymbolicLink(path)) {
            return "link " + of.get("uid") + ":" + of.get("gid") + " -> " + Files.readSymbolicLink(path);
        }
        return Files.isDirectory(path) ? attributes : attributes + " " + digest(Files.readAllBytes(path));
    }

    private static String digest(byte[] bytes) {
        try {
            return bytes.length + " bytes "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The paths that are neither as before nor as after, in words. */
    List<String> strangers(Snapshot before, Snapshot after) {
        List<String> strangers = new ArrayList<>();
        for (String path : allPaths(before, after)) {
            String now = at(path);
            if (!now.equals(before.at(path)) && !now.equals(after.at(path))) {
                strangers.add(path + " is " + now + ", was " + before.at(path) + ", was to be " + after.at(path));
            }
        }
        return strangers;
    }

    /** The paths that differ, in words. */
    List<String> differences(Snapshot other) {
        List<String> differences = new ArrayList<>();
        for (String path : allPaths(other, other)) {
            if (!at(path).equals(other.at(path))) {
                differences.add(path + " is " + at(path) + ", not " + other.at(path));
            }
        }
        return differences;
    }

    private SortedSet<String> allPaths(Snapshot one, Snapshot two) {
        SortedSet<String> all = new TreeSet<>(paths.keySet());
        all.addAll(one.paths.keySet());
        all.addAll(two.paths.keySet());
        return all;
    }

    private String at(String path) {
        return paths.getOrDefault(path, "absent");
    }
}
