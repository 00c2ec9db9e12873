package dev.driftless.adapters.config.yaml;

import dev.driftless.domain.template.DataFormats;
import dev.driftless.domain.template.DataFormats.Flow;
import dev.driftless.domain.template.DataFormats.JsonStyle;
import dev.driftless.domain.template.DataFormats.YamlStyle;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes values as PyYAML's {@code dump} does for Ansible's filters.
 *
 * <p>Text stays text for readers of YAML 1.1 and 1.2: {@code 08} and {@code 1e3}, numbers to the latter only, stand in quotes
 * here and not there. The emitter of snakeyaml-engine descends from PyYAML's; what PyYAML's representer and resolver add is done here.
 */
public final class YamlWriter {
    /** By code points, as Python sorts texts. */
    private static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    /** Next line, line and paragraph separator, byte order mark. */
    private static final String SPECIAL = "\u0085\u2028\u2029\uFEFF";

    /** PyYAML counts the tag {@code !!str} to the 128 characters that a key without {@code ?} may have. */
    private static final int LONGEST_KEY = 128 - "!!str".length();

    private final Emitter emitter;
    private final YamlStyle style;

    private YamlWriter(Emitter emitter, YamlStyle style) {
        this.emitter = emitter;
        this.style = style;
    }

    /** The value as one document; secrets are written as they are, and unknown values as text. */
    public static String write(Value value, YamlStyle style) {
        Text out = new Text();
        DumpSettings settings = DumpSettings.builder()
                .setIndent(style.indent())
                .setWidth(style.width())
                .setUseUnicodeEncoding(true)
                .setMaxSimpleKeyLength(LONGEST_KEY)
                .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
                .build();
        YamlWriter writer = new YamlWriter(new Emitter(settings, out), style);
        writer.document(value);
        String text = escaped(out.text.toString());
        return value instanceof Value.Sequence || value instanceof Value.Mapping ? text : alone(text);
    }

    /** What other readers take as line breaks or drop; it stands in double quotes only. */
    private static String escaped(String text) {
        if (text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            return text;
        }
        return text.replace("\u0085", "\\N")
                .replace("\u2028", "\\L")
                .replace("\u2029", "\\P")
                .replace("\uFEFF", "\\uFEFF");
    }

    /** A scalar as the whole document: PyYAML ends it with {@code ...} where it is plain, and needs no {@code ---} where it is empty. */
    private static String alone(String text) {
        String shown = text.startsWith("--- '") ? text.substring("--- ".length()) : text;
        return shown.startsWith("'") || shown.startsWith("\"") ? shown : shown + "...\n";
    }

    private void document(Value value) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        value(value);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    private void value(Value value) {
        switch (value) {
            case Value.Null _ -> plain("null");
            case Value.Bool(boolean truth) -> plain(Boolean.toString(truth));
            case Value.Whole(long number) -> plain(Long.toString(number));
            case Value.Real(double number) -> plain(real(number));
            case Value.Text(String text) -> text(text);
            case Value.Hidden(String text) -> text(text);
            case Value.Unknown _ -> text(Holes.SHOWN);
            case Value.Sequence(List<Value> items) -> sequence(items);
            case Value.Mapping(Map<String, Value> entries) -> mapping(entries);
        }
    }

    private void sequence(List<Value> items) {
        FlowStyle flow = flow(items);
        emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, flow));
        items.forEach(this::value);
        emitter.emit(new SequenceEndEvent());
    }

    private void mapping(Map<String, Value> entries) {
        List<String> keys = new ArrayList<>(entries.keySet());
        if (style.sortKeys()) {
            keys.sort(CODE_POINTS);
        }
        FlowStyle flow = flow(entries.values());
        emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, flow));
        for (String key : keys) {
            text(key);
            value(entries.getOrDefault(key, Value.NULL));
        }
        emitter.emit(new MappingEndEvent());
    }

    private FlowStyle flow(Iterable<Value> items) {
        boolean flow = style.flow() == Flow.ALWAYS;
        if (style.flow() == Flow.LEAVES) {
            flow = true;
            for (Value item : items) {
                flow &= !(item instanceof Value.Sequence) && !(item instanceof Value.Mapping);
            }
        }
        return flow ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void plain(String text) {
        scalar(text, true, ScalarStyle.PLAIN);
    }

    private void text(String text) {
        ScalarStyle wanted = text.indexOf('\n') >= 0 ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
        if (text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            wanted = ScalarStyle.DOUBLE_QUOTED;
        }
        boolean plain = Yaml11.isText(text) && CoreSchema.resolve(text) instanceof Value.Text;
        scalar(text, plain, wanted);
    }

    private void scalar(String text, boolean asPlain, ScalarStyle wanted) {
        emitter.emit(
                new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(asPlain, true), text, wanted));
    }

    /** As Python prints it, with the fraction that YAML 1.1 wants before an exponent. */
    private static String real(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number < 0 ? "-.inf" : ".inf";
        }
        String text = DataFormats.JSON_ONLY.toJson(Value.of(number), JsonStyle.LINE);
        return text.indexOf('.') < 0 ? text.replaceFirst("e", ".0e") : text;
    }

    /** What the emitter writes. */
    private static final class Text implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String str) {
            text.append(str);
        }

        @Override
        public void write(String str, int off, int len) {
            text.append(str, off, off + len);
        }
    }
}
