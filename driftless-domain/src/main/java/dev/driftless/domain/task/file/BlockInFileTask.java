package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A block of lines in a text file, between two lines that mark it. */
public record BlockInFileTask(
        @Doc("The file.") @Named(aliases = {"dest", "destfile", "name"}) @Required @Subject
        AbsolutePath path,

        @Doc("The lines. Empty: as `state: absent`.") @Named(aliases = "content") @Default("")
        String block,

        @Doc("The two lines round the block; `{mark}` stands for `marker_begin` and `marker_end`.")
        @Default("# {mark} DRIFTLESS MANAGED BLOCK")
        String marker,

        @Doc("What `{mark}` is in the line above the block.") @Default("BEGIN")
        String markerBegin,

        @Doc("What `{mark}` is in the line below the block.") @Default("END")
        String markerEnd,

        @Doc("Where a new block goes: behind the last line that this Python regular expression finds, or `EOF`,"
                + " the end. Left out, or nothing found: the end.")
        @Named(aliases = "insertafter")
        @Nullable
        String insertAfter,

        @Doc("Where a new block goes: before the last line that this regular expression finds, or `BOF`, the start.")
        @Named(aliases = "insertbefore")
        @Nullable
        String insertBefore,

        @Doc("`present` puts the block there, `absent` removes it with its markers.") @Default("present")
        Presence state,

        @Doc("Create the file, and directories above it, where it is missing.")
        boolean create,

        @Doc("Have an empty line below the block, but not at the end of the file.")
        boolean appendNewline,

        @Doc("Have an empty line above the block, but not at the start of the file.")
        boolean prependNewline,

        Access access,

        Care care)
        implements Task {
    private static final String MARK = "{mark}";

    public BlockInFileTask {
        if (insertAfter != null && insertBefore != null) {
            throw new InvalidOption("insert_before", "and `insert_after` exclude each other");
        }
        if (!marker.contains(MARK)) {
            throw new InvalidOption("marker", "must contain {mark}, or begin and end could not be told apart");
        }
        if (markerBegin.equals(markerEnd)) {
            throw new InvalidOption("marker_end", "must differ from `marker_begin`");
        }
        if ((marker + markerBegin + markerEnd).indexOf('\n') >= 0) {
            throw new InvalidOption("marker", "must be one line");
        }
        OptionPattern.check("insert_after", insertAfter);
        OptionPattern.check("insert_before", insertBefore);
    }

    @Override
    public Plan plan(Observed seen) {
        TextEdit.needKnown("marker", marker);
        TextEdit.needKnown("marker_begin", markerBegin);
        TextEdit.needKnown("marker_end", markerEnd);
        TextEdit.needKnown("insert_after", insertAfter);
        TextEdit.needKnown("insert_before", insertBefore);
        return new TextEdit(path, create, "; say create: true to create it", access, care)
                .plan(seen, state, this::edit);
    }

    private @Nullable String edit(@Nullable String now, UnaryOperator<String> spelled) {
        return new BlockEdit(this, spelled).apply(now == null ? "" : now);
    }

    /** The line above the block, without its end. */
    String begin() {
        return marker.replace(MARK, markerBegin);
    }

    /** The line below the block, without its end. */
    String end() {
        return marker.replace(MARK, markerEnd);
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "BlockInFileTask";
    }

    @Override
    public boolean settles() {
        return false;
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "block_in_file";
        }

        @Override
        public List<String> aliases() {
            return List.of("blockinfile");
        }

        @Override
        public String summary() {
            return "Puts a block of lines between two marking lines into a text file, or removes it.";
        }

        @Override
        public Class<BlockInFileTask> options() {
            return BlockInFileTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("Two hosts", """
                    - type: block_in_file
                      path: /etc/hosts
                      block: |
                        10.0.0.1 alpha
                        10.0.0.2 beta
                    """), new Example("In a file of its own, with its own marks", """
                    - type: block_in_file
                      path: /etc/sysctl.d/router.conf
                      create: true
                      marker: "# {mark} router"
                      block: net.ipv4.ip_forward = 1
                    """));
        }
    }
}
