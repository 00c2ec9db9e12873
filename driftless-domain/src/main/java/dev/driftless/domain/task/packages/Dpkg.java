package dev.driftless.domain.task.packages;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import org.jspecify.annotations.Nullable;

/** Reads the files in which dpkg(1) and apt(8) keep what is installed: paragraphs of fields, see deb822(5). */
final class Dpkg {
    static final AbsolutePath STATUS = AbsolutePath.of("/var/lib/dpkg/status");
    static final AbsolutePath MARKS = AbsolutePath.of("/var/lib/apt/extended_states");

    private Dpkg() {}

    /** @param name of the package, {@code :arch} after it where it is not the host's own */
    static Package read(String name, Observed seen) {
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
                return new Package(true, field(paragraph, "Version"), !automatic, false);
            }
            leftovers |= state.endsWith(" config-files");
        }
        return leftovers ? Package.LEFTOVERS : Package.ABSENT;
    }

    /** Half-installed and unpacked packages are not: apt-get has something to do for them. Triggers may be open. */
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
