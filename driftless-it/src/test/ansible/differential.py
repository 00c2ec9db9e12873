"""Compares Driftless with ansible-core, file by file and outcome by outcome, over generated cases.

    "$(.ci/ansible)" driftless-it/src/test/ansible/differential.py lay SCRATCH SEED
    "$(.ci/ansible)" driftless-it/src/test/ansible/differential.py judge SCRATCH

`lay` makes each case twice below SCRATCH, in ansible/CASE and driftless/CASE, lets Ansible's modules loose on the first, and writes a
configuration for Driftless to SCRATCH/config, a file for each case. Then Driftless is to run, with its JSON in SCRATCH/validate.jsonl,
SCRATCH/dry.jsonl and SCRATCH/apply.jsonl; files that `validate` refuses are to be taken out of the configuration. `judge` compares, prints a
line for each module (module, cases, equal, deviations, failed), then each deviation with how often it was met, and each difference that
nobody wanted.
"""

import collections
import json
import os
import pickle
import random
import sys

import trees

HERE = os.path.dirname(os.path.abspath(__file__))
CONVERGED = 0.2  # of the cases start from what Ansible made of them


def place(value, root):
    if isinstance(value, dict):
        return {k: place(v, root) for k, v in value.items()}
    return value.replace("@", root, 1) if isinstance(value, str) and value.startswith("@/") else value


def lay(scratch, seed):
    import cases
    import oracle
    import templates

    for name in ("ansible", "driftless", "config/templates"):
        os.makedirs(scratch + "/" + name)
    save(scratch + "/config/0-vars.json", {"vars": templates.VARIABLES, "tasks": []})
    laid = []
    for module, (make, count) in cases.MAKERS.items():
        pick = random.Random(seed + module)
        for number in range(count):
            laid.append(one(scratch, f"{module}-{number:03}", make(pick, str(os.getuid())), pick, oracle, templates.VARIABLES))
    with open(scratch + "/laid", "wb") as file:
        pickle.dump(laid, file)


def one(scratch, name, case, pick, oracle, variables):
    theirs, ours = f"{scratch}/ansible/{name}", f"{scratch}/driftless/{name}"
    options = dict(case.options)
    if case.source is not None:
        options["src"] = f"{scratch}/config/templates/{name}.j2"
        with open(options["src"], "w", newline="") as file:
            file.write(case.source)
    given = place(options, theirs)
    trees.build(theirs, case.entries)
    converged = pick.random() < CONVERGED
    if converged:
        oracle.run(case.module, given, variables)
        trees.drop_backups(theirs)
    trees.copy(theirs, ours)
    before = trees.describe(theirs)
    outcome, message = oracle.run(case.module, given, variables)
    if case.task is not None:
        task = place(case.task, ours)
        if case.source is not None:
            task["src"] = name + ".j2"
        save(f"{scratch}/config/{name}.json", {"tasks": [{"description": name, **task, "ignore_errors": True}]})
    return {
        "name": name,
        "module": case.module,
        "options": case.options,
        "task": case.task,
        "source": case.source,
        "before": before,
        "outcome": outcome,
        "message": message,
        "after": trees.describe(theirs),
    }


def save(path, value):
    with open(path, "w") as file:
        json.dump(value, file)


def messages(path):
    with open(path) as file:
        return [json.loads(line) for line in file]


def judge(scratch):
    with open(scratch + "/laid", "rb") as file:
        laid = pickle.load(file)
    refused = {m["file"].removesuffix(".json"): m for m in messages(scratch + "/validate.jsonl") if m["message"] == "problem"}
    for m in list(refused.values()):
        if m["file"].startswith("templates/"):
            refused[m["file"].removeprefix("templates/").removesuffix(".j2")] = m
    dry = {m["label"]: m for m in messages(scratch + "/dry.jsonl") if m["message"] == "task"}
    real = {m["label"]: m for m in messages(scratch + "/apply.jsonl") if m["message"] == "task"}
    with open(HERE + "/deviations.json") as file:
        deviations = json.load(file)
    for deviation in deviations:
        deviation["code"] = compile(" and ".join(f"({each})" for each in deviation["when"]), deviation["id"], "eval")
    counts = {m: collections.Counter() for m in dict.fromkeys(case["module"] for case in laid)}
    met = collections.Counter()
    wrong = []
    for case in laid:
        name = case["name"]
        if case["task"] is None:
            ours = planned = "none"
            said = {}
        elif name in refused:
            ours = planned = "failed"
            said = refused[name]
        else:
            said = real[name]
            ours, planned = said["state"], dry[name]["state"]
        after = trees.describe(f"{scratch}/driftless/{name}")
        counts[case["module"]]["cases"] += 1
        verdict = compare(case, ours, planned, after, deviations, met)
        counts[case["module"]][verdict] += 1
        if verdict == "failed":
            wrong.append(story(case, ours, planned, said, after))
    for module, count in counts.items():
        print("\t".join([module] + [str(count[c]) for c in ("cases", "equal", "deviations", "failed")]))
    for deviation in deviations:
        print(f"deviation\t{met[deviation['id']]}\t{deviation['id']}")
    print("differences")
    for each in wrong:
        print(each)


def compare(case, ours, planned, after, deviations, met):
    if ours == planned == case["outcome"] and after == case["after"]:
        return "equal"
    before = case["before"]
    kind = before.get("f", ("absent",))[0]
    seen = {
        **case,
        "ours": ours,
        "planned": planned,
        "ours_after": after,
        "kind": "dangling" if kind == "link" and before["f"][1].removeprefix("@/").rstrip("/") not in before else kind,
        "content": content,
        "access": bool(case["options"].keys() & {"mode", "owner", "group"}),
    }
    for deviation in deviations:
        if case["module"] in deviation["modules"] and eval(deviation["code"], dict(seen)):
            met[deviation["id"]] += 1
            return "deviations"
    return "failed"


def content(tree):
    """What the file of a case holds, perhaps behind a link."""
    kind, *_, what = tree.get("real") or tree.get("f") or ("absent", b"")
    return what if kind == "file" else b""


def story(case, ours, planned, said, after):
    lines = [f"DIFFERENT {case['name']} {case['options']}", f"  task     {case['task']}"]
    if case["source"] is not None:
        lines.append(f"  source   {case['source']!r}")
    lines.append(f"  before   {case['before']}")
    lines.append(f"  ansible  {case['outcome']} {case['message'][:200]!r}")
    lines.append(f"  here     {ours}, planned {planned} {json.dumps(said.get('failure') or said.get('text') or said, ensure_ascii=False)[:600]}")
    for path in sorted(case["after"].keys() | after.keys()):
        if case["after"].get(path) != after.get(path):
            lines.append(f"  {path}: ansible {case['after'].get(path)}, here {after.get(path)}")
    return "\n".join(lines)


if __name__ == "__main__":
    {"lay": lay, "judge": judge}[sys.argv[1]](*sys.argv[2:])
