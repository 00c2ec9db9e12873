package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.driftless.domain.schema.BindContext;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.schema.RenderedFile;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.value.Value;
import java.util.HashMap;
import java.util.Map;

/** Makes tasks from options as a configuration gives them. */
final class Bound {
    private Bound() {}

    /** @param options names and values in turn */
    static Task task(TaskType type, Object... options) {
        ComponentSpec spec = ComponentSpec.of(type);
        Map<String, Value> values = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            OptionSpec option = spec.option((String) options[i]);
            assertNotNull(option, "no option " + options[i]);
            values.put(option.name(), Value.ofJava(options[i + 1]));
        }
        return (Task) spec.bind(values, NO_FILES);
    }

    /** A task about the file {@code /f}. */
    static Task onFile(TaskType type, Object... options) {
        Object[] all = new Object[options.length + 2];
        all[0] = "path";
        all[1] = "/f";
        System.arraycopy(options, 0, all, 2, options.length);
        return task(type, all);
    }

    private static final BindContext NO_FILES = new BindContext() {
        @Override
        public InputFile input(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public RenderedFile rendered(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public String why(CharSequence textWithHole) {
            return "a hole";
        }
    };
}
