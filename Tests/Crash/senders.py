#!/usr/bin/env python3
"""Starts several senders of one database at once: one works, the others leave it alone.

    senders.py --binary .build/debug/rapport --rounds 100 --senders 2,8

The server holds the first mail of a round at its dot until all but one sender have ended. Those must
end by themselves, with exit code 75; one that waited for its turn would be seen by the time-out.
"""
import argparse
import os
import shutil
import signal
import sys
import tempfile
import time

from judge import Verdict, judge, settle
from server import Gate, Server
from workspace import Broken, Workspace

MAILS = 3
LOCKED = 75


def losers(processes, seconds):
    """The exit codes of those that have ended when one is left, or when the time is up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if sum(process.poll() is None for process in processes) <= 1:
            break
        time.sleep(0.01)
    return [process.returncode for process in processes if process.returncode is not None]


def play(workspace, server, count, clock):
    """One round; what is wrong with it."""
    gate = Gate()
    server.watch(gate.heard)
    arguments = workspace.sending(clock) + ["--limit", str(MAILS)]
    processes = [workspace.start(arguments) for _ in range(count)]
    try:
        codes = losers(processes, 20)
        reached = gate.reached.wait(20)
        gate.opened.set()
        for process in processes:
            process.wait(60)
    finally:
        gate.opened.set()
        server.watch(None)
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
    if not reached:
        yield f"nobody sent: {[process.returncode for process in processes]}"
    if codes != [LOCKED] * (count - 1):
        yield f"{count - 1} should have ended with {LOCKED}, and ended with {codes}"
    if sum(process.returncode == 0 for process in processes) != 1:
        yield f"one should have worked: {[process.returncode for process in processes]}"


def run(binary, rounds, count):
    folder = tempfile.mkdtemp(prefix="rapport-crash-")
    server = Server(os.path.join(folder, "truth.jsonl"))
    try:
        workspace = Workspace(folder, binary)
        workspace.write(rounds * MAILS, server.port, 1)
        workspace.approve_all()
        approved = workspace.approved_texts()
        wrong = Verdict()
        for number in range(rounds):
            before = server.taken
            for words in play(workspace, server, count, number):
                wrong.say("rounds", f"round {number}: {words}")
            if server.taken - before != MAILS:
                wrong.say("rounds", f"round {number}: {server.taken - before} mails of {MAILS}")
        settle(server)
        drafts = workspace.drafts()
        verdict = judge(server.events(), drafts, approved, 0, 1)
        verdict.add(wrong)
        return verdict
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--senders", default="2,8")
    options = parser.parse_args()
    failed = False
    for count in [int(text) for text in options.senders.split(",")]:
        try:
            verdict = run(os.path.abspath(options.binary), options.rounds, count)
        except Broken as error:
            verdict = Verdict()
            verdict.say("losses", str(error))
        print(f"{count} senders, {options.rounds} rounds: {verdict.figures['mails']} mails, "
              f"{verdict.figures['taken']} taken, {verdict.figures['duplicates']} duplicates, "
              f"{verdict.figures['rounds']} wrong")
        for breach in verdict.breaches[:10]:
            failed = True
            print("BREACH", breach)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
