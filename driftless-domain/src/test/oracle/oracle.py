#!/usr/bin/env python3
"""Renders the cases of cases.txt with ansible-core's own templates, and writes what it gave as oracle.tsv.

    "$(.ci/ansible)" driftless-domain/src/test/oracle/oracle.py

from the top of the clone; .ci/ansible installs the pinned versions of both, outside the clone, where they are missing.

Each case is a mode and a template:

    option  a text in a playbook: the value of a template that is just one {{ }}, the text of any other
    file    a template file: always a text
    expr    a condition or another bare expression

A case stands on one line, with \\n, \\t, \\r and \\\\ escaped, or between two lines of three quotes as it is. The expected
value is JSON, or !undefined, !syntax, !error. What is different here on purpose stands behind ` => ` in cases.txt and is
not asked of the oracle.
"""
import json
import os
import pathlib
import re
import tempfile

os.environ["ANSIBLE_DEPRECATION_WARNINGS"] = "False"
os.environ["ANSIBLE_SYSTEM_WARNINGS"] = "False"
os.environ["ANSIBLE_LOCALHOST_WARNING"] = "False"
os.environ.pop("ANSIBLE_CONFIG", None)
os.environ["HOME"] = tempfile.mkdtemp()

import ansible.release
import jinja2
from ansible._internal._templating._jinja_bits import AnsibleEnvironment
from ansible.errors import AnsibleError, AnsibleUndefinedVariable
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import init_plugin_loader
from ansible.template import Templar, trust_as_template

HERE = pathlib.Path(__file__).parent
TABLE = HERE.parent / "resources/dev/driftless/domain/template/oracle.tsv"


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def unescape(text):
    kinds = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    return re.sub(r"\\([ntr\\])", lambda m: kinds[m.group(1)], text)


def plain(value):
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    raise TypeError(type(value))


def text(value):
    return "" if value is None else value if isinstance(value, str) else str(value)


def is_single(template):
    """Whether the template is just one expression, which then keeps its type."""
    body = AnsibleEnvironment(trim_blocks=True).parse(template).body
    return len(body) == 1 and isinstance(body[0], jinja2.nodes.Output) and len(body[0].nodes) == 1


def render(templar, mode, template):
    source = trust_as_template(template)
    if mode == "expr":
        return templar.evaluate_expression(source, escape_backslashes=False)
    if mode == "file":
        return text(templar.template(source, escape_backslashes=False, overrides={"trim_blocks": True}))
    value = templar.template(source)
    return value if is_single(template) else text(value)


def expected(templar, mode, template):
    try:
        return json.dumps(plain(render(templar, mode, template)))
    except AnsibleUndefinedVariable:
        return "!undefined"
    except (AnsibleError, jinja2.TemplateError, TypeError, ValueError) as e:
        causes = [e]
        while causes[-1].__cause__ is not None:
            causes.append(causes[-1].__cause__)
        if any(isinstance(c, jinja2.TemplateSyntaxError) for c in causes):
            return "!syntax"
        return "!error"


def cases(path):
    """The header's variables and files, then (mode, template, own expectation or None)."""
    variables, files, found = {}, {}, []
    lines = iter(path.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if line.startswith("variables "):
            variables = json.loads(line[len("variables "):])
        elif line.startswith("include "):
            name, content = line[len("include "):].split(" ", 1)
            files[name] = json.loads(content)
        elif line.strip() and not line.startswith("#"):
            mode, _, template = line.partition(" ")
            own = None
            if " => " in template:
                template, own = template.rsplit(" => ", 1)
            if template == '"""':
                block = []
                while (row := next(lines)) != '"""':
                    block.append(row)
                template = "\n".join(block)
            else:
                template = unescape(template)
            found.append((mode, template, own))
    return variables, files, found


def main():
    variables, files, found = cases(HERE / "cases.txt")
    init_plugin_loader()
    folder = pathlib.Path(tempfile.mkdtemp())
    for name, content in files.items():
        (folder / name).write_text(content)
    templar = Templar(loader=DataLoader(), variables=variables).copy_with_new_env(searchpath=[str(folder)])
    rows = [
        f"# made by oracle.py from cases.txt with ansible-core {ansible.release.__version__}, jinja2 {jinja2.__version__}",
        "variables\t" + json.dumps(variables),
    ]
    rows += ["include\t" + name + "\t" + json.dumps(content) for name, content in files.items()]
    seen = set()
    for mode, template, own in found:
        if (mode, template) in seen:
            continue
        seen.add((mode, template))
        rows.append("\t".join((mode if own is None else mode + "*", escape(template), own or expected(templar, mode, template))))
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(seen)} cases, of which {sum(o is not None for _, _, o in found)} with an expectation of our own")


if __name__ == "__main__":
    main()
