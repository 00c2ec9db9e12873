package dev.driftless.adapters.os.archive;

import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.TreeEntry;
import java.util.Map;

/** Makes the names of members into relative paths that stay below where they are unpacked. */
final class MemberNames {
    private static final char REPLACEMENT = '\uFFFD';

    private MemberNames() {}

    /** Without empty parts, {@code .} and a slash at the end; empty for the directory itself. */
    static String clean(String name, String archive) {
        if (name.startsWith("/")) {
            throw Refusal.invalid(archive, "its member " + name + " has an absolute name");
        }
        if (name.indexOf(REPLACEMENT) >= 0 || name.indexOf('\0') >= 0) {
            throw Refusal.invalid(
                    archive, "the name of its member " + name.replace('\0', REPLACEMENT) + " is not UTF-8");
        }
        StringBuilder clean = new StringBuilder(name.length());
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw Refusal.invalid(archive, "its member " + name + " would leave the directory");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                clean.append(clean.isEmpty() ? "" : "/").append(part);
            }
        }
        return clean.toString();
    }

    /** Refuses an entry below one that is no directory: unpacked through a link, it would land wherever that points. */
    static void checkParents(Map<String, TreeEntry> entries, String archive) {
        for (String path : entries.keySet()) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                TreeEntry parent = entries.get(path.substring(0, slash));
                if (parent != null && !(parent.found() instanceof Found.Directory)) {
                    throw Refusal.invalid(
                            archive,
                            "its member " + path + " lies below " + parent.path() + ", which is "
                                    + parent.found().kind());
                }
            }
        }
    }
}
