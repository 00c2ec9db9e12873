package dev.driftless.adapters.config.files;

import dev.driftless.domain.schema.Explanation;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the configuration directory and its files, E001 to E009. */
public enum FileFault {
    NO_DIRECTORY("E001", "the configuration directory does not exist", """
            Looked for, in this order: --config DIR, $DRIFTLESS_CONFIG, /etc/driftless/config where Driftless runs as root and
            it exists, and driftless/config below $XDG_CONFIG_HOME or ~/.config.

              mkdir -p /etc/driftless/config
              driftless apply --config ./config"""),
    NOT_A_DIRECTORY("E002", "the configuration is not a directory", """
            --config names a directory; all documents below it are read. To use a single file, put it into a directory of its
            own.

              mkdir config && mv site.yaml config/
              driftless apply --config config"""),
    UNREADABLE("E003", "a file or directory of the configuration cannot be read", """
            Every document below the configuration directory has to be readable for the user that Driftless runs as. A file
            that is no configuration can be hidden by a name that starts with a dot.

              chmod u+r,g+r DIR/site.yaml
              mv DIR/notes.yaml DIR/.notes.yaml     # no configuration"""),
    WRITABLE_BY_OTHERS("E004", "others may change the configuration", """
            Who can write the configuration can do on this host whatever Driftless can. As root, Driftless therefore reads only
            files and directories that belong to root or to the owner of the configuration directory, and that nobody else may
            write (neither others, nor a group but root's):

              chown -R root:root DIR && chmod -R go-w DIR"""),
    LEAVES_DIRECTORY("E005", "a symbolic link leaves the configuration directory, or points at nothing", """
            Links inside the configuration are followed as long as they stay inside it, so that a copy or a clone of the
            directory means the same everywhere.

              rm DIR/common.yaml && cp ../common/common.yaml DIR/"""),
    LOOP("E006", "symbolic links form a loop", """
            A link points at a directory that it stands in, or at itself, so that the directory would have no end.

              find DIR -type l -ls                  # lists all links
              rm DIR/sub/up"""),
    TOO_LARGE("E007", "a document is larger than 8 MiB", """
            Documents are configuration, not data. Data to be copied belongs into files/; a generated list can be split into
            several documents, whose tasks are joined in the order of the file names.

              - { type: copy, src: data.json, dest: /srv/data.json }    # DIR/files/data.json"""),
    SPECIAL_FILE("E008", "a document is not a regular file", """
            A named pipe, socket or device below the configuration directory has the name of a document. Reading it could
            wait for ever.

              rm DIR/pipe.yaml"""),
    BAD_NAME("E009", "a name cannot be used, or the directory has no end", """
            Names of documents contain no control characters. A configuration has at most 10,000 documents in at most 50
            levels of directories; many links to the same directory may exceed that.

              mv $'DIR/a\\nb.yaml' DIR/ab.yaml""");

    private final String code;
    private final String title;
    private final String text;

    FileFault(String code, String title, String text) {
        this.code = code;
        this.title = title;
        this.text = text;
    }

    Problem of(String file, String message, @Nullable String hint) {
        return new Problem(code, new Position(file, 1, 1), 1, message, hint);
    }

    /** What each of these codes means, for people. */
    public static List<Explanation> explanations() {
        return Arrays.stream(values())
                .map(fault -> new Explanation(fault.code, fault.title, fault.text))
                .toList();
    }
}
