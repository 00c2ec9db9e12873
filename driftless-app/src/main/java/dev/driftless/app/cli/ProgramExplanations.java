package dev.driftless.app.cli;

import dev.driftless.domain.schema.Explanation;
import java.util.ArrayList;
import java.util.List;

/** What the codes mean that the compiler of programs reports. */
public final class ProgramExplanations {
    private ProgramExplanations() {}

    /** All of them. */
    public static List<Explanation> all() {
        List<Explanation> all = new ArrayList<>(documents());
        all.addAll(files());
        return all;
    }

    private static List<Explanation> documents() {
        return List.of(
                new Explanation("E100", "unknown section or key of a document", """
                        An apply document has the keys vars, tasks and handlers; other parts of the agent have sections of
                        their own, like agent. All documents of the directory are read as one configuration.

                          vars: { port: 8080 }
                          tasks:
                            - { type: file, path: /etc/motd, content: "hello\\n" }"""),
                new Explanation("E101", "a task has no type", """
                        Each task says with `type` what it describes. `driftless docs` lists all types.

                          - type: directory
                            path: /opt/app"""),
                new Explanation("E102", "there is no such task type", """
                        The type is misspelt, or belongs to a newer version. `driftless docs` lists all types.

                          - { type: line_in_file, path: /etc/hosts, line: "10.0.0.1 db" }"""),
                new Explanation("E103", "a required option is missing", """
                        `driftless docs TYPE` lists the options of a type and says which of them are required.

                          - { type: copy, src: motd, dest: /etc/motd }      # both are required"""),
                new Explanation("E104", "there is no such option", """
                        The option is misspelt, belongs to another type, or is indented wrongly. Options stand beside `type`.
                        `driftless docs TYPE` lists the options of a type; each task also takes description, when, register,
                        loop, notify, tags and the other common keys.

                          - type: file
                            path: /etc/motd
                            content: hello                      # not: contents"""),
                new Explanation("E105", "a value has the wrong shape or type", """
                        The option takes another kind of value: a list, a mapping, a text, a number or true and false. A text
                        that is exactly one {{ expression }} keeps the type of the expression's value.

                          path: /srv/app                        # not: srv/app, which is relative
                          delay: 30s
                          state: present"""),
                new Explanation("E106", "an option stands twice", """
                        An option and its other spelling (an alias) are both given. Keep one of them.

                          - { type: command, cmd: id }          # not both: cmd is another name of command"""),
                new Explanation("E107", "a handler is wrong", """
                        A handler is a single task with a description, by which tasks notify it. No two handlers share one.

                          handlers:
                            - description: reload nginx
                              type: command
                              command: [nginx, -s, reload]"""),
                new Explanation("E108", "a task notifies a handler that does not exist", """
                        `notify` names the description of a handler, letter by letter.

                          tasks:
                            - { type: copy, src: app.conf, dest: /etc/app.conf, notify: restart app }
                          handlers:
                            - { description: restart app, type: command, cmd: systemctl restart app }"""));
    }

    private static List<Explanation> files() {
        return List.of(
                new Explanation("E109", "a file that an option names is not there", """
                        A relative name is looked for beside the document that names it, then in the folder for its kind:
                        templates/, files/, tasks/ or vars/ of the configuration. It may not leave the configuration
                        directory. A name with `/` at its start means a file of this host, where the type allows that.

                          - { type: copy, src: motd, dest: /etc/motd }     # ./motd or files/motd"""),
                new Explanation("E110", "the configuration directory has no document", """
                        Read are *.yaml, *.yml, *.toml and *.json in the directory and below, without hidden ones and without
                        the directories roles, templates, files, tasks, vars and handlers, whose files are read when
                        something names them. The directory is that of --config, else of $DRIFTLESS_CONFIG, else the usual
                        one. The least that can be applied:

                          tasks: []"""),
                new Explanation("E111", "something includes or refers to itself", """
                        A file of tasks that includes itself would have no end, unless a `when` on the way ends it; so would a
                        variable whose value needs the variable. Includes are nested at most 50 deep.

                          - { type: include_tasks, file: retry.yaml, when: result is failed }"""),
                new Explanation("E112", "permission bits must be a quoted text", """
                        YAML reads 644 as the decimal number 644, which are other bits than the octal 0644. Write three or four
                        octal digits in quotes:

                          mode: "0644\""""),
                new Explanation("E113", "an old form", """
                        Configurations of older programs had these. The hint shows what to write now, for instance

                          parser: json                                   # not: parser: { parser_type: json }
                          thresholds: { usage_percent: { warning: 80 } } # not: usage_warning: 80"""));
    }
}
