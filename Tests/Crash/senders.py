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
import sqlite3
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
    arguments = workspace.sending(clock, MAILS)
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


def run_beside_writer(binary, seconds):
    """Another program holds the database for a while, just when the server has a mail."""
    folder = tempfile.mkdtemp(prefix="rapport-crash-")
    server = Server(os.path.join(folder, "truth.jsonl"))
    try:
        workspace = Workspace(folder, binary)
        workspace.write(MAILS, server.port, 1)
        workspace.approve_all()
        approved = workspace.approved_texts()
        gate = Gate()
        server.watch(gate.heard)
        process = workspace.start(workspace.sending(0))
        gate.reached.wait(20)
        writer = sqlite3.connect(os.path.join(folder, "rapport.db"), isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        gate.opened.set()
        time.sleep(seconds)
        writer.execute("COMMIT")
        writer.close()
        process.wait(60)
        settle(server)
        return judge(server.events(), workspace.drafts(), approved, 0, 1)
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--senders", default="2,8")
    parser.add_argument("--writer", type=float, default=0,
                        help="also: another program writes so many seconds while a mail is sent")
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    failed = False
    if options.writer:
        verdict = run_beside_writer(binary, options.writer)
        print(f"beside a writer of {options.writer:g} s: {verdict.figures['sent']} of {MAILS} sent, "
              f"{verdict.figures['unknown']} unknown")
        for breach in verdict.breaches:
            failed = True
            print("BREACH", breach)
    for count in [int(text) for text in options.senders.split(",")]:
        try:
            verdict = run(binary, options.rounds, count)
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
