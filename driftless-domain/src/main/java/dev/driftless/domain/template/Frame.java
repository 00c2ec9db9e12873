package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The variables that a template itself set, one frame inside the other. A variable may be set and yet undefined. */
final class Frame {
    final @Nullable Frame parent;
    private String[] names = new String[4];
    private @Nullable Value[] values = new Value[4];
    private int size;

    Frame(@Nullable Frame parent) {
        this.parent = parent;
    }

    void set(String name, @Nullable Value value) {
        int i = index(name);
        if (i < 0) {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            i = size++;
            names[i] = name;
        }
        values[i] = value;
    }

    /** Where the name is in this frame, or -1. */
    int index(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    Value at(int index) {
        return values[index];
    }

    String name(int index) {
        return names[index];
    }

    int size() {
        return size;
    }
}
