package dev.driftless.domain.template;

import dev.driftless.domain.template.DataFormats.Flow;
import dev.driftless.domain.template.DataFormats.JsonStyle;
import dev.driftless.domain.template.DataFormats.YamlStyle;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters of data formats, encodings and paths. */
enum DataFilters implements Operation {
    TO_JSON(
            "to_json",
            "indent=, sort_keys=, ensure_ascii=, separators=",
            Reach.TEXT,
            "The value as JSON in one line.",
            "{'a': [1, none]} | to_json",
            "{\"a\": [1, null]}"),
    TO_NICE_JSON(
            "to_nice_json",
            "indent=, sort_keys=, ensure_ascii=",
            Reach.TEXT,
            "The value as JSON, sorted and indented.",
            "[1] | to_nice_json",
            "[\n    1\n]"),
    TOJSON(
            "tojson",
            "indent=",
            Reach.TEXT,
            "The value as sorted JSON that is safe inside HTML.",
            "'<' | tojson",
            "\"\\u003c\""),
    FROM_JSON("from_json", "", Reach.LEAVES, "The value of a JSON text.", "'[1, null]' | from_json", "[1, None]"),
    TO_YAML(
            "to_yaml",
            "indent=, width=, default_flow_style=, sort_keys=",
            Reach.TEXT,
            "The value as YAML, innermost collections in one line.",
            "{'a': [1, 2]} | to_yaml",
            "a: [1, 2]\n"),
    TO_NICE_YAML(
            "to_nice_yaml",
            "indent=, width=, default_flow_style=, sort_keys=",
            Reach.TEXT,
            "The value as YAML, an item a line.",
            "{'a': [1, 2]} | to_nice_yaml",
            "a:\n- 1\n- 2\n"),
    FROM_YAML("from_yaml", "", Reach.LEAVES, "The value of a YAML text.", "'a: 1' | from_yaml", "{'a': 1}"),
    B64ENCODE(
            "b64encode",
            "encoding=, urlsafe=",
            Reach.LEAVES,
            "The UTF-8 bytes of the text in base64.",
            "'ab' | b64encode",
            "YWI="),
    B64DECODE(
            "b64decode", "encoding=, urlsafe=", Reach.LEAVES, "The UTF-8 text in base64.", "'YWI=' | b64decode", "ab"),
    HASH(
            "hash",
            "hashtype=",
            Reach.LEAVES,
            "A digest of the text in hexadecimal: `sha1` unless `md5`, `sha256`, `sha512` or another is named.",
            "'a' | hash('md5')",
            "0cc175b9c0f1b6a831c399e269772661"),
    MD5("md5", "", Reach.LEAVES, "The MD5 digest of the text.", "'a' | md5", "0cc175b9c0f1b6a831c399e269772661"),
    SHA1(
            "sha1 checksum",
            "",
            Reach.LEAVES,
            "The SHA-1 digest of the text.",
            "'a' | sha1",
            "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
    BASENAME("basename", "", Reach.LEAVES, "The last name of a path.", "'/a/b.txt' | basename", "b.txt"),
    DIRNAME("dirname", "", Reach.LEAVES, "A path without its last name.", "'/a/b.txt' | dirname", "/a"),
    SPLITEXT("splitext", "", Reach.LEAVES, "A path and its extension.", "'/a/b.txt' | splitext", "['/a/b', '.txt']"),
    NORMPATH(
            "normpath",
            "",
            Reach.LEAVES,
            "A path without `.`, `..` and doubled slashes.",
            "'/a//b/../c' | normpath",
            "/a/c"),
    PATH_JOIN("path_join", "", Reach.LEAVES, "The names of a list as one path.", "['/a', 'b'] | path_join", "/a/b");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    DataFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public @Nullable Value apply(Call call) {
        return switch (this) {
            case TO_JSON -> toJson(call, JsonStyle.LINE);
            case TO_NICE_JSON -> toJson(call, JsonStyle.NICE);
            case TOJSON -> htmlSafe(call);
            case FROM_JSON -> parsed(call, true);
            case TO_YAML -> toYaml(call, YamlStyle.TERSE);
            case TO_NICE_YAML -> toYaml(call, YamlStyle.NICE);
            case FROM_YAML -> call.input() instanceof Value.Null ? Value.NULL : parsed(call, false);
            case B64ENCODE -> Value.of(Encodings.base64(call.text(), call.textOrNull(0), call.flag(1, false)));
            case B64DECODE -> Value.of(Encodings.fromBase64(call.text(), call.textOrNull(0), call.flag(1, false)));
            case HASH -> Value.of(Encodings.digest(call.text(), call.text(0, "sha1")));
            case MD5 -> Value.of(Encodings.digest(call.text(), "md5"));
            case SHA1 -> Value.of(Encodings.digest(call.text(), "sha1"));
            case BASENAME -> Value.of(Paths.base(call.onlyText()));
            case DIRNAME -> Value.of(Paths.directory(call.onlyText()));
            case SPLITEXT -> texts(Paths.splitExtension(call.onlyText()));
            case NORMPATH -> Value.of(Paths.normal(call.onlyText()));
            case PATH_JOIN -> pathJoin(call);
        };
    }

    private static Value texts(List<String> texts) {
        List<Value> values = new ArrayList<>();
        for (String text : texts) {
            values.add(Value.of(text));
        }
        return Value.of(values);
    }

    private static Value pathJoin(Call call) {
        String path = Order.text(call.input());
        if (path != null) {
            return Value.of(path);
        }
        path = "";
        for (Value part : call.items()) {
            path = Paths.join(path, call.str(part));
        }
        return Value.of(path);
    }

    private static Value toJson(Call call, JsonStyle style) {
        boolean indented = call.has(0) && !(call.value(0) instanceof Value.Null);
        int indent = indented ? Math.clamp(call.whole(0, 0), 0, 100) : call.has(0) ? -1 : style.indent();
        String items = indent < 0 ? style.itemSeparator() : ",";
        String keys = style.keySeparator();
        if (call.operation() == TO_JSON && call.has(3) && !(call.value(3) instanceof Value.Null)) {
            List<Value> separators = Order.items(call.value(3));
            if (separators.size() != 2) {
                throw Fault.argument("`separators` wants two texts");
            }
            items = call.str(separators.getFirst());
            keys = call.str(separators.getLast());
        }
        boolean sort = call.flag(1, style.sortKeys());
        boolean ascii = call.flag(2, style.ascii());
        return written(call, new JsonStyle(indent, sort, ascii, items, keys));
    }

    private static Value written(Call call, JsonStyle style) {
        return Value.of(call.scope().environment().formats().toJson(Encodings.holesAsText(call), style));
    }

    private static Value htmlSafe(Call call) {
        boolean indented = call.has(0) && !(call.value(0) instanceof Value.Null);
        int indent = indented ? Math.clamp(call.whole(0, 0), 0, 100) : -1;
        Value json = written(call, new JsonStyle(indent, true, true, indented ? "," : ", ", ": "));
        String text = call.str(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
        return Value.of(text);
    }

    private static Value toYaml(Call call, YamlStyle style) {
        int indent = Math.clamp(call.whole(0, style.indent()), 2, 9);
        boolean wide = call.has(1) && call.value(1) instanceof Value.Real;
        int width = wide ? Integer.MAX_VALUE : Math.clamp(call.whole(1, style.width()), 1, Integer.MAX_VALUE);
        Flow flow = style.flow();
        if (call.has(2)) {
            boolean none = call.value(2) instanceof Value.Null;
            flow = none ? Flow.LEAVES : call.flag(2, false) ? Flow.ALWAYS : Flow.NEVER;
        }
        YamlStyle wanted = new YamlStyle(indent, width, flow, call.flag(3, style.sortKeys()));
        return Value.of(call.scope().environment().formats().toYaml(Encodings.holesAsText(call), wanted));
    }

    private static Value parsed(Call call, boolean json) {
        DataFormats formats = call.scope().environment().formats();
        String text = call.onlyText();
        try {
            return json ? formats.parseJson(text) : formats.parseYaml(text);
        } catch (IllegalArgumentException e) {
            throw Fault.type((json ? "the text is no JSON: " : "the text is no YAML: ") + e.getMessage());
        }
    }
}
