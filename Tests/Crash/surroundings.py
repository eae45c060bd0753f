#!/usr/bin/env python3
"""Takes away what a live run lives on: room on the disk, the right to write, descriptors, its output.

    surroundings.py --binary .build/debug/rapport

Whatever the run says to that, it must not say that all is well when it is not; the next one, with
everything in its place again, sends the rest, and a further one nothing. A full and a read-only disk
are tmpfs mounts, which need root; without it they are left out, with a word.
"""
import argparse
import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from judge import DONE, Time, Verdict, finish
from server import Server
from workspace import Broken, Workspace

MAILS = 3
# A shell cannot begin with fewer.
FEW = range(4, 41)
# As many as the command wants at least, some of which its caller has already taken.
ENOUGH, INHERITED = 16, range(1, 10)
# Beside the database's pages the run needs its log and its shared index: about 600 KB in all.
ROOM = range(0, 801, 16)

# "A fault of Rapport's own", which none of this is.
OWN_FAULT = 70


@contextlib.contextmanager
def disk(folder, kilobytes=4096):
    """A file system of its own."""
    os.mkdir(folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=700", "tmpfs", folder],
                   check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False)


def can_mount(parent):
    try:
        with disk(os.path.join(parent, "probe"), 64):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


class Bench:
    def __init__(self, parent, binary):
        self.parent, self.binary = parent, binary
        self.sample = Workspace(os.path.join(parent, "sample"), binary)
        os.mkdir(self.sample.folder)
        self.sample.write(MAILS, 1, 1)
        self.sample.approve_all()
        self.approved = self.sample.approved_texts()
        shutil.rmtree(self.sample.folder / "Outbox")

    def case(self, wrap, before=None, after=None, folder=None):
        """One run with its surroundings changed, and the ordinary runs behind it.

        `wrap` makes the command line of the changed run; `before` and `after` change the folder.
        """
        folder = folder or os.path.join(self.parent, "book")
        log = os.path.join(self.parent, "truth.jsonl")
        shutil.copytree(self.sample.folder, folder, dirs_exist_ok=True)
        workspace, server, clock = Workspace(folder, self.binary), Server(log), Time()
        try:
            workspace.configure(server.port, 1)
            command = wrap(workspace.sending(clock.seconds))
            if before:
                before(workspace)
            done = self.ended(command)
            if after:
                after(workspace)
            states = {draft["state"] for draft in workspace.drafts()}
            verdict = finish(workspace, server, self.approved, clock, 1, 1)
            # A shell says 128 and the signal's number.
            if done.returncode < 0 or done.returncode > 128:
                verdict.say("crashed", f"{command[2]}: {done.returncode}: {done.stderr[-300:]}")
            if done.returncode == 0 and not states <= DONE and "later" not in done.stdout:
                verdict.say("silent", f"ended well, and left {states}")
            if done.returncode == OWN_FAULT:
                verdict.say("mistold", f"{command[2]}: {done.stderr[-300:]}")
            if command[2].startswith("ulimit") and "nobody answers" in done.stderr:
                verdict.say("mistold", f"{command[2]}: {done.stderr[-300:]}")
            verdict.figures[f"exit {done.returncode}"] += 1
            return verdict
        except Broken as error:
            verdict = Verdict()
            verdict.say("losses", str(error))
            return verdict
        finally:
            server.close()
            os.remove(log)
            self.clear(pathlib.Path(folder))

    @staticmethod
    def clear(folder):
        for entry in folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    @staticmethod
    def ended(command):
        try:
            return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                  errors="replace", timeout=60, check=False)
        except subprocess.TimeoutExpired:
            raise Broken(f"did not end within 60 s: {' '.join(command)}")


def shell(words):
    """Runs the command by a shell, with redirections or limits."""
    return lambda command: ["sh", "-c", words.format('"$@"'), "sh"] + command


def taking(count):
    """The words that take so many descriptors which the command inherits."""
    return "exec " + " ".join(f"{number}</dev/null" for number in range(3, 3 + count))


def unread(command):
    return ["bash", "-c", 'set -o pipefail; "$@" 2>&1 | true', "bash"] + command


def full_disk(bench, room):
    def fill(workspace):
        stat = os.statvfs(workspace.folder)
        kilobytes = stat.f_bavail * stat.f_frsize // 1024 - room
        (workspace.folder / "filler").write_bytes(bytes(1024 * kilobytes))

    def clear(workspace):
        (workspace.folder / "filler").unlink()

    with disk(os.path.join(bench.parent, "disk")) as folder:
        verdict = bench.case(lambda command: command, fill, clear, folder)
    os.rmdir(os.path.join(bench.parent, "disk"))
    return verdict


def read_only(bench):
    def remount(how):
        return lambda workspace: subprocess.run(
            ["mount", "-o", f"remount,{how}", str(workspace.folder)], check=True)

    with disk(os.path.join(bench.parent, "disk")) as folder:
        verdict = bench.case(lambda command: command, remount("ro"), remount("rw"), folder)
    os.rmdir(os.path.join(bench.parent, "disk"))
    return verdict


def rows(bench, step):
    """What is tried: its name, and a verdict for each case of it."""
    yield "no standard output", [bench.case(shell("{} >&-"))]
    yield "none of the three", [bench.case(shell("{} <&- >&- 2>&-"))]
    yield "output on a full device", [bench.case(shell("{} >/dev/full"))]
    yield "output nobody reads", [bench.case(unread)]
    yield f"descriptors, {FEW[0]} to {FEW[-1]}", [
        bench.case(shell(f"ulimit -n {count}; {{}}")) for count in FEW[::step]]
    yield "descriptors of the caller", [
        bench.case(shell(f"ulimit -n {ENOUGH}; {taking(count)}; {{}}")) for count in INHERITED[::step]]
    if can_mount(bench.parent):
        yield "full disk, 0 to 800 KB left", [full_disk(bench, room) for room in ROOM[::step]]
        yield "read-only disk", [read_only(bench)]
    else:
        print("a full and a read-only disk were not tried: mounting a tmpfs needs root")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--step", type=int, default=1, help="take every n-th case only")
    options = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory(prefix="rapport-crash-") as parent:
        for name, verdicts in rows(Bench(parent, os.path.abspath(options.binary)), options.step):
            total = Verdict()
            for verdict in verdicts:
                total.add(verdict)
            exits = ", ".join(f"{count} × {kind}" for kind, count in sorted(total.figures.items())
                              if kind.startswith("exit"))
            print(f"{name:28} {len(verdicts):3} runs ({exits}): {total.figures['mails']} mails, "
                  f"{total.figures['taken']} taken, {total.figures['unknown']} unknown, "
                  f"{len(total.breaches)} breaches", flush=True)
            for breach in total.breaches[:5]:
                failed = True
                print("BREACH", breach)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
