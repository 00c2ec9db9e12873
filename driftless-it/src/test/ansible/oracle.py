"""Runs modules of ansible-core in this process: file modules in a fork each, template and copy through their own action plugins."""

import importlib
import json
import os
import shutil
import sys
import tempfile
import types

HOME = tempfile.mkdtemp(prefix="ansible-home")
os.environ.update(HOME=HOME, ANSIBLE_HOME=HOME, ANSIBLE_LOCALHOST_WARNING="False", ANSIBLE_DEPRECATION_WARNINGS="False")
os.environ["ANSIBLE_SYSTEM_WARNINGS"] = "False"
os.environ.pop("ANSIBLE_CONFIG", None)

from ansible.module_utils import basic

MODULES = {
    name: importlib.import_module("ansible.modules." + name)
    for name in ["assemble", "blockinfile", "copy", "file", "lineinfile", "replace", "stat"]
}


def run_module(name, options, answer):
    """Ends this process, as modules do."""
    os.dup2(answer, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    basic._ANSIBLE_ARGS = json.dumps({"ANSIBLE_MODULE_ARGS": options}).encode()
    basic._ANSIBLE_PROFILE = "legacy"
    try:
        MODULES[name].main()
    except SystemExit:
        pass
    except BaseException as e:
        print(json.dumps({"failed": True, "msg": str(e)}))
    finally:
        sys.stdout.flush()
        os._exit(0)


def serve(orders, answers):
    """Runs each module in a fork of this process, which is small, and so is quick to fork."""
    for line in os.fdopen(orders):
        name, options = json.loads(line)
        read, to = os.pipe()
        if os.fork() == 0:
            run_module(name, options, to)
        os.close(to)
        with os.fdopen(read, "rb") as answer:
            said = answer.read()
        os.wait()
        os.write(answers, said.strip().replace(b"\n", b" ") + b"\n")
    os._exit(0)


def start():
    orders, order = os.pipe()
    answer, answers = os.pipe()
    if os.fork() == 0:
        os.close(order)
        os.close(answer)
        serve(orders, answers)
    os.close(orders)
    os.close(answers)
    return os.fdopen(order, "w"), os.fdopen(answer)


os.umask(0o022)
ORDER, ANSWER = start()

# only now, so that the process that runs the modules stays small
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.play_context import PlayContext
from ansible.playbook.task import Task
from ansible.plugins import loader as plugins
from ansible.plugins.action import ActionBase
from ansible.template import Templar

plugins.init_plugin_loader()
DATA = DataLoader()


def module(name, options):
    ORDER.write(json.dumps([name, options]) + "\n")
    ORDER.flush()
    return json.loads(ANSWER.readline())


def execute(self, module_name=None, module_args=None, ignore_unknown_opts=False, **_):
    name = (module_name or self._task.action).rsplit(".", 1)[1]
    given = dict(self._task.args if module_args is None else module_args)
    given = {k: v for k, v in given.items() if v is not None}
    return module(name, {**given, "_ansible_ignore_unknown_opts": ignore_unknown_opts})


def transfer(self, local_path, remote_path):
    shutil.copyfile(local_path, remote_path)
    return remote_path


ActionBase._execute_module = execute
ActionBase._transfer_file = transfer
ActionBase._fixup_perms2 = lambda self, paths, **_: list(paths)
ActionBase._remote_expand_user = lambda self, path, **_: path
ActionBase._remove_tmp_path = lambda self, path, **_: shutil.rmtree(path, ignore_errors=True)


def action(name, options, variables):
    task = Task.load({"name": "case", "action": {"module": "ansible.builtin." + name, **options}})
    shell = plugins.shell_loader.get("sh")
    shell.set_options()
    shell.tmpdir = tempfile.mkdtemp(dir=HOME)
    connection = types.SimpleNamespace(_shell=shell, become=None, transport="local", has_pipelining=True)
    play = PlayContext()
    plugin = plugins.action_loader.get(
        "ansible.builtin." + name,
        task=task,
        connection=connection,
        play_context=play,
        loader=DATA,
        templar=Templar(loader=DATA, variables=variables),
        shared_loader_obj=plugins,
    )
    try:
        return plugin.run(task_vars=dict(variables))
    except AnsibleError as e:
        return {"failed": True, "msg": str(e)}


def run(name, options, variables):
    """What Ansible did: ok, changed or failed, and its message."""
    if name in ("copy", "template"):
        result = action(name, options, variables)
    else:
        result = module(name, options)
    outcome = "failed" if result.get("failed") else "changed" if result.get("changed") else "ok"
    return outcome, str(result.get("msg", ""))
