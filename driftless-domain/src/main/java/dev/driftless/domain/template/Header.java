package dev.driftless.domain.template;

import java.util.List;

/** A first line such as {@code #jinja2: trim_blocks:False, lstrip_blocks:True}, which changes how a template is read. */
final class Header {
    static final String MARK = "#jinja2:";

    private Header() {}

    /** Where the text begins behind the line. */
    static int end(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end + 1;
    }

    /** The dialect that the line asks for. */
    static Dialect read(String line, Dialect dialect, List<Fault> faults) {
        Dialect result = dialect;
        int from = MARK.length();
        if (!line.endsWith("\n")) {
            faults.add(Fault.syntax("there must be a newline after the " + MARK + " line", new Span(0, line.length())));
            return dialect;
        }
        while (from < line.length()) {
            int comma = line.indexOf(',', from);
            int to = comma < 0 ? line.length() : comma;
            try {
                result = apply(line.substring(from, to), result);
            } catch (Fault e) {
                faults.add(e.at(new Span(from, to)));
            } catch (IllegalArgumentException e) {
                faults.add(Fault.syntax(String.valueOf(e.getMessage()), new Span(from, to)));
            }
            from = to + 1;
        }
        return result;
    }

    private static Dialect apply(String setting, Dialect dialect) {
        int colon = setting.indexOf(':');
        String name = Texts.strip(colon < 0 ? setting : setting.substring(0, colon));
        String value = colon < 0 ? "" : Texts.strip(setting.substring(colon + 1));
        return switch (name) {
            case "trim_blocks" -> dialect.withTrimBlocks(flag(value));
            case "lstrip_blocks" -> dialect.withLstripBlocks(flag(value));
            case "newline_sequence" -> dialect.withNewline(quoted(value));
            case "keep_trailing_newline" -> {
                flag(value);
                yield dialect; // they are always kept
            }
            default -> dialect.withDelimiters(delimiters(name, value, dialect.delimiters()));
        };
    }

    private static Dialect.Delimiters delimiters(String name, String value, Dialect.Delimiters d) {
        String[] all = {
            d.blockStart(), d.blockEnd(), d.variableStart(), d.variableEnd(), d.commentStart(), d.commentEnd()
        };
        int which = switch (name) {
            case "block_start_string" -> 0;
            case "block_end_string" -> 1;
            case "variable_start_string" -> 2;
            case "variable_end_string" -> 3;
            case "comment_start_string" -> 4;
            case "comment_end_string" -> 5;
            default ->
                throw new Fault(Fault.SYNTAX, "there is no setting `" + name + "`", "use trim_blocks or lstrip_blocks");
        };
        all[which] = quoted(value);
        return new Dialect.Delimiters(all[0], all[1], all[2], all[3], all[4], all[5]);
    }

    private static boolean flag(String value) {
        if (!value.equals("True") && !value.equals("False")) {
            throw new Fault(Fault.SYNTAX, "this setting is True or False", null);
        }
        return value.equals("True");
    }

    private static String quoted(String value) {
        char quote = value.isEmpty() ? 0 : value.charAt(0);
        if (value.length() < 2 || (quote != '\'' && quote != '"') || value.charAt(value.length() - 1) != quote) {
            throw new Fault(Fault.SYNTAX, "this setting is a text in quotes", null);
        }
        return Escapes.resolve(value, 1, value.length() - 1);
    }
}
