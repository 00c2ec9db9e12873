package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;

/** The filter {@code comment}, as Ansible has it. */
final class Comments {
    private Comments() {}

    static String comment(Call call) {
        String style = call.text(0, "plain");
        String decoration = switch (style) {
            case "plain" -> "# ";
            case "erlang" -> "% ";
            case "c" -> "// ";
            case "cblock" -> " * ";
            case "xml" -> " - ";
            default -> throw Fault.argument("there is no style of comments of that name");
        };
        decoration = named(call, "decoration", decoration);
        String newline = named(call, "newline", "\n");
        boolean block = style.equals("cblock") || style.equals("xml");
        String beginning = named(call, "beginning", !block ? "" : style.equals("xml") ? "<!--" : "/*");
        String end = named(call, "end", !block ? "" : style.equals("xml") ? "-->" : " */");
        String prefix = named(call, "prefix", Texts.stripRight(decoration));
        String postfix = named(call, "postfix", Texts.stripRight(decoration));
        StringBuilder out = new StringBuilder();
        if (!beginning.isEmpty()) {
            out.append(beginning).append(newline);
        }
        if (!prefix.isEmpty()) {
            String line = prefix.equals(newline) ? newline : prefix + newline;
            out.append(Texts.repeat(line, count(call, "prefix_count")));
        }
        String text = decoration + call.onlyText().replace(newline, newline + decoration);
        out.append(text.replace(decoration + newline, Texts.stripRight(decoration) + newline));
        out.append(Texts.repeat(newline + postfix, count(call, "postfix_count")));
        if (!end.isEmpty()) {
            out.append(newline).append(end);
        }
        return out.toString();
    }

    private static String named(Call call, String name, String otherwise) {
        Value value = call.named().get(name);
        return value == null ? otherwise : call.str(value);
    }

    private static long count(Call call, String name) {
        Value value = call.named().get(name);
        Long count = value == null ? Long.valueOf(1) : Order.whole(value);
        if (count == null) {
            throw Fault.argument("`" + name + "` wants a whole number");
        }
        return count;
    }
}
