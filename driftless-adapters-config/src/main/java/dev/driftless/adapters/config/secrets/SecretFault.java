package dev.driftless.adapters.config.secrets;

import dev.driftless.domain.schema.Explanation;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the sources of secrets, E030 to E039. No message ever holds a value. */
public enum SecretFault {
    UNREADABLE("E030", "an env file cannot be read", """
            A file named by --env-file has to exist and be readable. The env files of the user (~/.config/driftless/env) and of
            the system (/etc/driftless/env) are optional.

              install -m 600 /dev/null secrets.env
              driftless apply --env-file secrets.env"""),
    EXPOSED("E031", "an env file is readable or writable for others", """
            An env file holds secrets, so only its owner may read and write it:

              chmod 600 FILE"""),
    IN_CONFIGURATION("E032", "an env file is inside the configuration directory", """
            The configuration is shared, copied and kept in version control; secrets must not be. Keep env files outside:
            ~/.config/driftless/env, /etc/driftless/env, or any file named by --env-file.

              mv DIR/secrets.env ~/.config/driftless/env"""),
    LINE("E033", "a line of an env file is not understood", """
            Each line is NAME=value, with `export` before it if you like, or starts with #. There are no blanks round the `=`.
            Nothing is expanded: $ and ` are ordinary characters. A value with blanks at its ends, with ` #`, or with line
            breaks has to be in quotes; in double quotes, \\" \\\\ \\$ \\` \\n \\r \\t are escapes.

              # for the web server
              DB_PASSWORD="correct horse # battery"
              export TOKEN=abc"""),
    NAME("E034", "a name is not valid", """
            Names consist of letters, digits and `_`, and do not start with a digit.

              DB_PASSWORD=x                         # not: DB-PASSWORD=x, not: 2ND=x"""),
    UNCLOSED("E035", "a quote is not closed", """
            The position is that of the opening quote. A value in quotes may have several lines, so the closing quote was looked
            for up to the end of the file.

              TOKEN="abc\""""),
    DUPLICATE("E036", "a name is defined twice in one env file", """
            Remove one of the two lines: which one is meant, nobody can tell.

              TOKEN=abc                             # and no second line TOKEN=…"""),
    NOT_TEXT("E037", "a secret or env file is no valid text", """
            Env files and systemd credentials are UTF-8 text without NUL bytes and Unicode noncharacters.

              TOKEN_BASE64=AAEC/w==                 # binary values as text"""),
    TOO_LARGE("E038", "an env file or credential is larger than 1 MiB", """
            Such files hold names and short secrets; this one is probably something else.

              - { type: copy, src: /root/key.pem, dest: /etc/ssl/key.pem }   # a file, not a secret""");

    private final String code;
    private final String title;
    private final String text;

    SecretFault(String code, String title, String text) {
        this.code = code;
        this.title = title;
        this.text = text;
    }

    Problem at(Position at, int length, String message, @Nullable String hint) {
        return new Problem(code, at, length, message, hint);
    }

    Problem of(String file, String message, @Nullable String hint) {
        return at(new Position(file, 1, 1), 1, message, hint);
    }

    /** What each of these codes means, for people. */
    public static List<Explanation> explanations() {
        return Arrays.stream(values())
                .map(fault -> new Explanation(fault.code, fault.title, fault.text))
                .toList();
    }
}
