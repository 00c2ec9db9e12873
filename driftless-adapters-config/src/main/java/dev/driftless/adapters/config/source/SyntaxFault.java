package dev.driftless.adapters.config.source;

import dev.driftless.domain.schema.Explanation;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of syntax problem, E010 to E029, each with what {@code driftless explain} says about it. */
public enum SyntaxFault {
    NOT_UTF8("E010", "the file is not UTF-8", """
            Configuration files are UTF-8, with or without a byte order mark. The position is that of the first byte that is
            none. In an editor, choose the encoding UTF-8 and save; or run: iconv -f latin1 -t utf-8 OLD > NEW

              iconv -f latin1 -t utf-8 site.yaml > new && mv new site.yaml"""),
    BINARY("E011", "the file is binary", """
            A file that ends in .yaml, .yml, .toml or .json below the configuration directory is read as configuration, and
            this one contains a NUL byte. Files to be copied belong into the folder files/, which is not read.

              mkdir -p DIR/files && mv DIR/program.json DIR/files/"""),
    FORBIDDEN_CHARACTER("E012", "the file contains a character that no configuration may contain", """
            Control characters other than tab and line breaks, halves of surrogate pairs, and the Unicode noncharacters
            (U+FDD0 to U+FDEF, U+FFFE, U+FFFF) are refused: they are invisible, and the last are used inside Driftless to mark
            text that a dry run cannot know. NUL and noncharacters are refused as escapes, too.

              motd: "bell: \\u0007"                 # as an escape it is allowed in double quotes"""),
    MALFORMED("E013", "the document breaks the rules of its format", """
            The parser could not make sense of the text at this position. Often the cause stands a little before it: a missing
            quote, bracket, comma or colon, or a line with another indentation than its neighbours.

              { "port": 80 "site": "a" }           wrong: a comma is missing
              { "port": 80, "site": "a" }          right"""),
    MERGE_KEY("E014", "`<<` is not supported", """
            The merge key `<<` was never part of YAML 1.2, and what it overrides is hard to see. Name the common values as
            variables and refer to them, or repeat the options:

              vars:
                web: { owner: www, group: www }
              tasks:
                - type: file
                  path: /srv/a
                  owner: "{{ web.owner }}"
                  group: "{{ web.group }}\""""),
    DUPLICATE_KEY("E015", "a key stands twice in one mapping", """
            Of two values under one key a parser would keep one and drop the other silently. Remove one of them, or join them:
            two `tasks:` in one file become one list.

              tasks:
                - { type: file, path: /tmp/a }
                - { type: file, path: /tmp/b }      # and no second `tasks:`"""),
    KEY_NOT_TEXT("E016", "a key is not text", """
            Keys are names. A number, true, false, null or a list as a key has to be written in quotes to become text:

              ports:
                "80": http"""),
    SEVERAL_DOCUMENTS("E017", "the file holds more than one document", """
            Each file is one document. Put what follows the line `---` (or the end of the first JSON value) into a file of its
            own; the files of a directory are read in the order of their names.

              web.yaml:   tasks: [ … ]
              db.yaml:    tasks: [ … ]             # instead of both in one file with --- between"""),
    ALIAS("E018", "an alias cannot be resolved", """
            `*name` repeats what was marked `&name` before it in the same file; it may not be inside what it repeats, and there
            may be at most 1,000 of them. Text that starts with `*` or `&` has to be in quotes: "*.conf".

              owner: &www { user: www, group: www }
              again: *www
              glob: "*.conf"                        # text, no alias"""),
    TOO_COMPLEX("E019", "the document is too deep or too large", """
            At most 100 levels, and at most 1,000,000 values after aliases are resolved: more is a mistake or an attack (a few
            lines of aliases of aliases expand to gigabytes).

              loop: "{{ hosts }}"                   # a variable, in place of the same list many times"""),
    INDENTATION("E020", "the indentation is wrong", """
            In YAML, entries of one mapping or list start in the same column, and what belongs to an entry is indented further
            than the entry. Indent with spaces: tabs are not allowed there. Most editors can show and convert them.

              tasks:
                - type: file
                  path: /tmp/x                      # in the column of `type`"""),
    UNCLOSED("E021", "a quote or bracket is not closed", """
            The position is that of the opening quote or bracket. In single quotes, a quote is written twice: 'it''s'. In double
            quotes, it is written \\".

              motd: "welcome"
              admins: [ann, bob]"""),
    UNQUOTED_VALUE("E022", "a value needs quotes", """
            The value contains characters that mean something in the format, such as `: `, ` #`, or one of @ ` % & * ! | > [ ] { }
            at its start. In quotes it is plain text:

              description: "note: restart by hand\""""),
    UNQUOTED_TEMPLATE("E023", "a template needs quotes", """
            `{` at the start of a value opens a mapping in YAML, so a value that starts with `{{` or `{%` has to be in quotes:

              path: "{{ home }}/.profile\""""),
    ESCAPE("E024", "an escape sequence is not valid", """
            In double quotes a backslash starts an escape sequence such as \\n, \\t, \\", \\\\ or \\u00e9. To mean the backslash
            itself, write it twice, or (in YAML and TOML) use single quotes, where it has no meaning: '\\d+'.

              pattern: '\\d+'                        # or "\\\\d+\""""),
    TAG("E025", "YAML tags are not supported", """
            Only the tags of the core schema (!!str, !!int, !!float, !!bool, !!null, !!seq, !!map) are known. Text that starts
            with `!` has to be in quotes. For secrets, use {{ secrets.NAME }} instead of !vault.

              password: "{{ secrets.DB_PASSWORD }}"  # not: !vault …"""),
    VALUE("E026", "a value is not valid in this format", """
            The format knows text in quotes, numbers, true and false (JSON also null, TOML also dates); anything else has to be
            written in quotes.

              mode = "0644"                         # not: 0644
              site = "alpha"                        # not: alpha"""),
    TABLE_CONFLICT("E027", "a table or key is defined twice or in two ways", """
            In TOML, a table may be defined once, a key may not be both a value and a table, and a table that was written in
            one line `{ … }` is complete. Collect the keys of a table under one [header].

              [vars]
              port = 80
              site = "alpha"                        # and no second [vars]"""),
    TRAILING("E028", "something follows the end of the document", """
            After the closing bracket of the outermost value nothing may follow.

              { "tasks": [] }                       and nothing after this bracket"""),
    UNKNOWN_FORMAT("E029", "the file's ending names no known format", """
            Documents end in .yaml, .yml, .toml or .json.

              mv site.yaml.old site.yaml""");

    private final String code;
    private final String title;
    private final String text;

    SyntaxFault(String code, String title, String text) {
        this.code = code;
        this.title = title;
        this.text = text;
    }

    public String code() {
        return code;
    }

    /** A problem of this kind; {@code length} is the number of characters to underline. */
    public Problem at(Position at, int length, String message, @Nullable String hint) {
        return new Problem(code, at, length, message, hint);
    }

    /** What each of these codes means, for people. */
    public static List<Explanation> explanations() {
        return Arrays.stream(values())
                .map(fault -> new Explanation(fault.code, fault.title, fault.text))
                .toList();
    }
}
