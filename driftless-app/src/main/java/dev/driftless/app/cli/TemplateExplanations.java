package dev.driftless.app.cli;

import dev.driftless.domain.schema.Explanation;
import java.util.List;

/** What the codes mean that templates and conditions report. */
public final class TemplateExplanations {
    private TemplateExplanations() {}

    /** All of them. */
    public static List<Explanation> all() {
        return List.of(
                new Explanation("E201", "a name is not defined", """
                        The template or condition names a variable, fact, secret or attribute that does not exist. Nothing is
                        ever silently empty. Mend the spelling, define it under `vars`, give it with -e NAME=VALUE or with
                        --env-file, or say what to take instead:

                          content: "{{ port | default(8080) }}"

                        Names that nothing can define are reported before anything runs. A name that only some runs are given
                        needs `default(…)`, or a `when: NAME is defined`."""),
                new Explanation("E202", "the syntax of a template or condition is wrong", """
                        A brace, bracket, quote or tag is missing or superfluous. A condition is an expression already and has
                        no braces:

                          when: facts.os.family == 'debian'"""),
                new Explanation("E203", "there is no such filter, test or function", """
                        The name is misspelt, or belongs to the full Jinja2. Templates speak a strict subset of it.

                          msg: "{{ name | upper }}"             # not: uper"""),
                new Explanation("E204", "an argument of a filter, test or function is wrong", """
                        It is missing, superfluous, misspelt or of the wrong kind.

                          msg: "{{ name | replace('a', 'b') }}" # replace needs both"""),
                new Explanation("E205", "a value has the wrong type", """
                        An operator or filter got something that it cannot work on, a text in place of a number for instance.
                        Convert it first: `{{ count | int + 1 }}`.

                          when: count | int > 3                 # where count is a text"""),
                new Explanation("E206", "an include cannot be done", """
                        The file that a template includes is missing, or includes itself.

                          {% include 'footer.j2' %}             looked for beside the template, then in templates/
                          {% include 'extra.j2' ignore missing %}"""),
                new Explanation("E207", "a limit is passed", """
                        The output, a list, a loop, the nesting or a regular expression became larger than any sensible
                        template needs.

                          {% for user in users %}…{% endfor %}  over a list of at most 1,048,576 items"""),
                new Explanation("E208", "this part of Jinja2 is left out", """
                        Macros, inheritance and imports are not part of the language. Use include, set and loops.

                          {% include 'vhost.j2' %}              instead of {% macro vhost(…) %}"""));
    }
}
