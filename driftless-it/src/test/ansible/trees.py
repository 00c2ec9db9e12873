"""Small trees of files, made from descriptions, copied, and described again so that they can be compared."""

import os
import re
import shutil
import stat

BACKUP = re.compile(r"\.[0-9]+\.[0-9]{4}-[0-9]{2}-[0-9]{2}@[0-9:]{8}~$|\.backup$")


def build(root, entries):
    """Makes [path, kind, mode, what]: file with its text, dir, link with its target, hard with the other path."""
    os.makedirs(root)
    os.chmod(root, 0o755)
    for path, kind, mode, what in entries:
        full = root + "/" + path
        os.makedirs(os.path.dirname(full), mode=0o755, exist_ok=True)
        if kind == "dir":
            os.makedirs(full, exist_ok=True)
        elif kind == "link":
            os.symlink(what.replace("@", root), full)
        elif kind == "hard":
            os.link(root + "/" + what, full)
        else:
            with open(full, "wb") as file:
                file.write(what if isinstance(what, bytes) else what.encode())
        if mode is not None and kind in ("dir", "file"):
            os.chmod(full, int(mode, 8))


def copy(source, target):
    """Copies a tree with modes, links and hard links; absolute links into it lead into the copy."""
    inodes = {}
    os.mkdir(target)
    for folder, folders, files in os.walk(source):
        to = target + folder[len(source):]
        for name in folders + files:
            path, copied = folder + "/" + name, to + "/" + name
            status = os.lstat(path)
            if stat.S_ISLNK(status.st_mode):
                os.symlink(os.readlink(path).replace(source, target), copied)
            elif stat.S_ISDIR(status.st_mode):
                os.mkdir(copied)
            elif status.st_ino in inodes:
                os.link(inodes[status.st_ino], copied)
            else:
                shutil.copyfile(path, copied)
                inodes[status.st_ino] = copied
            if not stat.S_ISLNK(status.st_mode):
                os.chmod(copied, stat.S_IMODE(status.st_mode))
    os.chmod(target, stat.S_IMODE(os.stat(source).st_mode))


def drop_backups(root):
    for folder, _, files in os.walk(root):
        for name in files:
            if BACKUP.search(name):
                os.remove(folder + "/" + name)


def describe(root):
    """Path to what is there: kind, mode, owner, group, and bytes or target. A backup is named after what it is a backup of."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = folder + "/" + name
            status = os.lstat(path)
            mode = "%04o %d %d" % (stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid)
            if stat.S_ISLNK(status.st_mode):
                what = ("link", os.readlink(path).replace(root, "@"))
            elif stat.S_ISDIR(status.st_mode):
                what = ("dir", mode)
            else:
                with open(path, "rb") as file:
                    what = ("file", mode, file.read())
            found[BACKUP.sub(" (backup)", path[len(root) + 1:])] = what
    return found
