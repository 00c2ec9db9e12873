#!/usr/bin/env python3
"""Compares `driftless apply` with CFEngine's cf-agent, or Salt's salt-call, on the same resources, as ratios within one run.

    driftless-it/benchmarks/apply.py [--image DIR] [--sizes 10,100,1000,10000] [--pairs 15] [--salt PATH/salt-call]

Of every ten resources two are directories, three files with content, mode and owner, two rendered templates, two lines
in existing files and one a symbolic link. Both tools start from the same seeded tree and the trees they leave must be
equal, or nothing is printed. Runs alternate (A B A B ...), so that a machine whose speed drifts slows both; each ratio
is the median of the ratios of the pairs. `first` changes everything, `converged` nothing. Peak memory is what the
kernel accounts to the finished process. A figure is printed, never asserted: machines differ.

Needs root (it sets owners), the packaged runtime, and cf-agent (Debian: cfengine3), or with --salt a salt-call.
"""
import argparse
import hashlib
import json
import os
import shutil
import statistics
import stat
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
IMAGE = os.path.normpath(os.path.join(HERE, "../../driftless-app/target/driftless"))
OWNERS = [("root", "root"), ("www-data", "adm")]
SEED = "".join(f"key{i} = value {i}\n" if i != 11 else "setting_x = old\n" for i in range(20))
TEMPLATE = "".join(line + "\n" for line in (
    "server {{", "  name {name};", "  listen {port};", "  workers {workers};", "  log /var/log/{name}.log;",
    "  upstream {name}_pool;", "}}"))


def resources(count):
    """The resources, ten for each decade, as dictionaries."""
    out = []
    for b in range(count // 10):
        own = dict(zip(("owner", "group"), OWNERS[b % 2]))
        for k in range(2):
            out.append(dict(kind="directory", path=f"d{b}_{k}", mode="0755" if k else "0750", **own))
        for k in range(3):
            content = "".join(f"# managed file {b}.{k} line {i}: lorem ipsum dolor sit amet\n" for i in range(12))
            out.append(dict(kind="file", path=f"d{b}_0/f{k}.conf", mode="0644" if k else "0600", content=content, **own))
        for k in range(2):
            values = dict(name=f"svc{b}x{k}", port=10000 + b * 2 + k, workers=2 + b % 7)
            out.append(dict(kind="template", path=f"d{b}_1/t{k}.conf", mode="0644", values=values, **own))
        for k in range(2):
            out.append(dict(kind="line", path=f"seed/s{b}_{k}.conf", line=f"setting_x = {b * 2 + k}"))
        out.append(dict(kind="link", path=f"d{b}_1/l.conf", target=f"../d{b}_0/f0.conf"))
    return out


def driftless(folder, given, wanted):
    root = f"{folder}/root"
    os.makedirs(f"{folder}/config/templates")
    with open(f"{folder}/config/templates/t.conf.j2", "w") as f:
        f.write(TEMPLATE.format(name="{{ name }}", port="{{ port }}", workers="{{ workers }}"))
    lines = [f"vars:\n  root: {root}\n\ntasks:\n"]
    for r in wanted:
        path = '"{{ root }}/' + r["path"] + '"'
        perms = "".join(f'    {k}: {json.dumps(r[k]) if k == "mode" else r[k]}\n' for k in ("mode", "owner", "group") if k in r)
        match r["kind"]:
            case "directory":
                lines.append(f"  - type: directory\n    path: {path}\n{perms}")
            case "file":
                text = "".join("      " + line + "\n" for line in r["content"].splitlines())
                lines.append(f"  - type: file\n    path: {path}\n{perms}    content: |\n{text}")
            case "template":
                values = ", ".join(f"{k}: {v}" for k, v in r["values"].items())
                lines.append(f"  - type: template\n    src: t.conf.j2\n    dest: {path}\n{perms}    vars: {{ {values} }}\n")
            case "line":
                lines.append(f'  - type: line_in_file\n    path: {path}\n    regexp: "^setting_x "\n    line: {r["line"]}\n')
            case "link":
                lines.append(f'  - type: symlink\n    path: {path}\n    target: {r["target"]}\n')
        lines.append("\n")
    with open(f"{folder}/config/site.yaml", "w") as f:
        f.writelines(lines)
    return [f"{given.image}/bin/driftless", "apply", "--config", f"{folder}/config", "--state", f"{folder}/state"]


def cfengine(folder, _, wanted):
    root = f"{folder}/root"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/t.mustache", "w") as f:
        f.write(TEMPLATE.format(name="{{name}}", port="{{port}}", workers="{{workers}}"))
    library = next(d for d in ("/var/lib/cfengine3/masterfiles/lib", "/var/cfengine/masterfiles/lib") if os.path.isdir(d))
    lines = [f'body file control {{ inputs => {{ "{library}/files.cf", "{library}/common.cf" }}; }}\n'
             'body common control { bundlesequence => { "main" }; }\nbundle agent main\n{\n  files:\n']
    for r in wanted:
        path = f'    "{root}/{r["path"]}'
        perms = f'perms => mog("{r.get("mode")}", "{r.get("owner")}", "{r.get("group")}")'
        match r["kind"]:
            case "directory":
                lines.append(f'{path}/." create => "true", {perms};\n')
            case "file":
                lines.append(f'{path}" create => "true", content => \'{r["content"]}\', edit_defaults => no_backup, {perms};\n')
            case "template":
                lines.append(f'{path}" create => "true", edit_template => "{folder}/t.mustache", template_method => "mustache", '
                             f"template_data => '{json.dumps(r['values'])}', edit_defaults => no_backup, {perms};\n")
            case "line":
                lines.append(f'{path}" edit_line => replace_or_add("setting_x .*", "{r["line"]}"), edit_defaults => no_backup;\n')
            case "link":
                lines.append(f'{path}" link_from => ln_s("{r["target"]}"), move_obstructions => "true";\n')
    with open(f"{folder}/site.cf", "w") as f:
        f.writelines(lines + ["}\n"])
    os.chmod(f"{folder}/site.cf", 0o600)
    work = f"{folder}/wd"
    for d in ("", "/inputs", "/bin", "/ppkeys", "/state"):
        os.makedirs(work + d)
        os.chmod(work + d, 0o700)
    os.symlink(shutil.which("cf-promises"), f"{work}/bin/cf-promises")
    subprocess.run(["cf-key", "-f", f"{work}/ppkeys/localhost"], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, CFENGINE_TEST_OVERRIDE_WORKDIR=work))
    return ["cf-agent", "-K", "-I", "-f", f"{folder}/site.cf", "-w", work]


def salt(folder, given, wanted):
    root = f"{folder}/root"
    os.makedirs(f"{folder}/states")
    os.makedirs(f"{folder}/conf")
    with open(f"{folder}/states/t.jinja", "w") as f:
        f.write(TEMPLATE.format(name="{{ name }}", port="{{ port }}", workers="{{ workers }}"))
    states = {}
    for i, r in enumerate(wanted):
        name = [{"name": f'{root}/{r["path"]}'}]
        perms = [{"user" if k == "owner" else k: r[k]} for k in ("mode", "owner", "group") if k in r]
        match r["kind"]:
            case "directory":
                states[f"r{i}"] = {"file.directory": name + perms}
            case "file":
                states[f"r{i}"] = {"file.managed": name + perms + [{"contents": r["content"].rstrip("\n")}]}
            case "template":
                source = [{"source": "salt://t.jinja"}, {"template": "jinja"}, {"context": r["values"]}]
                states[f"r{i}"] = {"file.managed": name + perms + source}
            case "line":
                edit = [{"pattern": "^setting_x .*$"}, {"repl": r["line"]}, {"append_if_not_found": True}, {"backup": False}]
                states[f"r{i}"] = {"file.replace": name + edit}
            case "link":
                states[f"r{i}"] = {"file.symlink": name + [{"target": r["target"]}, {"force": True}]}
    with open(f"{folder}/states/site.sls", "w") as f:
        json.dump(states, f)
    with open(f"{folder}/conf/minion", "w") as f:
        json.dump(dict(file_client="local", file_roots=dict(base=[f"{folder}/states"]), root_dir=f"{folder}/wd", id="bench"), f)
    return [given.salt, "--local", "--retcode-passthrough", "-c", f"{folder}/conf", "-l", "error", "state.apply", "site"]


def seed(folder, count):
    """A fresh tree. The old one is renamed away: deleting just before doubles the cost of creating."""
    if os.path.exists(f"{folder}/root"):
        os.rename(f"{folder}/root", tempfile.mkdtemp(dir=folder, prefix="old-") + "/root")
    os.makedirs(f"{folder}/root/seed")
    for b in range(count // 10):
        for k in range(2):
            with open(f"{folder}/root/seed/s{b}_{k}.conf", "w") as f:
                f.write(SEED)


def measure(command):
    """Wall seconds, processor seconds and peak MB of one run."""
    began = time.monotonic()
    with open(os.devnull, "w") as null:
        process = subprocess.Popen(command, stdout=null, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}:\n{errors.decode(errors='replace')}")
    return dict(wall=time.monotonic() - began, cpu=used.ru_utime + used.ru_stime, rss=used.ru_maxrss / 1024)


def digest(folder):
    lines = []
    for at, folders, files in os.walk(f"{folder}/root"):
        for name in folders + files:
            path = os.path.join(at, name)
            s = os.lstat(path)
            if stat.S_ISLNK(s.st_mode):
                what = "link " + os.readlink(path)
            else:
                what = f"{s.st_mode:o} {s.st_uid} {s.st_gid}"
                if stat.S_ISREG(s.st_mode):
                    with open(path, "rb") as f:
                        what += " " + hashlib.sha256(f.read()).hexdigest()
            lines.append(f"{os.path.relpath(path, folder)} {what}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def row(label, ours, theirs):
    ratio = lambda key: statistics.median(a[key] / b[key] for a, b in zip(ours, theirs))
    middle = lambda runs, key: statistics.median(r[key] for r in runs)
    print(f"{label:<24} {middle(ours, 'wall'):7.3f} {middle(theirs, 'wall'):9.3f} {ratio('wall'):7.2f} x"
          f" {middle(ours, 'cpu'):8.3f} {middle(theirs, 'cpu'):9.3f} {max(r['rss'] for r in ours):8.0f} {max(r['rss'] for r in theirs):8.0f}", flush=True)


def compare(given, peer, count, pairs, scratch):
    wanted = resources(count)
    folders = [f"{scratch}/{count}/{tool.__name__}" for tool in (driftless, peer)]
    commands = [tool(folder, given, wanted) for tool, folder in zip((driftless, peer), folders)]
    firsts = [[], []]
    for _ in range(max(3, pairs // 3)):
        for folder, command, runs in zip(folders, commands, firsts):
            seed(folder, count)
            os.sync()
            runs.append(measure(command))
    for command in commands:
        measure(command)
    if digest(folders[0]) != digest(folders[1]):
        sys.exit(f"the trees differ after {count} resources: {folders}")
    converged = [[], []]
    for _ in range(pairs):
        for command, runs in zip(commands, converged):
            runs.append(measure(command))
    row(f"{count} converged", *converged)
    row(f"{count} first", *firsts)


def version(image, runs):
    """What `--version` costs over a bare start of the same JVM."""
    ours, bare = [], []
    java = [f"{image}/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-version"]
    for _ in range(runs):
        ours.append(measure([f"{image}/bin/driftless", "--version"]))
        bare.append(measure(java))
    row("--version / java", ours, bare)


def main():
    options = argparse.ArgumentParser(description="driftless apply against cf-agent")
    options.add_argument("--image", default=IMAGE)
    options.add_argument("--sizes", default="10,100,1000,10000")
    options.add_argument("--pairs", type=int, default=15)
    options.add_argument("--salt", help="compare with this salt-call instead of cf-agent")
    given = options.parse_args()
    peer = salt if given.salt else cfengine
    if os.geteuid() != 0 or not (given.salt or shutil.which("cf-agent")):
        sys.exit("needs root and cf-agent (Debian: apt-get install cfengine3)")
    print(f"{'':<24} {'wall s':>7} {'peer s':>9} {'ratio':>9} {'cpu s':>8} {'peer s':>9} {'peak MB':>8} {'peer MB':>8}")
    version(given.image, given.pairs)
    with tempfile.TemporaryDirectory(prefix="driftless-benchmark-") as scratch:
        os.chmod(scratch, 0o755)
        for count in map(int, given.sizes.split(",")):
            compare(given, peer, count, max(3, given.pairs // (1 if count <= 1000 else 4)), scratch)


if __name__ == "__main__":
    main()
