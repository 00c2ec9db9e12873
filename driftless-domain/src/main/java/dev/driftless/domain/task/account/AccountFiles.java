package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads passwd(5) and group(5), and asks the name service (getent(1)) for what the files do not have. */
final class AccountFiles {
    /** Of the kinds of state that these files hold. */
    static final String FAMILY = "account";

    static final AbsolutePath PASSWD = AbsolutePath.of("/etc/passwd");
    static final AbsolutePath GROUP = AbsolutePath.of("/etc/group");

    private AccountFiles() {}

    /** The text of a small file, or nothing where there is none. */
    static String text(Observed seen, AbsolutePath path) {
        return seen.through(path) instanceof Found.RegularFile file && file.content() instanceof Content.Inline inline
                ? inline.text()
                : "";
    }

    /** The line of that name with its fields, or null. */
    static String @Nullable [] entry(Observed seen, AbsolutePath file, String name) {
        String text = text(seen, file);
        String start = name + ":";
        int at = text.startsWith(start) ? 0 : text.indexOf("\n" + start) + 1;
        if (at == 0 && !text.startsWith(start)) {
            return fromNameService(seen, file, name);
        }
        int end = text.indexOf('\n', at);
        return text.substring(at, end < 0 ? text.length() : end).split(":", -1);
    }

    private static String @Nullable [] fromNameService(Observed seen, AbsolutePath file, String name) {
        if (!text(seen, AbsolutePath.of("/etc/nsswitch.conf"))
                .matches("(?s).*\\b(sss|ldap|winbind|systemd|nis)\\b.*")) {
            return null;
        }
        CommandResult result = seen.need(new Query.Probe(Command.of("getent", file.name(), name), Set.of(file)));
        return result.exitCode() == 0 && result.stdout().startsWith(name + ":")
                ? result.stdout().strip().split(":", -1)
                : null;
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
