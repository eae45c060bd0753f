#!/usr/bin/env python3
"""Shows in a trace that each mail's `transmitting` was on the disk before its final dot went out.

    order.py --binary .build/debug/rapport --mails 8

For each mail: the write of its `transmitting` to the journal's file, then an fsync of that file that
begins after the write has ended, then, after that has ended, the first octet of CRLF.CRLF. Against
a server with PIPELINING and one without, over one connection and several. That the check can fail is
tried as well: with the fsyncs taken out of the trace, and with the dots moved before them.
"""
import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from server import Server
from workspace import Broken, Workspace

CALLS = "pwrite64,write,writev,pwritev,fsync,fdatasync,sendto,sendmsg,connect,close"
LINE = re.compile(r"^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$")
PLACE = re.compile(r"^(\d+)<([^>]*)>")
OCTETS = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Call:
    """A system call: its name, file, octets, and the lines of the trace where it begins and ends."""

    def __init__(self, name, words, begin):
        self.name, self.begin, self.end = name, begin, None
        place = PLACE.match(words)
        self.number, self.file = (int(place[1]), place[2]) if place else (-1, "")
        octets = OCTETS.search(words)
        self.octets = bytes.fromhex(octets[1].replace("\\x", "")) if octets else b""
        self.result = None

    def finish(self, words, end):
        self.end = end
        result = re.search(r"= (-?\d+)[^=]*$", words)
        self.result = int(result[1]) if result else None


def calls(lines):
    """The trace's calls in the order in which they began."""
    found, open_calls = [], {}
    for index, line in enumerate(lines):
        match = LINE.match(line)
        if not match:
            continue
        thread, resumed, name, words = match.groups()
        if resumed:
            call = open_calls.pop(thread, None)
            if call:
                call.finish(words, index)
            continue
        call = Call(name, words, index)
        found.append(call)
        if words.endswith("<unfinished ...>"):
            open_calls[thread] = call
        else:
            call.finish(words, index)
    return found


def marks(found, attempts):
    """The first write of each attempt's `transmitting` row to the write-ahead log."""
    begun = {}
    # A row: draft, state, instant, worker, no note, attempt; the attempt's name begins with the worker's.
    row = re.compile(rb"transmitting(.{4,8}?)([\x21-\x7e]+-\d+)(?![0-9-])", re.DOTALL)
    for call in found:
        if call.name != "pwrite64" or not call.file.endswith("rapport.db-wal"):
            continue
        for match in row.finditer(call.octets):
            for attempt in attempts:
                if match[2].endswith(attempt.encode()) and attempt not in begun:
                    begun[attempt] = call
    return begun


def dots(found):
    """The call that carried the end of each message's text, by Message-ID."""
    streams, ended = {}, {}
    for call in found:
        if call.name in ("connect", "close"):
            streams.pop(call.number, None)
        if call.name not in ("sendto", "sendmsg") or not call.result or call.result < 0:
            continue
        stream = streams.get(call.number, b"") + call.octets[:call.result]
        while (end := stream.find(b"\r\n.\r\n")) >= 0:
            name = re.search(rb"(?im)^Message-ID: *(<[^>]*>)", stream[:end])
            if name:
                ended.setdefault(name[1].decode(), []).append(call)
            stream = stream[end + 5:]
        streams[call.number] = stream
    return ended


def problems(found, attempts):
    """What is out of order; `attempts`: Message-ID by attempt, for each attempt that transmitted."""
    begun, ended = marks(found, attempts), dots(found)
    syncs = [call for call in found if call.name in ("fsync", "fdatasync")
             and call.file.endswith("rapport.db-wal") and call.result == 0]
    words = []
    for attempt, message in attempts.items():
        mark = begun.get(attempt)
        sent = ended.get(message, [])
        if not mark or len(sent) != 1:
            words.append(f"{message}: {'no' if not mark else 'a'} mark, {len(sent)} dots")
            continue
        between = [sync for sync in syncs if sync.begin > mark.end and sync.end < sent[0].begin]
        if not between:
            words.append(f"{message}: no fsync between its mark and its dot")
    return words


def trace(binary, mails, connections, pipelining):
    """The calls of one run, and its attempts."""
    folder = os.path.realpath(tempfile.mkdtemp(prefix="rapport-crash-"))
    server = Server(os.path.join(folder, "truth.jsonl"), pipelining=pipelining)
    try:
        workspace = Workspace(folder, binary)
        workspace.write(mails, server.port, connections)
        workspace.approve_all()
        log = os.path.join(folder, "trace")
        process = workspace.start(["strace", "-f", "-qq", "-y", "-xx", "-s", "100000", "-o", log,
                                   "-e", "trace=" + CALLS, "--"] + workspace.sending(0))
        if process.wait(workspace.seconds) != 0:
            raise Broken(workspace.said())
        with open(log, encoding="latin-1") as file:
            found = calls(named(line.rstrip("\n")) for line in file)
        return found, attempts(os.path.join(folder, "rapport.db"))
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


def named(line):
    """The line with the name of the file readable again."""
    return re.sub(r"<((?:\\x[0-9a-f]{2})+)>",
                  lambda name: f"<{bytes.fromhex(name[1].replace(chr(92) + 'x', '')).decode()}>", line)


def attempts(path):
    with sqlite3.connect(path) as database:
        return dict(database.execute(
            """SELECT e.attempt, '<' || d.message_id || '>' FROM draft_events e JOIN drafts d ON d.key = e.draft
               WHERE e.state = 'transmitting'"""))


def planted(found):
    """The same trace with what must be noticed: no fsync; and each dot before all fsyncs."""
    yield "without fsync", [call for call in found if not call.name.endswith("sync")]
    early = [call for call in found if call.name in ("sendto", "sendmsg")]
    late = [call for call in found if call.name not in ("sendto", "sendmsg")]
    for index, call in enumerate(early + late):
        call.end = index + call.end - call.begin
        call.begin = index
    yield "dots first", early + late


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--mails", type=int, default=8)
    options = parser.parse_args()
    if not shutil.which("strace"):
        print("strace is absent: the order of writes was not looked at")
        return 0
    failed = False
    for connections in (1, 4):
        for pipelining in (False, True):
            found, names = trace(
                os.path.abspath(options.binary), options.mails, connections, pipelining)
            words = problems(found, names)
            if len(names) != options.mails:
                words.append(f"{len(names)} attempts for {options.mails} mails")
            way = "pipelined" if pipelining else "lockstep"
            print(f"{way:10} {connections} connections: {len(names)} mails, "
                  f"{len(names) - len(words)} marked and synced before the dot")
            for defect, changed in planted(found):
                if len(problems(changed, names)) != len(names):
                    words.append(f"the check does not notice a trace {defect}")
            for problem in words:
                failed = True
                print("BREACH", problem)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
