package dev.driftless.domain.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionGroupTest {
    record Size(
            @Doc("How wide.") int width,
            @Doc("How high.") @Default("2") int height) implements OptionGroup {
        Size {
            if (width < 0) {
                throw new InvalidOption("width", "must not be negative");
            }
        }
    }

    record Box(
            @Doc("Its name.") @Required String name,
            Size size,
            @Doc("Whether it is open.") boolean open) {}

    private static final ComponentType TYPE = new ComponentType() {
        @Override
        public String name() {
            return "box";
        }

        @Override
        public Kind kind() {
            return Kind.TASK;
        }

        @Override
        public String summary() {
            return "A box.";
        }

        @Override
        public Class<Box> options() {
            return Box.class;
        }

        @Override
        public List<Example> examples() {
            return List.of();
        }
    };

    private static Record bound(Map<String, Value> values) {
        return ComponentSpec.of(TYPE).bind(values, new BindContext() {
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
        });
    }

    @Test
    void optionsOfAGroupStandAmongTheOthers() {
        assertEquals(
                List.of("name", "width", "height", "open"),
                ComponentSpec.of(TYPE).options().stream().map(OptionSpec::name).toList());
    }

    @Test
    void groupIsBoundWithItsDefaults() {
        assertEquals(
                new Box("b", new Size(3, 2), true),
                bound(Map.of("name", Value.of("b"), "width", Value.of(3), "open", Value.of(true))));
    }

    @Test
    void groupRefusesItsOwnOption() {
        InvalidOption refused =
                assertThrows(InvalidOption.class, () -> bound(Map.of("name", Value.of("b"), "width", Value.of(-1))));
        assertEquals("width", refused.option());
    }
}
