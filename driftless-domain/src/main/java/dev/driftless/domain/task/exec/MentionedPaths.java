package dev.driftless.domain.task.exec;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.value.Holes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses which paths a command may change from the text of its arguments. Devices and the kernel's own files do not count. */
final class MentionedPaths {
    /** A slash where a word, a value after {@code =} or {@code :}, or the target of a redirection may start. */
    private static final Pattern IN_SCRIPT = Pattern.compile("(?<![^\\s'\"`=:,;|&<>(])/[^\\s'\"`=:,;|&<>()]+");

    /** Where a shell puts something else in place of the text. */
    private static final String EXPANDED = "$*?[{\\";

    private static final List<AbsolutePath> NOBODYS =
            List.of(AbsolutePath.of("/dev"), AbsolutePath.of("/proc"), AbsolutePath.of("/sys"));

    private MentionedPaths() {}

    /** Those among arguments, the program itself not counted: {@code /etc/motd}, {@code --file=/etc/motd}, {@code user:/srv}. */
    static Set<AbsolutePath> inArguments(List<String> argv) {
        Set<AbsolutePath> paths = new HashSet<>();
        for (String word : argv.subList(1, argv.size())) {
            int start = word.startsWith("/") ? 0 : Math.max(word.indexOf("=/"), word.indexOf(":/")) + 1;
            boolean address = word.startsWith("//", start);
            if (!address && word.startsWith("/", start)) {
                add(paths, known(word.substring(start), ""));
            }
        }
        return paths;
    }

    /** Those in a script of the shell. Of a path with variables or patterns in it, the directory above them. */
    static Set<AbsolutePath> inScript(String script) {
        Set<AbsolutePath> paths = new HashSet<>();
        Matcher matcher = IN_SCRIPT.matcher(script);
        while (matcher.find()) {
            if (!matcher.group().startsWith("//")) {
                add(paths, known(matcher.group(), EXPANDED));
            }
        }
        return paths;
    }

    private static void add(Set<AbsolutePath> paths, @Nullable AbsolutePath path) {
        if (path != null && NOBODYS.stream().noneMatch(path::isUnder)) {
            paths.add(path);
        }
    }

    /** The path, or the directory above its first part that is not known yet; null where that is the root. */
    private static @Nullable AbsolutePath known(String text, String stops) {
        for (int i = 0; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0 || Holes.in(text.substring(i, i + 1))) {
                int slash = text.lastIndexOf('/', i);
                return slash <= 0 ? null : AbsolutePath.of(text.substring(0, slash));
            }
        }
        return AbsolutePath.of(text);
    }
}
