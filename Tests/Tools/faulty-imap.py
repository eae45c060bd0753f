#!/usr/bin/env python3
"""An IMAP server of one account that misbehaves as told, and never lies about what it keeps.

Reads lines, each a JSON array of arguments such as

    --log truth.jsonl --folder 'Drafts:\\Drafts' --fault 'literal@1=keep|close'

Prints `listening PORT` for each and serves that port of 127.0.0.1, a thread a connection, until its
input ends. What a server keeps stays for the next connection.

A fault is PHASE[@N]=STEP|STEP…; PHASE is one of connect, capability, login, list, select, noop,
search, fetch, store, expunge, append (the command, before the server asks for the text), literal
(the text came), logout; N counts how often the phase was reached (`3+`: from then on; without it
every time). Steps:

    normal       what a good server does here
    keep         keep the message that came (at literal)
    say:TEXT     one line behind the command's tag; raw:TEXT these octets and no more; \\r \\n \\xNN are
                 escapes; $TAG is the command's tag
    flood:TEXT   these octets for ever, until the other side has gone
    stall        say nothing more and keep the connection open
    close        close the connection

The log has one JSON object a line: `open`, `line` (each command), `kept` (SHA-256, size, flags).
"""
import argparse
import base64
import hashlib
import json
import re
import socket
import sys
import threading
import time

import faults


class Gone(Exception):
    """The connection is over."""


class Server:
    def __init__(self, options):
        self.options = options
        self.lock = threading.Lock()
        self.log = open(options.log, "a", encoding="utf-8")
        self.faults = faults.Faults(options.fault)
        self.folders = dict((name + ":").split(":")[:2] for name in options.folder)
        self.kept = []

    def steps(self, phase):
        with self.lock:
            return self.faults.steps(phase) or ["normal"]

    def note(self, event, **facts):
        with self.lock:
            self.log.write(json.dumps({"event": event, **facts}) + "\n")
            self.log.flush()


class Talk:
    def __init__(self, server, connection):
        self.server, self.connection = server, connection
        self.file = connection.makefile("rb")

    def write(self, octets):
        try:
            self.connection.sendall(octets)
        except OSError as error:
            raise Gone() from error

    def line(self, text):
        self.write(text.encode("utf-8") + b"\r\n")

    def phase(self, name, tag, normal, keep=None):
        for step in self.server.steps(name):
            kind, _, text = step.partition(":")
            octets = text.encode("latin-1").decode("unicode_escape").encode("latin-1")
            octets = octets.replace(b"$TAG", tag.encode())
            if kind == "normal":
                normal()
            elif kind == "keep":
                keep()
            elif kind == "say":
                self.write(tag.encode() + b" " + octets + b"\r\n")
            elif kind == "raw":
                self.write(octets)
            elif kind == "flood":
                while True:
                    self.write(octets * 1000)
            elif kind == "stall":
                while self.connection.recv(65536):
                    time.sleep(0.01)
                raise Gone()
            elif kind == "close":
                raise Gone()
            else:
                raise SystemExit(f"no such step: {step}")

    def serve(self):
        self.server.note("open")
        self.phase("connect", "*", lambda: self.line("* OK ready"))
        while True:
            line = self.file.readline()
            if not line.endswith(b"\n"):
                return
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            tag, _, rest = text.partition(" ")
            self.server.note("line", text=rest)
            self.command(tag, rest)

    def command(self, tag, rest):
        words = rest.split(" ")
        name = words[0].upper()
        if name == "UID":
            name = words[1].upper()
        if name == "LOGIN":
            self.phase("login", tag, lambda: self.line(f"{tag} BAD what"))
        elif name == "AUTHENTICATE":
            self.phase("login", tag, lambda: self.authenticate(tag, words))
        elif name == "APPEND":
            self.append(tag, rest)
        elif name == "LOGOUT":
            self.phase("logout", tag, lambda: (self.line("* BYE"), self.line(f"{tag} OK")))
            raise Gone()
        else:
            answer = getattr(self, name.lower(), None)
            normal = (lambda: answer(tag, rest)) if answer else (lambda: self.line(f"{tag} BAD what"))
            self.phase(name.lower(), tag, normal)

    def authenticate(self, tag, words):
        if len(words) < 3:
            self.line("+ ")
            words.append(self.file.readline().decode().strip())
        secret = base64.b64decode(words[2]).split(b"\0")[-1].decode("utf-8")
        right = secret == self.server.options.password
        self.line(f"{tag} OK in" if right else f"{tag} NO [AUTHENTICATIONFAILED] no")

    def capability(self, tag, rest):
        self.line(f"* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN {self.server.options.capabilities}")
        self.line(f"{tag} OK done")

    def noop(self, tag, rest):
        self.line(f"{tag} OK done")

    def list(self, tag, rest):
        for name, use in self.server.folders.items():
            self.line(f'* LIST ({use}) "/" "{name}"')
        self.line(f"{tag} OK done")

    def select(self, tag, rest):
        self.line(f"* {len(self.server.kept)} EXISTS")
        self.line(f"* OK [UIDVALIDITY {self.server.options.validity}] yes")
        self.line(f"{tag} OK [READ-WRITE] open")

    def search(self, tag, rest):
        wanted = re.search(r'"<(.*)>"', rest).group(1).encode()
        found = [str(uid) for uid, kept in enumerate(self.server.kept, 1)
                 if kept and wanted in kept[1]]
        self.line("* SEARCH " + " ".join(found))
        self.line(f"{tag} OK done")

    def fetch(self, tag, rest):
        uid = int(rest.split(" ")[2])
        flags, octets = self.server.kept[uid - 1]
        if "BODY" in rest:
            self.write(f"* {uid} FETCH (UID {uid} BODY[] {{{len(octets)}}}\r\n".encode())
            self.write(octets + b")\r\n")
        else:
            self.line(f"* {uid} FETCH (FLAGS {flags} UID {uid} RFC822.SIZE {len(octets)})")
        self.line(f"{tag} OK done")

    def store(self, tag, rest):
        uid = int(rest.split(" ")[2])
        self.server.kept[uid - 1] = ("(\\Deleted)", self.server.kept[uid - 1][1])
        self.line(f"{tag} OK done")

    def expunge(self, tag, rest):
        self.server.kept[int(rest.split(" ")[2]) - 1] = None
        self.line(f"{tag} OK done")

    def append(self, tag, rest):
        size = int(re.search(r"\{(\d+)\}$", rest).group(1))
        flags = re.search(r"(\(.*\))", rest).group(1)
        self.phase("append", tag, lambda: self.take(tag, size, flags))

    def take(self, tag, size, flags):
        self.line("+ go on")
        octets = self.file.read(size)
        if len(octets) < size:
            raise Gone()

        def keep():
            with self.server.lock:
                self.server.kept.append((flags, octets))
            self.server.note("kept", size=size, flags=flags,
                             sha256=hashlib.sha256(octets).hexdigest())

        def normal():
            keep()
            self.line(f"{tag} OK done")

        def ended():
            self.file.readline()
            self.phase("literal", tag, normal, keep)

        ended()


def run(talk):
    try:
        talk.serve()
    except (Gone, OSError):
        pass
    finally:
        try:
            talk.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        talk.connection.close()


def listen(parser, arguments):
    server = Server(parser.parse_args(arguments))
    listener = socket.create_server(("127.0.0.1", 0), backlog=20)

    def accept():
        while True:
            connection, _ = listener.accept()
            talk = Talk(server, connection)
            threading.Thread(target=run, args=(talk,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    print(f"listening {listener.getsockname()[1]}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", required=True)
    parser.add_argument("--fault", action="append", default=[])
    parser.add_argument("--folder", action="append", default=[])
    parser.add_argument("--password", default="secret")
    parser.add_argument("--capabilities", default="SPECIAL-USE")
    parser.add_argument("--validity", type=int, default=7)
    for line in sys.stdin:
        listen(parser, json.loads(line))


main()
