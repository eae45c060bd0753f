#!/usr/bin/env python3
"""Kills `rapport send --live` again and again, and counts what reached the server.

    kill.py --binary .build/debug/rapport --mails 500 --kills 100 --seed 7 --faults all --rate 0.1

Each book of mails is imported, drafted and approved as a person would, then sent against the
misbehaving server by runs that are killed (SIGKILL) at moments drawn from the seed: any time, or at
an event of the server (MAIL heard, text begun, dot seen, mail taken, reply said), at once or up to
3 ms behind it. Then it is sent to its end, and once more. Ends with 1 on any breach of the promise:
a mail taken twice, a mail lost, a note in the journal that is not so, more doubts than kills and
faults explain, a further run that sends. The events are on the disk before the server speaks on.

With `--command run` the service is killed in the place of the sender, always anew.
With `--signal TERM` or INT the runs are asked to stop instead, and may then leave no doubt at all.
"""
import argparse
import concurrent.futures
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time

from judge import Time, Verdict, finish
from server import MIXES, Server
from workspace import WRONG_NUMBER, Broken, Workspace

COLUMNS = ["mails", "kills", "taken", "sent", "rejected", "unknown", "faults", "runs",
           "duplicates", "losses", "lies", "altered", "strangers", "doubts", "resent"]
MOMENTS = ["mail", "text", "dot", "taken", "replied"]


class Hangman:
    """Kills one process, once: at an event of the server, or at a time."""

    def __init__(self, chance, reach, waited, number):
        self.number = number
        self.has_struck = False
        self.kind = chance.choice(MOMENTS + ["time"])
        self.count = chance.randint(1, reach)
        self.delay = chance.choice([0, 0, chance.uniform(0, 0.003)])
        if self.kind == "time":
            self.delay = chance.uniform(0, 1.5 * waited + 0.01)
        self.lock = threading.Lock()
        self.process = None
        self.timer = None
        self.first_event = None

    def attend(self, process):
        with self.lock:
            self.process = process
        if self.kind == "time":
            self.later()

    def heard(self, event, facts):
        """Called by the server before it says anything more on that connection."""
        self.first_event = self.first_event or time.monotonic()
        name = facts["text"][:4].lower() if event == "line" else event
        name = "text" if name == "data" else name
        if name != self.kind:
            return
        with self.lock:
            self.count -= 1
            due = self.count == 0
        if due and self.delay:
            self.later()
        elif due:
            self.kill()

    def later(self):
        self.timer = threading.Timer(self.delay, self.kill)
        self.timer.daemon = True
        self.timer.start()

    def kill(self):
        with self.lock:
            # `poll` has not been called, so the number still belongs to this process.
            if self.process and self.process.returncode is None:
                os.kill(self.process.pid, self.number)
                self.has_struck = True

    def dismiss(self):
        with self.lock:
            self.process = None
        if self.timer:
            self.timer.cancel()


class Book:
    """One workspace, from its import to the verdict."""

    def __init__(self, options, number):
        self.options = options
        self.chance = random.Random(f"{options.seed}/{number}")
        self.mails = share(options.mails, options.books, number)
        self.kills_wanted = share(options.kills, options.books, number)
        self.connections = options.connections[number % len(options.connections)]
        self.mix = options.faults[number % len(options.faults)]
        self.signal = getattr(signal, "SIG" + options.signal)
        self.kills = self.runs = 0
        self.clock = Time()
        self.waited = 0.1

    def play(self):
        folder = tempfile.mkdtemp(prefix="rapport-crash-")
        try:
            return self.play_in(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def play_in(self, folder):
        server = Server(os.path.join(folder, "truth.jsonl"), mix=self.mix, rate=self.options.rate,
                        seed=self.chance.randrange(1 << 30))
        workspace = Workspace(folder, self.options.binary)
        workspace.write(self.mails, server.port, self.connections)
        workspace.approve_all()
        approved = workspace.approved_texts()
        if len(approved) != self.mails:
            raise Broken(f"{len(approved)} of {self.mails} mails were approved")
        while self.kills < self.kills_wanted and self.runs < 4 * self.kills_wanted + 20:
            self.run_killed(workspace, server)
        # Who is asked to stop has the time to hear the reply.
        doubts = self.connections if self.signal == signal.SIGKILL else 0
        verdict = finish(workspace, server, approved, self.clock, self.kills, doubts)
        verdict.figures["runs"] += self.runs
        server.close()
        return verdict

    def run_killed(self, workspace, server):
        left = max(1, self.mails - server.taken)
        reach = max(1, 2 * left // max(1, self.kills_wanted - self.kills))
        hangman = Hangman(self.chance, reach, self.waited, self.signal)
        began = time.monotonic()
        server.watch(hangman.heard)
        # A run that is not hit shall leave something for the others.
        serves = self.options.command == "run"
        process = workspace.start(
            workspace.serving(self.clock.seconds) if serves
            else workspace.sending(self.clock.seconds, reach + 2))
        hangman.attend(process)
        # Not `wait`, which would free the number before the hangman is dismissed.
        ended = self.await_exit(process, 4) if serves else False
        if serves and not ended:
            # A service does not end by itself: one that met no moment is killed in its sleep.
            hangman.kill()
        ended = ended or self.await_exit(process)
        server.watch(None)
        hangman.dismiss()
        if not ended:
            process.kill()
        status = process.wait()
        if not ended:
            raise Broken(f"{self.options.command} did not end within {workspace.seconds} s: {workspace.said()}")
        self.runs += 1
        if status == WRONG_NUMBER:
            raise Broken(workspace.said())
        if self.signal == signal.SIGKILL:
            struck = status == -signal.SIGKILL
        else:
            struck = hangman.has_struck
        self.kills += struck
        if hangman.first_event:
            self.waited = 0.8 * self.waited + 0.2 * (hangman.first_event - began)
        # A run that lived through found nothing more to do now.
        self.clock.on(30 if struck else 4 * 3600)

    @staticmethod
    def await_exit(process, seconds=120):
        """True when the process has ended; it is not yet reaped."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG):
                return True
            time.sleep(0.002)
        return False


def share(whole, parts, number):
    return whole // parts + (number < whole % parts)


def play(options, number):
    book = Book(options, number)
    try:
        return book.connections, book.mix, book.play()
    except Broken as error:
        verdict = Verdict()
        verdict.say("losses", f"book {number}: {error}")
        return book.connections, book.mix, verdict


def row(name, figures):
    cells = [f"{figures[column]:{len(column) + 1}}" for column in COLUMNS]
    return f"{name:22}" + "".join(cells)


def parsed():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, help="the built rapport, or naive.py")
    parser.add_argument("--mails", type=int, default=500)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--book", type=int, default=250, help="mails in a workspace")
    parser.add_argument("--faults", default="all", help=f"of {', '.join(MIXES)}; several: a,b")
    parser.add_argument("--rate", type=float, default=0.05, help="of faults, at each phase")
    parser.add_argument("--connections", default="1,8")
    parser.add_argument("--signal", choices=["KILL", "TERM", "INT"], default="KILL")
    parser.add_argument("--command", choices=["send", "run"], default="send")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="books at a time")
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    options.faults = options.faults.split(",")
    # The mix goes round faster than the number of connections, so that all pairs come up.
    options.connections = [int(count) for count in options.connections.split(",")
                           for _ in options.faults]
    options.books = max(1, options.mails // options.book)
    return options


def main():
    options = parsed()
    rows, total = {}, Verdict()
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for connections, mix, verdict in pool.map(
                play, [options] * options.books, range(options.books)):
            rows.setdefault((connections, mix), Verdict()).add(verdict)
            total.add(verdict)
    print(" " * 22 + "".join(f" {column}" for column in COLUMNS))
    for (connections, mix), verdict in sorted(rows.items()):
        print(row(f"{connections} connections, {mix}", verdict.figures))
    print(row("all", total.figures))
    for breach in total.breaches[:20]:
        print("BREACH", breach)
    return 1 if total.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
