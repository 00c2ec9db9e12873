"""Runs ansible-core's own file modules over generated cases, as the oracle for Driftless' tasks of the same names.

Usage: differential.py SCRATCH [SEED [COUNT]], with a Python in which ansible-core is installed.

Writes one line per case and nothing else: module, outcome (ok, changed, failed), files before, options, and the content of the file
afterwards, with tabs between. Every text is in hexadecimal; files are NAME:CONTENT and options NAME=TEXT, with commas between.
"""

import io
import json
import os
import random
import shutil
import sys

from ansible.module_utils import basic
from ansible.modules import assemble, blockinfile, copy, lineinfile, replace

LINES = ["a", "b", "ab", "a=1", "# a", " b", "", "x.y", "key = value", "[section]", "é", "$1", "{mark}"]
REGEXPS = [
    "^a", "a$", "^a$", "b", "^#? ?a", "(?i)^A", "^(\\w+) ?= ?(.*)$", "(?P<k>\\w+)=(?P<v>\\d)", "[]a]", "^$", "\\.", "^\\[",
    "x|b", "nothing", "{mark}", "\\bb\\b", "^\\s+b", "a{1,2}", "\\w$", "(a)|(b)",
]
REPLACEMENTS = ["", "z", "\\g<0>!", "$1", "a\\nb", "\\\\", "{x}"]
GROUPED = [("^(\\w+) ?= ?(.*)$", "\\2 = \\1"), ("(?P<k>\\w+)=(?P<v>\\d)", "\\g<v>=\\g<k>"), ("(a)|(b)", "<\\1\\2>"), ("^", "# "), ("x*", "-")]


def text(pick, end="\n"):
    lines = [pick.choice(LINES) for _ in range(pick.randrange(7))]
    return end.join(lines) + (end if lines and pick.random() < 0.7 else "")


def maybe(pick, options, name, values, chance=0.4):
    if pick.random() < chance:
        options[name] = pick.choice(values)


def place(pick, options, start, end):
    if pick.random() < 0.6:
        if pick.random() < 0.5:
            options["insertafter"] = pick.choice(REGEXPS + [end])
        else:
            options["insertbefore"] = pick.choice(REGEXPS + [start])


def line_case(pick):
    options = {"line": pick.choice(LINES + ["new", "a=2"])}
    kind = pick.randrange(4)
    if kind == 0:
        options["search_string"] = pick.choice(["a", "=", "x.y", "nothing"])
    elif kind < 3:
        options["regexp"] = pick.choice(REGEXPS)
        if pick.random() < 0.3:
            options["regexp"], options["line"] = pick.choice(GROUPED[:3])
            options["backrefs"] = "true"
    if pick.random() < 0.25:
        options["state"] = "absent"
        options.pop("backrefs", None)
    else:
        place(pick, options, "BOF", "EOF")
        maybe(pick, options, "firstmatch", ["true"])
        maybe(pick, options, "create", ["true"])
    return lineinfile, options


def block_case(pick):
    options = {"block": pick.choice(["x", "x\ny", "x\n", "a\n\nb\n", ""]), "marker": "# {mark} block"}
    place(pick, options, "BOF", "EOF")
    maybe(pick, options, "state", ["absent"], 0.2)
    maybe(pick, options, "create", ["true"])
    maybe(pick, options, "append_newline", ["true"])
    maybe(pick, options, "prepend_newline", ["true"])
    return blockinfile, options


def replace_case(pick):
    options = {"regexp": pick.choice(REGEXPS), "replace": pick.choice(REPLACEMENTS)}
    if pick.random() < 0.4:
        options["regexp"], options["replace"] = pick.choice(GROUPED)
    maybe(pick, options, "after", ["a", "^a", "\\[section\\]", "nothing"], 0.3)
    maybe(pick, options, "before", ["b", "b\\n", "\\[section\\]", "nothing"], 0.3)
    return replace, options


def assemble_case(pick):
    options = {}
    maybe(pick, options, "delimiter", ["--", "\\n", "# \\x41\\t", "é", ""])
    maybe(pick, options, "regexp", ["^[0-9]", "\\.conf$", "nothing"])
    maybe(pick, options, "ignore_hidden", ["true"])
    return assemble, options


def copy_case(pick):
    return copy, {"content": text(pick)}


def has_known_difference(module, options, before):
    """Where Driftless differs on purpose; see LineEdit and BlockEdit."""
    ends = not before or before.endswith("\n")
    if module is lineinfile:
        return not ends and "insertafter" in options  # Ansible may glue the new line to the last one
    if module is blockinfile:
        gone = options.get("state") == "absent" or not options["block"]
        # Ansible fails for a missing file, and ends the last line though it removes nothing
        return gone and (before is None or "# END block" not in before or not ends) or before and before.endswith("block")
    return False


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def run(module, options):
    """In a child, because a module ends its process."""
    read, to = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(to, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        basic._ANSIBLE_ARGS = json.dumps({"ANSIBLE_MODULE_ARGS": options}).encode()
        basic._ANSIBLE_PROFILE = "legacy"
        try:
            module.main()
        except SystemExit:
            pass
        finally:
            sys.stdout.flush()
            os._exit(0)
    os.close(to)
    with os.fdopen(read, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    result = json.loads(said)
    return "failed" if result.get("failed") else "changed" if result.get("changed") else "ok"


def hexed(content):
    return (content if isinstance(content, bytes) else content.encode()).hex()


def case(pick, root):
    make = pick.choice([line_case] * 4 + [block_case] * 3 + [replace_case] * 3 + [assemble_case, copy_case])
    module, options = make(pick)
    before = None if pick.random() < 0.1 else text(pick)
    if module is blockinfile and before is not None and pick.random() < 0.6:
        parts = before.splitlines(True)
        at = pick.randrange(len(parts) + 1)
        if at == 0 or parts[at - 1].endswith("\n"):
            before = "".join(parts[:at]) + "# BEGIN block\nold\n# END block\n" + "".join(parts[at:])
    if has_known_difference(module, options, before):
        return None
    shutil.rmtree(root, ignore_errors=True)
    files = {}
    if before is not None:
        files["f"] = before
    if module is assemble:
        for name in pick.sample(["10", "9", "a.conf", "B.conf", ".hidden", "é", "a"], 4):
            files["d/" + name] = text(pick)
    os.makedirs(root)
    for name, content in files.items():
        write(root + "/" + name, content.encode())
    target = root + "/f"
    given = dict(options)
    if module is assemble:
        given.update(src=root + "/d", dest=target)
    elif module is copy:
        write(root + "/src", given.pop("content").encode())
        given.update(src=root + "/src", dest=target)
    else:
        given["path"] = target
    outcome = run(module, given)
    after = None
    if os.path.exists(target):
        with open(target, "rb") as file:
            after = file.read()
    return "\t".join([
        module.__name__.rsplit(".", 1)[1],
        outcome,
        ",".join(hexed(n) + ":" + hexed(c) for n, c in files.items()),
        ",".join(n + "=" + hexed(v) for n, v in options.items()),
        "-" if after is None else hexed(after),
    ])


def main():
    root = sys.argv[1] + "/case"
    pick = random.Random(sys.argv[2] if len(sys.argv) > 2 else "driftless")
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    out = io.StringIO()
    done = 0
    while done < count:
        line = case(pick, root)
        if line is not None:
            out.write(line + "\n")
            done += 1
    sys.stdout.write(out.getvalue())


main()
