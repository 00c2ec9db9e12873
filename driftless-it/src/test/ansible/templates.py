"""Generates Jinja templates from parts, over variables of each type."""

VARIABLES = {
    "name": "ann",
    "count": 3,
    "ratio": 2.5,
    "flag": True,
    "off": False,
    "nothing": None,
    "items": ["x", "y", "z"],
    "numbers": [3, 1, 2, 3],
    "empty": [],
    "ports": {"http": 80, "https": 443},
    "users": [{"name": "ann", "uid": 1001, "admin": True}, {"name": "bob", "uid": 1000, "admin": False}],
    "word": "Grüße",
    "lines": "one\ntwo\n",
    "number_text": "42",
    "quoted": "it's \"so\" & <b>",
    "path": "/etc/app/site.conf",
}
PARTS = [
    "plain text", "", "  indented", "{{ name }}", "{{ count }}", "{{ ratio }}", "{{ flag }}", "{{ nothing }}", "{{ items }}", "{{ ports }}",
    "{{ users }}", "{{ word }}", "{{ lines }}", "{{ quoted }}", "a {{ name }} b {{ count + 1 }} c", "{{ count * ratio }}", "{{ 7 // 2 }} {{ 7 / 2 }} {{ 7 % 3 }}",
    "{{ 'yes' if flag else 'no' }}", "{{ 'x' if off }}", "{{ name | upper }}", "{{ word | lower | title }}", "{{ items | join(', ') }}",
    "{{ items | first }}{{ items | last }}", "{{ numbers | sort | unique | list }}", "{{ numbers | sum }} {{ numbers | max }} {{ numbers | min }}",
    "{{ missing | default('fallback') }}", "{{ nothing | default('d', true) }}", "{{ number_text | int + 1 }}", "{{ ports.http }} {{ ports['https'] }}",
    "{{ ports | dict2items | map(attribute='key') | join(' ') }}", "{{ users | map(attribute='name') | list }}",
    "{{ users | selectattr('admin') | map(attribute='uid') | first }}", "{{ users | rejectattr('admin') | list | length }}",
    "{{ ports | to_json }}", "{{ users | to_json }}", "{{ ports | to_yaml }}", "{{ path | basename }} {{ path | dirname }}", "{{ quoted | quote }}",
    "{{ name | b64encode }} {{ 'YW5u' | b64decode }}", "{{ name | hash('sha256') }}", "{{ 'eth0' | regex_replace('(\\\\D+)(\\\\d+)', '\\\\2-\\\\1') }}",
    "{{ 'v1.2' | regex_search('[0-9]+') }}", "{{ lines | indent(4) }}", "{{ lines | trim }}", "{{ flag | ternary('on', 'off') }}",
    "{{ ports | combine({'ssh': 22}) }}", "{{ numbers[1:] }} {{ name[::-1] }}", "{{ 'a' in name }} {{ 'q' not in items }}",
    "{{ count is divisibleby 3 }} {{ nothing is none }} {{ missing is defined }}", "{{ '%s-%03d' | format(name, count) }}", "{{ name ~ count }}",
    "{{ items | length > 2 and not off }}", "{{ word | length }}", "{{ 'a,b' | split(',') }}", "{{ items | map('upper') | list }}", "{{ [1, [2, 3]] | flatten }}",
    "{{ name.upper() }} {{ 'a b'.split() }} {{ ports.items() | list }}", "{{ range(3) | list }}", "{{ lookup_not_here | default(name) }}",
    "{% if flag %}on{% else %}off{% endif %}", "{% if off %}on{% elif count > 2 %}many{% else %}few{% endif %}",
    "{% if flag %}\n  inside\n{% endif %}", "  {% if flag %}\n    deep\n  {% endif %}", "{% for x in items %}\n- {{ x }}\n{% endfor %}",
    "{% for x in items %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}", "{% for x in empty %}\n{{ x }}\n{% else %}\nnone\n{% endfor %}",
    "  {% for u in users if u.admin %}\n  user {{ u.name }} {{ u.uid }}\n  {% endfor %}", "{% for k, v in ports.items() %}\n{{ k }}={{ v }}\n{% endfor %}",
    "{% for x in items -%}\n  {{ x }}\n{%- endfor %}", "{%- if flag %} tight {% endif -%}", "{{- name -}}", "  {{- count }}  ",
    "{% for row in [[1, 2], [3]] %}{% for x in row %}{{ loop.index0 }}:{{ x }};{% endfor %}{% endfor %}", "{% set total = count + 1 %}{{ total }}",
    "{% set ns = namespace(n=0) %}{% for x in numbers %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}", "{# a comment #}", "a{# b\nc #}d",
    "{% raw %}{{ name }} {% if %}{% endraw %}", "{{ '{{' }}", "{%+ if flag %}plus{% endif %}", "\ttab {{ name }}", "{% set x %}block {{ name }}{% endset %}{{ x }}",
]
WRONG = ["{{ missing }}", "{{ ports.nosuch }}", "{{ missing.deep }}", "{% for x in missing %}{{ x }}{% endfor %}", "{{ name | nosuchfilter }}", "{{ name", "{% if flag %}x",
         "{{ missing | mandatory }}", "{{ 1 / 0 }}", "{{ name + count }}", "{{ users | map(attribute='nosuch') | list }}", "{% endif %}"]
LEFT_OUT = ["{% macro m(a, b=2) %}<{{ a }}{{ b }}>{% endmacro %}{{ m(1) }}", "{% filter upper %}abc{% endfilter %}", "{% block b %}x{% endblock %}",
            "{{ items | random(seed='s') }}", "{{ lookup('env', 'HOME') }}"]
HEADERS = ["#jinja2: trim_blocks: False", "#jinja2: lstrip_blocks: True", "#jinja2: trim_blocks:False, lstrip_blocks:True",
           "#jinja2: variable_start_string: '[[', variable_end_string: ']]'", "#jinja2: newline_sequence: '\\r\\n'"]


def template_source(pick):
    parts = [pick.choice(PARTS) for _ in range(1 + pick.randrange(6))]
    kind = pick.random()
    if kind < 0.12:
        parts.insert(pick.randrange(len(parts) + 1), pick.choice(WRONG))
    elif kind < 0.16:
        parts.insert(pick.randrange(len(parts) + 1), pick.choice(LEFT_OUT))
    end = "\r\n" if pick.random() < 0.08 else "\n"
    source = pick.choice([end, end, end, ""]).join(part.replace("\n", end) for part in parts)
    source += pick.choice([end, end, "", end + end])
    if pick.random() < 0.25:
        header = pick.choice(HEADERS)
        if "[[" in header:
            source = source.replace("{{", "[[").replace("}}", "]]")
        source = header + "\n" + source
    return source
