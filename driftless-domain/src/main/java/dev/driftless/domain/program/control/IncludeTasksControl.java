package dev.driftless.domain.program.control;

import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import java.util.List;

/** Runs the tasks of another file in its place. */
public record IncludeTasksControl(
        @Doc("A file with a list of tasks, relative to the file that names it, then in `tasks/`.") @Required @Subject
        String file)
        implements Control {

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "IncludeTasksControl";
    }

    /** Documents the node. */
    public static final class Type implements Control.Type {
        @Override
        public String name() {
            return "include_tasks";
        }

        @Override
        public String summary() {
            return "Runs the tasks of another file in its place.";
        }

        @Override
        public Class<IncludeTasksControl> options() {
            return IncludeTasksControl.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("Tasks from a file", """
                    - { type: include_tasks, file: web.yaml }
                    """), new Example("Only on some hosts", """
                    - { type: include_tasks, file: debian.yaml, when: facts.os.family == 'debian' }
                    """));
        }
    }
}
