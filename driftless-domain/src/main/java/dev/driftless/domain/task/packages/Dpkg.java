package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files in which dpkg(1) and apt(8) keep what is installed: paragraphs of fields, see deb822(5). */
final class Dpkg {
    static final AbsolutePath STATUS = AbsolutePath.of("/var/lib/dpkg/status");
    static final AbsolutePath MARKS = AbsolutePath.of("/var/lib/apt/extended_states");

    private static final AbsolutePath INFO = AbsolutePath.of("/var/lib/dpkg/info");

    private Dpkg() {}

    /** @param name of the package, {@code :arch} after it where it is not the host's own */
    static PackageState read(String name, Observed seen) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        String architecture = colon < 0 ? null : name.substring(colon + 1);
        String status = text(seen, STATUS);
        boolean leftovers = false;
        for (int at = next(status, plain, 0); at >= 0; at = next(status, plain, at + 1)) {
            String paragraph = paragraph(status, at);
            String state = String.valueOf(field(paragraph, "Status"));
            if (architecture != null && !architecture.equals(field(paragraph, "Architecture"))) {
                continue;
            }
            if (isInstalled(state)) {
                boolean automatic = isAutomatic(seen, plain, field(paragraph, "Architecture"));
                return new PackageState(true, field(paragraph, "Version"), !automatic, false);
            }
            if (isHalf(state)) {
                return PackageState.half(field(paragraph, "Version"));
            }
            leftovers |= state.endsWith(" config-files");
        }
        return leftovers ? PackageState.LEFTOVERS : PackageState.ABSENT;
    }

    private static boolean isHalf(String status) {
        return status.endsWith(" half-installed")
                || status.endsWith(" unpacked")
                || status.endsWith(" half-configured");
    }

    /** Triggers may be open. */
    private static boolean isInstalled(String status) {
        return status.endsWith(" installed")
                || status.endsWith(" triggers-awaited")
                || status.endsWith(" triggers-pending");
    }

    private static boolean isAutomatic(Observed seen, String name, @Nullable String architecture) {
        String marks = text(seen, MARKS);
        for (int at = next(marks, name, 0); at >= 0; at = next(marks, name, at + 1)) {
            String paragraph = paragraph(marks, at);
            if (architecture == null
                    || architecture.equals("all")
                    || architecture.equals(field(paragraph, "Architecture"))) {
                return "1".equals(field(paragraph, "Auto-Installed"));
            }
        }
        return false;
    }

    /**
     * The paths that a package brought.
     *
     * @param configuration whether its configuration files, too
     */
    static Set<AbsolutePath> files(String name, boolean configuration, Observed seen) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        Set<AbsolutePath> files = new HashSet<>();
        for (String stem : List.of(plain, name, plain + ":" + architecture(seen))) {
            addPaths(text(seen, INFO.resolve(stem + ".list")), files);
            if (!configuration) {
                Set<AbsolutePath> kept = new HashSet<>();
                addPaths(text(seen, INFO.resolve(stem + ".conffiles")), kept);
                files.removeAll(kept);
            }
        }
        return files;
    }

    /** Whether a removal leaves something that only a purge removes: a configuration file, or a script to be asked then. */
    static boolean hasLeftovers(String name, Observed seen) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        for (String stem : List.of(plain, name, plain + ":" + architecture(seen))) {
            if (!text(seen, INFO.resolve(stem + ".conffiles")).isBlank()
                    || seen.need(new Query.Exists(INFO.resolve(stem + ".postrm")))) {
                return true;
            }
        }
        return false;
    }

    private static void addPaths(String list, Set<AbsolutePath> paths) {
        list.lines()
                .filter(line -> line.startsWith("/") && line.length() > 1 && !line.equals("/."))
                .forEach(line -> paths.add(AbsolutePath.of(line)));
    }

    /** That of dpkg itself, which is the host's own. */
    private static String architecture(Observed seen) {
        String status = text(seen, STATUS);
        int at = next(status, "dpkg", 0);
        return at < 0 ? "" : String.valueOf(field(paragraph(status, at), "Architecture"));
    }

    private static String text(Observed seen, AbsolutePath path) {
        return seen.need(new Query.PathState(path, true, Query.Detail.WHOLE)) instanceof Found.RegularFile file
                        && file.content() instanceof Content.Inline inline
                ? inline.text()
                : "";
    }

    /** Where the next paragraph of that package starts, or -1. */
    private static int next(String text, String name, int from) {
        String line = "Package: " + name + "\n";
        int at = text.indexOf(line, from);
        while (at > 0 && text.charAt(at - 1) != '\n') {
            at = text.indexOf(line, at + 1);
        }
        return at;
    }

    private static String paragraph(String text, int at) {
        int end = text.indexOf("\n\n", at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    private static @Nullable String field(String paragraph, String name) {
        int at = paragraph.indexOf("\n" + name + ": ");
        if (at < 0) {
            return null;
        }
        int start = at + name.length() + 3;
        int end = paragraph.indexOf('\n', start);
        return paragraph.substring(start, end < 0 ? paragraph.length() : end).strip();
    }
}
