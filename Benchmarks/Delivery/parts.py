"""What is measured, and how it is told."""
import os
import re
import shutil
import statistics
import subprocess

import book
import contenders
from contenders import Run

ONE_WAY = 10  # milliseconds


class Bench:
    def __init__(self, rapport, work, servers, options):
        self.rapport, self.work, self.servers = rapport, work, servers
        self.rounds, self.mails = options.rounds, options.mails
        self.runs = {}
        self.notes, self.missing = [], []
        self.books = {}
        self.copies = 0
        one = self.book(100).one_mail()
        self.file = work / "mail.eml"
        self.file.write_bytes(one)
        self.lines = work / "mail.txt"  # smtp-source and msmtp write the CRs
        self.lines.write_bytes(one.replace(b"\r\n", b"\n"))
        self.notes.append(f"One mail is {len(one):,} octets; {os.cpu_count()} processors.")

    def book(self, mails):
        """A book of so many approved mails, made once."""
        if mails not in self.books:
            folder = self.work / f"book-{mails}"
            folder.mkdir()
            made = self.books[mails] = book.Book(folder, self.rapport)
            made.write(mails)
            made.prepare()
        return self.books[mails]

    def ours(self, mails, port, connections):
        """One live run, on a fresh copy of the book."""
        self.copies += 1
        folder = self.work / f"copy-{self.copies}"
        copy = self.book(mails).copy(folder)
        try:
            return contenders.ours(copy, mails, port, connections)
        finally:
            shutil.rmtree(folder)

    def in_turn(self, entries, rounds=None):
        """Every one once, then every one again: what else the machine does hits all alike."""
        for _ in range(rounds or self.rounds):
            for name, run in entries.items():
                self.runs.setdefault(name, []).append(run())

    def median(self, name):
        runs = self.runs[name]
        return Run(1000, 1000 / statistics.median(run.rate for run in runs),
                   statistics.median(1000 * run.cpu / run.mails for run in runs),
                   statistics.median(run.peak for run in runs))

    def print_table(self):
        print("| | mails/s | CPU s per 1,000 | peak MiB |\n| --- | ---: | ---: | ---: |")
        for name in self.runs:
            run = self.median(name)
            peak = f"{run.peak:.0f}" if run.peak else "–"
            print(f"| {name} | {run.rate:,.0f} | {run.cpu:.3f} | {peak} |")
        print("\n| beside | wanted | found | |\n| --- | ---: | ---: | --- |")
        for title, ours, theirs, wanted in RATIOS:
            if ours in self.runs and theirs in self.runs:
                found = self.median(ours).rate / self.median(theirs).rate
                verdict = "yes" if found >= wanted else "**no**"
                print(f"| {title} | ≥ {wanted} × | {found:.2f} × | {verdict} |")
        print()
        for note in self.notes:
            print(f"- {note}")
        for name in self.missing:
            print(f"- left out, since it is not installed: {name}")


def name(connections, what="rapport send --live"):
    return f"{what}, {connections} connection{'s' if connections > 1 else ''}"


def source(sessions):
    return f"smtp-source, {sessions} session{'s' if sessions > 1 else ''}"


FLOOR = "the disk alone: 64 KiB and an fdatasync, one after the other"
FAR = f" over a link of {2 * ONE_WAY} ms"
WHOLE = "rapport import, draft, approve, send"
ONE_BY_ONE = ", a process a mail"

RATIOS = [
    ("1 connection : the disk alone", name(1), FLOOR, 0.5),
    ("1 connection : smtp-source, 1 session", name(1), source(1), 0.35),
    ("16 connections : smtp-source, 16 sessions", name(16), source(16), 0.5),
    (f"1 connection : smtp-source, 1 session,{FAR}", name(1) + FAR, source(1) + FAR, 1.8),
    (f"16 connections : 1 connection,{FAR}", name(16) + FAR, name(1) + FAR, 12),
    ("4 connections : smtplib, 4 connections", name(4), "smtplib, 4 connections kept", 1.5),
    ("import, draft, approve, send, 1 connection : mailmerge", name(1, WHOLE), "mailmerge", 5),
    ("import, draft, approve, send, 16 connections : mailmerge", name(16, WHOLE), "mailmerge", 5),
    ("1 connection : msmtp, a process a mail", name(1), "msmtp" + ONE_BY_ONE, 20),
    ("1 connection : swaks, a process a mail", name(1), "swaks" + ONE_BY_ONE, 20),
]


def loopback(bench):
    port, mails = bench.servers.port, bench.mails
    entries = {FLOOR: lambda: contenders.floor(bench.work)}
    for count in (1, 16):
        entries[source(count)] = lambda count=count: contenders.smtp_source(bench.lines, mails, port, count)
    for count in (1, 4, 16):
        entries[name(count)] = lambda count=count: bench.ours(mails, port, count)
    entries["smtplib, 4 connections kept"] = lambda: contenders.smtplib(bench.file, mails // 5, port, 4)
    bench.in_turn(entries)
    for count in (1, 16):
        synced = syncs(bench, 2_000, count)
        if synced is None:
            bench.missing.append("strace, which counts the fsyncs")
            break
        bench.notes.append(f"{name(count)}: {synced:,} fsyncs for 2,000 mails.")


def syncs(bench, mails, connections):
    """How often a live run asks the disk to keep what it wrote."""
    if not shutil.which("strace"):
        return None
    folder = bench.work / "traced"
    copy = bench.book(mails).copy(folder)
    copy.configure(bench.servers.port, connections)
    trace = bench.work / "trace"
    subprocess.run(["strace", "-f", "-c", "--seccomp-bpf", "-e", "trace=fsync,fdatasync", "-o", trace]
                   + copy.sending(mails), check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    shutil.rmtree(folder)
    rows = [row.split() for row in trace.read_text().splitlines() if re.search("f(data)?sync", row)]
    return sum(int(row[3]) for row in rows)


def link(bench):
    port = bench.servers.far_port
    bench.in_turn({
        source(1) + FAR: lambda: contenders.smtp_source(bench.lines, 60, port, 1),
        source(16) + FAR: lambda: contenders.smtp_source(bench.lines, 960, port, 16),
        name(1) + FAR: lambda: bench.ours(240, port, 1),
        name(16) + FAR: lambda: bench.ours(4_000, port, 16),
    })


def tools(bench):
    port = bench.servers.port
    entries = {}

    def end_to_end(connections):
        folder = bench.work / "end-to-end"
        folder.mkdir()
        whole = book.Book(folder, bench.rapport)
        whole.write(1_000)
        try:
            return contenders.ours_end_to_end(whole, 1_000, port, connections)
        finally:
            shutil.rmtree(folder)

    for count in (1, 16):
        entries[name(count, WHOLE)] = lambda count=count: end_to_end(count)
    if merger := contenders.installed_mailmerge():
        entries["mailmerge"] = lambda: contenders.mailmerge(
            merger, bench.work / "mailmerge", book.LINES, 500, port)
    else:
        bench.missing.append("mailmerge")
    for program, run, count in (("msmtp", contenders.msmtp, 200), ("swaks", contenders.swaks, 20)):
        if shutil.which(program):
            entries[program + ONE_BY_ONE] = lambda run=run, count=count: run(bench.lines, count, port)
        else:
            bench.missing.append(program)
    if name(1) not in bench.runs:
        entries[name(1)] = lambda: bench.ours(bench.mails, port, 1)
    bench.in_turn(entries)


def memory(bench):
    for mails in (1_000, 10_000, 100_000):
        entry = f"rapport send --live, 16 connections, {mails:,} mails"
        bench.runs[entry] = [bench.ours(mails, bench.servers.port, 16)]
        made = bench.books.pop(mails, None) if mails != bench.mails else None
        if made:
            shutil.rmtree(made.folder)


ALL = {"loopback": loopback, "link": link, "tools": tools, "memory": memory}
