package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Observed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What useradd(8) does where nobody says otherwise, as login.defs(5) and /etc/default/useradd tell. */
final class NewUsers {
    private static final Pattern OWN_GROUP = Pattern.compile("(?m)^\\s*USERGROUPS_ENAB\\s+yes\\b");
    private static final Pattern HOMES = Pattern.compile("(?m)^\\s*HOME=\"?(/[^\"\\s]*?)/*\"?\\s*$");

    private NewUsers() {}

    /** Whether each new user gets a group of its name. */
    static boolean haveOwnGroup(Observed seen) {
        return OWN_GROUP
                .matcher(AccountFiles.text(seen, AbsolutePath.of("/etc/login.defs")))
                .find();
    }

    /** The directory in which new users get their home. */
    static String homes(Observed seen) {
        Matcher matcher = HOMES.matcher(AccountFiles.text(seen, AbsolutePath.of("/etc/default/useradd")));
        return matcher.find() ? matcher.group(1) : "/home";
    }
}
