"""Generates cases: a tree of files, a module of Ansible with its options, and the task of Driftless that says the same.

In options @ stands for the directory of the case. Each generator takes a random.Random and answers a Case.
"""

import dataclasses

from templates import template_source

LINES = ["a", "b", "ab", "a=1", "# a", " b", "", "x.y", "key = value", "[section]", "é", "$1", "{mark}"]
REGEXPS = [
    "^a", "a$", "^a$", "b", "^#? ?a", "(?i)^A", "^(\\w+) ?= ?(.*)$", "(?P<k>\\w+)=(?P<v>\\d)", "[]a]", "^$", "\\.", "^\\[",
    "x|b", "nothing", "{mark}", "\\bb\\b", "^\\s+b", "a{1,2}", "\\w$", "(a)|(b)", "a{,2}=", "(?x) a  = # key", "[^a\\]]b", "\\Aa",
    "(?m)^b$", "b\\Z", "(?=a)", "é", "[é-ö]", "\\x61b", "(?#no)a", "a(?!b)",
]
REPLACEMENTS = ["", "z", "\\g<0>!", "$1", "a\\nb", "\\\\", "{x}", "\\t", "\\101"]
GROUPED = [("^(\\w+) ?= ?(.*)$", "\\2 = \\1"), ("(?P<k>\\w+)=(?P<v>\\d)", "\\g<v>=\\g<k>"), ("(a)|(b)", "<\\1\\2>"), ("^", "# "), ("x*", "-")]
OCTAL = ["0600", "0644", "0640", "0755", "640", "0400", "4755", "2750", "1777"]
SYMBOLIC = [
    "u=rw,g=r,o=", "go-rwx", "a+x", "u+rwX,go=rX", "+x", "o=", "g=u", "u=rwx,go=", "a=r", "u+s", "g-w,o-w", "a=rX,u+w", "=r", "u=rwX,g=u-w",
    "+t", "o=g", "ug=rw,a-x",
]
VALIDATE = ["/usr/bin/test -s %s", "/bin/grep -q a %s", "/bin/false %s", "/bin/true %s"]


@dataclasses.dataclass
class Case:
    module: str
    options: dict
    entries: list = dataclasses.field(default_factory=list)  # as trees.build takes them
    task: dict | None = None  # None: Driftless has no such task
    source: str | None = None  # of the template


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


def attributes(pick, options, owner):
    """What nearly all modules take; owner: of this process, the only ones that it may give."""
    maybe(pick, options, "mode", OCTAL + SYMBOLIC, 0.35)
    maybe(pick, options, "owner", [owner], 0.1)
    maybe(pick, options, "group", [owner], 0.1)


def checked(pick, options):
    maybe(pick, options, "validate", VALIDATE, 0.12)
    maybe(pick, options, "backup", [True], 0.2)


def old_mode(pick):
    return pick.choice(["0644", "0600", "0755", "0664", "0444", "4750"]) if pick.random() < 0.3 else None


def target(pick, content, absent=0.1):
    """The file that is to be edited: mostly there, sometimes a link to it, a directory, or with a second name."""
    kind = pick.random()
    if kind < absent:
        return []
    if kind < absent + 0.05:
        return [["real", "file", old_mode(pick), content], ["f", "link", None, pick.choice(["real", "@/real"])]]
    if kind < absent + 0.07:
        return [["f", "dir", None, None]]
    if kind < absent + 0.1:
        return [["f", "file", old_mode(pick), content], ["other", "hard", None, "f"]]
    return [["f", "file", old_mode(pick), content]]


def same(module, options, entries):
    """A case whose task has the very name and options of the module."""
    return Case(module, options, entries, {"type": module, **options})


def line_case(pick, owner):
    options = {"path": "@/f", "line": pick.choice(LINES + ["new", "a=2"])}
    kind = pick.randrange(4)
    if kind == 0:
        options["search_string"] = pick.choice(["a", "=", "x.y", "nothing"])
    elif kind < 3:
        options["regexp"] = pick.choice(REGEXPS)
        if pick.random() < 0.3:
            options["regexp"], options["line"] = pick.choice(GROUPED[:3])
            options["backrefs"] = True
    if pick.random() < 0.25:
        options["state"] = "absent"
        options.pop("backrefs", None)
    else:
        place(pick, options, "BOF", "EOF")
        maybe(pick, options, "firstmatch", [True])
        maybe(pick, options, "create", [True])
    attributes(pick, options, owner)
    checked(pick, options)
    if options.get("create") and pick.random() < 0.2:
        options["path"] = "@/new/dir/f"
    content = text(pick)
    if pick.random() < 0.1:
        options.pop("insertbefore", None)
        options["insertafter"], content = pick.choice(["z$", "^z"]), content.rstrip("\n") + "\nz"
    return same("lineinfile", options, target(pick, content))


def block_case(pick, owner):
    options = {"path": "@/f", "block": pick.choice(["x", "x\ny", "x\n", "a\n\nb\n", ""]), "marker": "# {mark} block"}
    place(pick, options, "BOF", "EOF")
    maybe(pick, options, "state", ["absent"], 0.2)
    for name in ("create", "append_newline", "prepend_newline"):
        maybe(pick, options, name, [True])
    maybe(pick, options, "marker_begin", ["from"], 0.1)
    attributes(pick, options, owner)
    checked(pick, options)
    content = text(pick)
    if pick.random() < 0.6:
        parts = content.splitlines(True)
        at = pick.randrange(len(parts) + 1)
        if at == 0 or parts[at - 1].endswith("\n"):
            content = "".join(parts[:at]) + "# BEGIN block\nold\n# END block\n" + "".join(parts[at:])
        if content.endswith("# END block\n") and pick.random() < 0.3:
            content = content[:-1]
    return same("blockinfile", options, target(pick, content))


def replace_case(pick, owner):
    options = {"path": "@/f", "regexp": pick.choice(REGEXPS), "replace": pick.choice(REPLACEMENTS)}
    if pick.random() < 0.4:
        options["regexp"], options["replace"] = pick.choice(GROUPED)
    maybe(pick, options, "after", ["a", "^a", "\\[section\\]", "nothing"], 0.3)
    maybe(pick, options, "before", ["b", "b\\n", "\\[section\\]", "nothing"], 0.3)
    attributes(pick, options, owner)
    checked(pick, options)
    return same("replace", options, target(pick, text(pick)))


def assemble_case(pick, owner):
    options = {"src": "@/d", "dest": "@/f"}
    maybe(pick, options, "delimiter", ["--", "\\n", "# \\x41\\t", "é", ""])
    maybe(pick, options, "regexp", ["^[0-9]", "\\.conf$", "nothing"])
    maybe(pick, options, "ignore_hidden", [True])
    attributes(pick, options, owner)
    checked(pick, options)
    entries = target(pick, text(pick), 0.4)
    if pick.random() > 0.05:
        for name in pick.sample(["10", "9", "a.conf", "B.conf", ".hidden", "é", "a"], 4):
            entries.append(["d/" + name, "file", None, text(pick)])
        entries.append(["d/sub", "dir", None, None])
    return same("assemble", options, entries)


def destination(pick, options, content):
    """For copy and template: mostly @/f, sometimes a directory, one that is missing, or a link."""
    kind = pick.random()
    if kind < 0.08:
        options["dest"] = pick.choice(["@/into", "@/into/"])
        return [["into", "dir", None, None]]
    if kind < 0.12:
        options["dest"] = pick.choice(["@/missing/f", "@/missing/"])
        return []
    options["dest"] = "@/f"
    if kind < 0.25:
        options["follow"] = pick.random() < 0.5
        if pick.random() < 0.25:
            return [["f", "link", None, pick.choice(["nowhere", "@/nowhere"])]]
        return [["real", "file", old_mode(pick), content], ["f", "link", None, pick.choice(["real", "@/real"])]]
    return target(pick, content, 0.35)


def rare_copy_case(pick):
    """What hardly comes up by chance."""
    entries = [["dir-src/x", "file", None, "x"], ["src", "file", "0755", "source\n"], *target(pick, "old\n", 0.5)]
    source = pick.choice(["@/dir-src", "@/src"])
    options = {"dest": "@/f", "src": source, "validate": "/bin/true %s", "mode": "0640"}
    return Case("copy", {**options, "remote_src": True}, entries, {"type": "copy", **options})


def copy_case(pick, owner):
    if pick.random() < 0.08:
        return rare_copy_case(pick)
    options = {}
    content = text(pick)
    entries = destination(pick, options, pick.choice([content, text(pick)]))
    maybe(pick, options, "force", [False], 0.1)
    attributes(pick, options, owner)
    checked(pick, options)
    task = {"type": "copy", **options}
    if pick.random() < 0.5:
        options["content"] = task["content"] = content
    else:
        binary = pick.random() < 0.2
        entries.append(["src", "file", old_mode(pick), bytes(range(256)) if binary else content])
        source = "@/src"
        if pick.random() < 0.15:
            entries.append(["to-src", "link", None, "src"])
            source = "@/to-src"
        elif pick.random() < 0.1:
            source = pick.choice(["@/no-src", "@/dir-src"])
            entries.append(["dir-src/x", "file", None, "x"])
        options.update(src=source, remote_src=True)
        task["src"] = source
    return Case("copy", options, entries, task)


def template_case(pick, owner):
    options = {}
    source = template_source(pick)
    entries = destination(pick, options, pick.choice(["old\n", ""]))
    maybe(pick, options, "force", [False], 0.1)
    attributes(pick, options, owner)
    checked(pick, options)
    return Case("template", options, entries, {"type": "template", **options}, source)


def file_target(pick):
    """What may be at @/f before, and how it is called there."""
    inner = [["f/x", "file", old_mode(pick), "x"], ["f/sub", "dir", pick.choice([None, "0700"]), None], ["f/sub/y", "file", None, "y"]]
    linked = [["f/l", "link", None, pick.choice(["x", "sub", "nowhere", "../outside", "../outside"])], ["outside", "file", "0600", "o"]]
    kinds = {
        "absent": [],
        "file": [["f", "file", old_mode(pick), "content"]],
        "hard": [["f", "file", None, "content"], ["other", "hard", None, "f"]],
        "empty": [["f", "dir", pick.choice([None, "0700", "2775"]), None]],
        "dir": inner + (linked if pick.random() < 0.7 else []),
        "link": [["real", "file", old_mode(pick), "r"], ["f", "link", None, pick.choice(["real", "@/real"])]],
        "dirlink": [["realdir/x", "file", None, "x"], ["f", "link", None, pick.choice(["realdir", "@/realdir", "realdir/"])]],
        "dangling": [["f", "link", None, pick.choice(["nowhere", "@/nowhere"])]],
    }
    kind = pick.choice(["absent", "absent", "file", "file", "hard", "empty", "dir", "dir", "link", "dirlink", "dangling"])
    return kind, kinds[kind]


def rare_file_case(pick):
    """What hardly comes up by chance."""
    kind = pick.choice(["outside", "dangle", "slash"])
    if kind == "outside":
        entries = [["f/l", "link", None, "../outside"], ["f/x", "file", None, "x"], ["outside", "file", "0600", "o"]]
        options = {"path": "@/f", "state": "directory", "recurse": True, "mode": pick.choice(OCTAL)}
        kind = "dir"
    elif kind == "dangle":
        entries, options, kind = [], {"path": "@/f", "state": "link", "src": "nowhere"}, "absent"
    else:
        entries = [["realdir/x", "file", None, "x"], ["f", "link", None, "realdir"]]
        options, kind = {"path": "@/f/", "state": "absent"}, "dirlink"
    return Case("file", options, entries, file_task(kind, options["state"], options))


def file_case(pick, owner):
    if pick.random() < 0.06:
        return rare_file_case(pick)
    kind, entries = file_target(pick)
    state = pick.choice(["directory"] * 4 + ["file"] * 2 + ["touch"] * 2 + ["absent"] * 2 + ["link"] * 3 + ["hard", None])
    if state is None and kind == "dangling":
        state = "absent"
    options = {"path": "@/f" + ("/" if kind in ("absent", "empty", "dir", "dirlink") and state in ("directory", "absent") and pick.random() < 0.15 else "")}
    if state is not None:
        options["state"] = state
    if state == "directory":
        maybe(pick, options, "recurse", [True], 0.7 if kind == "dir" else 0.2)
        maybe(pick, options, "mode", OCTAL + SYMBOLIC, 0.5)
        if pick.random() < 0.4 and kind == "absent":
            options["path"] = "@/new/dir/f"
    if state == "touch" and pick.random() < 0.6:
        options.update(modification_time="preserve", access_time="preserve")
    if state in ("link", "hard"):
        options["src"] = pick.choice(["elsewhere", "@/elsewhere", "real"] if state == "link" else ["@/elsewhere"])
        entries.append(["elsewhere", "file", "0644", "e"])
        maybe(pick, options, "force", [True], 0.5)
    if state != "absent":
        chance = 0.3 if state in ("link", "hard") else 0.8
        if pick.random() < chance:
            attributes(pick, options, owner)
        if state not in ("touch", None) and not options["path"].endswith("/"):
            maybe(pick, options, "follow", [False], 0.2)
    return Case("file", options, entries, file_task(kind, state, options))


def file_task(kind, state, options):
    """Driftless has a type for each kind of thing, so this depends on what is there, as it does for whoever moves a playbook."""
    task = {k: v for k, v in options.items() if k in ("path", "mode", "owner", "group")}
    directory = kind in ("empty", "dir")
    link = kind in ("link", "dirlink", "dangling")
    if state in (None, "touch"):
        state = "directory" if directory or kind == "dirlink" else "file"
    if state == "absent":
        return {"type": "directory" if directory else "symlink" if link else "file", "state": "absent", **task}
    if state == "directory":
        return {"type": "directory", **task, **{k: options[k] for k in ("recurse", "follow") if k in options}}
    if state == "link":
        return {"type": "symlink", **task, **{k: options[k] for k in ("src", "force") if k in options}}
    if state == "file":
        return {"type": "file", **task, **{k: options[k] for k in ("follow",) if k in options}}
    return None


MAKERS = {
    "lineinfile": (line_case, 220),
    "blockinfile": (block_case, 150),
    "replace": (replace_case, 110),
    "assemble": (assemble_case, 60),
    "copy": (copy_case, 130),
    "file": (file_case, 220),
    "template": (template_case, 200),
}
