package dev.driftless.domain.template;

import java.util.ArrayList;
import java.util.List;

/** Paths as texts, as Python's {@code posixpath} has them. */
final class Paths {
    private Paths() {}

    static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String directory(String path) {
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        int end = head.length();
        while (end > 0 && head.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? head : head.substring(0, end);
    }

    static List<String> splitExtension(String path) {
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        int first = slash + 1;
        while (first < path.length() && path.charAt(first) == '.') {
            first++;
        }
        return dot < first ? List.of(path, "") : List.of(path.substring(0, dot), path.substring(dot));
    }

    static String join(String path, String name) {
        if (name.startsWith("/") || path.isEmpty()) {
            return name;
        }
        return path.endsWith("/") ? path + name : path + "/" + name;
    }

    static String normal(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String root = path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
        List<String> names = new ArrayList<>();
        for (String name : Texts.split(path, "/", -1)) {
            boolean up = name.equals("..");
            if (up && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(up && !root.isEmpty())) {
                names.add(name);
            }
        }
        String normal = root + String.join("/", names);
        return normal.isEmpty() ? "." : normal;
    }
}
