#!/usr/bin/env python3
"""Lets every system call that writes, syncs or sends be the last one, or fail.

    syscalls.py --binary .build/debug/rapport

For each call of a live run of three mails, counted by the file that it goes to: the process is
killed before it (`strace -e inject=…:signal=KILL:when=K`), or the call fails with EIO once, or with
ENOSPC from then on, or with ECONNRESET on the way to the server. Then a plain run sends the rest, and a
further one nothing. The same for a run that begins with a mail cut off at its dot, whose fate it has
to write down first, and for the dry run, whose files must be whole or absent.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from judge import Time, Verdict, finish
from server import Gate, Server
from workspace import Broken, Workspace, instant

MAILS = 3
MOST = 400
# Runs differ a little: whether the log is folded into the database depends on who ends first.
MISSES = 3
KILL, EIO, FULL, RESET = "signal=KILL", "error=EIO", "error=ENOSPC", "error=ECONNRESET"

# The calls, the file that they go to ("": any), and what is done to them.
LIVE = [
    ("write", "rapport.db", [KILL, EIO, FULL]),
    ("pwrite64", "rapport.db", [KILL, EIO, FULL]),
    ("pwrite64", "rapport.db-wal", [KILL, EIO, FULL]),
    ("pwrite64", "rapport.db-shm", [KILL, EIO, FULL]),
    ("fsync,fdatasync", "rapport.db", [KILL, EIO, FULL]),
    ("fsync,fdatasync", "rapport.db-wal", [KILL, EIO, FULL]),
    ("fsync,fdatasync", ".", [KILL, EIO]),
    ("ftruncate", "", [KILL, EIO]),
    ("unlink,unlinkat", "", [KILL, EIO]),
    ("rename,renameat,renameat2", "", [KILL, EIO]),
    ("sendto,sendmsg", "", [KILL, RESET]),
    ("recvfrom,recvmsg", "", [KILL, RESET]),
    ("write,writev", "", [KILL, EIO, FULL]),
]
CUT = [
    ("pwrite64", "rapport.db-wal", [KILL, EIO]),
    ("fsync,fdatasync", "rapport.db-wal", [KILL, EIO]),
    ("sendto,sendmsg", "", [KILL]),
]
DRY = [
    ("write,pwrite64", "", [KILL, EIO, FULL]),
    ("fsync,fdatasync", "", [KILL, EIO]),
    ("rename,renameat,renameat2", "", [KILL, EIO, FULL]),
    ("mkdir,mkdirat", "", [KILL, EIO, FULL]),
]


class Sample:
    """A workspace with approved mails, to be copied for every case."""

    def __init__(self, folder, binary):
        self.folder, self.binary = folder, binary
        self.workspace = Workspace(folder, binary)
        self.workspace.folder.mkdir()
        self.workspace.write(MAILS, 1, 1)
        self.workspace.approve_all()
        self.approved = self.workspace.approved_texts()
        self.outbox = files(folder)
        self.kills = 0
        shutil.rmtree(pathlib.Path(folder) / "Outbox")

    def cut_off(self):
        """Sends the first mail to its dot, and no further; the truth of it stays in the folder."""
        server = Server(str(self.workspace.folder / "truth.jsonl"))
        self.workspace.configure(server.port, 1)
        gate = Gate()
        server.watch(gate.heard)
        process = self.workspace.start(self.workspace.sending(0))
        gate.reached.wait(60)
        process.kill()
        gate.opened.set()
        process.wait(60)
        server.close()
        self.kills = 1
        return self

    def copy(self):
        # The real path: strace compares names as they are.
        folder = os.path.join(os.path.realpath(tempfile.mkdtemp(prefix="rapport-crash-")), "book")
        shutil.copytree(self.folder, folder)
        return Workspace(folder, self.binary)


def files(folder):
    outbox = pathlib.Path(folder) / "Outbox"
    return {file.name: file.read_bytes() for file in outbox.rglob("*") if file.is_file()}


def traced(workspace, calls, file, effect, count, arguments):
    """Runs under strace; the exit code, and whether the call came."""
    times = f"{count}+" if effect == FULL else str(count)
    log = workspace.folder / "trace"
    path = [f"-P{os.path.normpath(workspace.folder / file)}"] if file else []
    process = workspace.start(
        ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"] + path
        + ["-e", f"inject={calls}:{effect}:when={times}", "--"] + arguments)
    try:
        process.wait(workspace.seconds)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.wait(20)
        raise Broken(f"did not end within {workspace.seconds} s")
    text = log.read_text(errors="replace")
    came = "killed by SIGKILL" in text if effect == KILL else "(INJECTED)" in text
    return process.returncode, came


def live(sample, calls, file, effect, count):
    """One case; the verdict, or None if the run has no such call any more."""
    workspace = sample.copy()
    server = Server(str(workspace.folder / "truth.jsonl"))
    try:
        workspace.configure(server.port, 1)
        clock = Time()
        status, came = traced(
            workspace, calls, file, effect, count, workspace.sending(clock.seconds))
        states, said = [draft["state"] for draft in workspace.drafts()], workspace.said()
        verdict = finish(workspace, server, sample.approved, clock, sample.kills + int(came), 1)
        if status == 0 and states != ["sent"] * MAILS and "later" not in said:
            verdict.say("silent", f"the run ended well, and left {states}: {said}")
        return verdict if came else None
    finally:
        server.close()
        shutil.rmtree(workspace.folder.parent, ignore_errors=True)


def dry(sample, calls, file, effect, count):
    workspace = sample.copy()
    try:
        verdict = Verdict()
        arguments = workspace.arguments("send", "--now", instant(0))
        status, came = traced(workspace, calls, file, effect, count, arguments)
        found = files(workspace.folder)
        for name, octets in found.items():
            if name.endswith(".eml") and sample.outbox.get(name) != octets:
                verdict.say("half-written", name)
        if status == 0 and found != sample.outbox:
            verdict.say("silent", f"the run ended well with {len(found)} files")
        workspace.run("send", "--now", instant(0))
        if (left := files(workspace.folder)) != sample.outbox:
            verdict.say("losses", f"a further run left {sorted(left)}")
        verdict.figures["mails"] += MAILS
        return verdict if came else None
    finally:
        shutil.rmtree(workspace.folder.parent, ignore_errors=True)


def series(case, sample, calls, file, effect):
    """K from 1 until the runs have no K-th such call any more."""
    total = Verdict()
    misses = 0
    for count in range(1, MOST):
        try:
            verdict = case(sample, calls, file, effect, count)
        except Broken as error:
            verdict = Verdict()
            verdict.say("losses", str(error))
        misses = misses + 1 if verdict is None else 0
        if misses == MISSES:
            return total
        if verdict is None:
            continue
        for index, breach in enumerate(verdict.breaches):
            verdict.breaches[index] = f"{calls} {file} {effect} when={count}: {breach}"
        total.figures["cases"] += 1
        total.add(verdict)
    total.say("unended", f"{calls} {file}: more than {MOST} calls")
    return total


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="a word of the rows that are wanted")
    options = parser.parse_args()
    if not shutil.which("strace"):
        print("strace is absent: system calls were not tried")
        return 0
    plan = [(name, case, calls, file, effect)
            for name, case, rows in (("live", live, LIVE), ("cut", live, CUT), ("dry", dry, DRY))
            for calls, file, effects in rows for effect in effects
            if re.search(options.only, f"{name} {calls} {file} {effect}")]
    with tempfile.TemporaryDirectory(prefix="rapport-crash-") as folder:
        binary = os.path.abspath(options.binary)
        whole = Sample(os.path.join(folder, "whole"), binary)
        samples = {"live": whole, "dry": whole,
                   "cut": Sample(os.path.join(folder, "cut"), binary).cut_off()}
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            totals = list(pool.map(lambda row: series(row[1], samples[row[0]], *row[2:]), plan))
    show(plan, totals)
    return 1 if any(total.breaches for total in totals) else 0


def show(plan, totals):
    columns = ["cases", "taken", "sent", "unknown", "duplicates", "losses", "lies", "silent"]
    print(f"{'':62}" + "".join(f" {column}" for column in columns))
    for (name, _, calls, file, effect), total in zip(plan, totals):
        place = f"{name:4} {calls:26} {file:15} {effect.split('=')[1]}"
        cells = [f"{total.figures[column]:{len(column) + 1}}" for column in columns]
        print(f"{place:62}" + "".join(cells))
    for total in totals:
        for breach in total.breaches[:5]:
            print("BREACH", breach)


if __name__ == "__main__":
    sys.exit(main())
