package dev.driftless.domain.task.file;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.OptionGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The care with which the content of a file is replaced: the options that all tasks have which do that. */
public record Care(
        @Doc("A command that checks the new content before it is put in place; `%s` is the temporary file.")
        List<String> validate,

        @Doc("Keep the old content beside the file, as `PATH.backup`.")
        boolean backup)
        implements OptionGroup {
    public Care {
        validate = Words.split("validate", validate);
    }

    @Nullable
    Command check() {
        return validate.isEmpty() ? null : Command.of(validate);
    }
}
