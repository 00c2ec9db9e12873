package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is put together from the files of a directory. */
public record AssembleTask(
        @Doc("Directory of the host whose files are put together, in the order of their names.") @Required
        AbsolutePath src,

        @Doc("The file that they make.") @Required @Subject AbsolutePath dest,

        @Doc("What is put between two of them, in a line of its own; `\\n`, `\\t`, `\\x41` … are escapes.") @Nullable
        String delimiter,

        @Doc("Take only files in whose name this Python regular expression finds something.") @Nullable
        String regexp,

        @Doc("Leave out files whose name starts with a dot.")
        boolean ignoreHidden,

        Access access,

        Care care)
        implements Task {
    private static final int MAX_ENTRIES = 10_000;

    public AssembleTask {
        OptionPattern.check("regexp", regexp);
        if (delimiter != null) {
            Escapes.decode("delimiter", delimiter);
        }
    }

    @Override
    public Plan plan(Observed seen) {
        TextEdit.needKnown("regexp", regexp);
        Found directory = seen.through(src);
        if (directory instanceof Found.Absent) {
            return Plan.blocked(Code.NOT_FOUND, src + " does not exist", "src");
        } else if (!(directory instanceof Found.Directory)) {
            return Plan.blocked(Code.CONFLICT, src + " is " + directory.kind() + ", not a directory", "src");
        }
        ByteArrayOutputStream assembled = new ByteArrayOutputStream();
        byte[] previous = null;
        for (String name : names(seen)) {
            AbsolutePath path = src.child(name);
            if (!(seen.through(path) instanceof Found.RegularFile file)) {
                continue;
            }
            switch (file.content()) {
                case Content.Inline(byte[] bytes) -> {
                    if (previous != null) {
                        separate(previous, assembled);
                    }
                    assembled.writeBytes(bytes);
                    previous = bytes;
                }
                case Content.Later(String why) -> throw Unanswered.pending("the content of " + path + ": " + why);
                default -> {
                    return Plan.blocked(
                            Code.INVALID, path + " is larger than 256 KiB, too large to be assembled", "src");
                }
            }
        }
        return new WantedFile(
                        seen.resolve(dest), "dest", new Content.Inline(assembled.toByteArray()), access, care, false)
                .plan(seen);
    }

    /** Sorted as Python sorts texts: by code point, which is the order of the UTF-8 bytes. */
    private List<String> names(Observed seen) {
        OptionPattern wanted = regexp == null ? null : OptionPattern.of("regexp", regexp);
        return seen.need(new Query.Tree(seen.resolve(src), MAX_ENTRIES)).stream()
                .map(TreeEntry::path)
                .filter(name -> name.indexOf('/') < 0)
                .filter(name -> !(ignoreHidden && name.startsWith(".")))
                .filter(name -> wanted == null || wanted.in(name))
                .sorted((a, b) ->
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private void separate(byte[] previous, ByteArrayOutputStream to) {
        if (!endsLine(previous)) {
            to.write('\n');
        }
        if (delimiter != null && !delimiter.isEmpty()) {
            byte[] decoded = Escapes.decode("delimiter", delimiter);
            to.writeBytes(decoded);
            if (!endsLine(decoded)) {
                to.write('\n');
            }
        }
    }

    private static boolean endsLine(byte[] bytes) {
        return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "AssembleTask";
    }

    @Override
    public boolean settles() {
        return false;
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "assemble";
        }

        @Override
        public String summary() {
            return "Puts a file together from the files of a directory, in the order of their names.";
        }

        @Override
        public Class<AssembleTask> options() {
            return AssembleTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("From fragments", """
                    - { type: directory, path: /etc/app.conf.d }
                    - { type: copy, content: "a=1\\n", dest: /etc/app.conf.d/10-a.conf }
                    - { type: copy, content: "b=2\\n", dest: /etc/app.conf.d/20-b.conf }
                    - { type: assemble, src: /etc/app.conf.d, dest: /etc/app.conf }
                    """), new Example("Only some, with a line between them", """
                    - type: assemble
                      src: /etc/ssh
                      dest: /etc/ssh.all
                      regexp: "_config$"
                      delimiter: "# next"
                      mode: "0600"
                    """));
        }
    }
}
