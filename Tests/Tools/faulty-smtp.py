#!/usr/bin/env python3
"""An SMTP server that misbehaves as told, and never lies about what it took.

    faulty-smtp.py --log truth.jsonl --fault 'dot@2=take|close' --fault 'rcpt=say:451 4.2.1 later'

Prints `listening PORT` and serves 127.0.0.1, a thread a connection, until it is killed. With
`--many` it reads lines, each a JSON array of such arguments, and serves them all until they end.

A fault is PHASE[@N]=STEP|STEP…; PHASE is one of connect, ehlo, helo, starttls, auth, mail, rcpt,
data, text, dot, idle, rset, quit; N counts how often the phase was reached in the server's life
(`3` the third time, `3+` from then on; without it every time). `text` is reached when the first
octets of a message's text came, `idle` when the reply to a dot has been sent. Steps:

    normal       what a good server does here (at dot: take, and say 250)
    take         note the message as taken; the note is on disk before anything is said
    say:TEXT     one line; \\r \\n \\xNN and \\\\ are escapes in it
    raw:TEXT     these octets and no more
    flood:TEXT   this line for ever, until the other side has gone
    sleep:S      wait S seconds
    stall        say nothing more and keep the connection open; deaf: do not even read
    close        close the connection; reset: with a RST
    tls          the TLS handshake (at starttls and connect)

`--mix RATE --seed N` draws faults from a list of its own at every phase, the same for the same
seed and order of events. The log has one JSON object a line, each fsynced before the next octet is
said: `taken` (with Message-ID, recipient, SHA-256, size), `line` (each command, and whether it came
in clear), `replied` (to the dot), `step` (of a fault, done), `unended` (a text, and how
much of it came), `open`, `gone`.
"""
import argparse
import base64
import hashlib
import json
import os
import random
import socket
import ssl
import struct
import sys
import threading
import time

import faults

MIX = {
    "connect": ["say:421 4.3.2 busy|close", "close", "reset"],
    "ehlo": ["close", "reset"],
    "mail": ["say:451 4.3.0 later", "say:421 4.3.2 bye|close", "close", "reset", "raw:garbage\r\n"],
    "rcpt": ["say:450 4.2.1 later", "say:421 4.3.2 bye|close", "close", "raw:25|close"],
    "data": ["say:451 4.3.0 later", "close", "raw:354 go\r\n250 stray\r\n", "say:250 what"],
    # No `raw:250 early` here: said while the dot is under way, nobody can tell it from the truth.
    "text": ["close", "reset"],
    "dot": ["take|close", "take|reset", "close", "reset", "say:451 4.3.0 later", "take|raw:25|close",
            "take|raw:250-more\r\n|close", "take|say:354 more|close", "take|raw:junk\r\n|normal",
            "take|raw:250\n", "say:554 5.6.0 no", "take|say:999 what|close"],
    "idle": ["close", "reset", "say:421 4.4.2 idle|close"],
}


def unescape(text):
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")


class Gone(Exception):
    """The connection is over."""


class Truth:
    """The log; a line is on disk when `note` returns."""

    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.lock = threading.Lock()

    def note(self, event, **facts):
        line = json.dumps({"event": event, **facts}) + "\n"
        with self.lock:
            os.write(self.file, line.encode())
            if event in ("taken", "replied"):
                os.fsync(self.file)


class Plan:
    """Which steps are taken at which phase."""

    def __init__(self, told, mix, seed):
        self.faults = faults.Faults(told)
        self.mix = mix
        self.chance = random.Random(seed)
        self.lock = threading.Lock()

    def steps(self, phase):
        with self.lock:
            if steps := self.faults.steps(phase):
                return steps
            if phase in MIX and self.chance.random() < self.mix:
                return self.chance.choice(MIX[phase]).split("|")
        return ["normal"]


class Talk:
    """One connection."""

    def __init__(self, server, connection, number):
        self.server, self.connection, self.number = server, connection, number
        self.buffer = bytearray()
        self.secured = False
        self.transaction()

    def transaction(self):
        self.sender = self.recipient = None
        self.taken = False
        self.text = b""

    def note(self, event, **facts):
        self.server.truth.note(event, connection=self.number, **facts)

    # -- octets

    def send(self, octets):
        try:
            self.connection.sendall(octets)
        except OSError:
            raise Gone()

    def say(self, line):
        self.send(line.encode("utf-8") + b"\r\n")

    def receive(self):
        try:
            octets = self.connection.recv(65536)
        except OSError:
            raise Gone()
        if not octets:
            raise Gone()
        self.buffer += octets

    def line(self):
        while b"\n" not in self.buffer:
            self.receive()
        line = bytes(self.buffer[:self.buffer.index(b"\n")])
        del self.buffer[:len(line) + 1]
        line = line.rstrip(b"\r")
        self.note("line", text=line.decode("latin-1"), clear=not self.secured)
        return line

    # -- steps

    def phase(self, name, normal):
        """Takes the steps planned for this phase; true if the normal one was among them."""
        was_normal = False
        for step in self.server.plan.steps(name):
            word, _, value = step.partition(":")
            if word == "normal":
                normal()
                was_normal = True
            else:
                getattr(self, "step_" + word)(value)
                self.note("step", phase=name)
        return was_normal

    def step_take(self, _):
        if self.taken:
            return
        self.taken = True
        head = self.text.split(b"\r\n\r\n", 1)[0].decode("latin-1")
        names = [l.split(":", 1)[1].strip() for l in head.split("\r\n")
                 if l.lower().startswith("message-id:")]
        self.note("taken", message_id=names[0] if names else "", recipient=self.recipient,
                  sender=self.sender, size=len(self.text),
                  sha256=hashlib.sha256(self.text).hexdigest())

    def step_say(self, value):
        self.send(unescape(value) + b"\r\n")

    def step_raw(self, value):
        self.send(unescape(value))

    def step_flood(self, value):
        while True:
            self.send((unescape(value) + b"\r\n") * 100)

    def step_sleep(self, value):
        time.sleep(float(value))

    def step_stall(self, _):
        while True:
            self.receive()
            self.buffer.clear()

    def step_deaf(self, _):
        while True:
            time.sleep(60)

    def step_close(self, _):
        raise Gone()

    def step_reset(self, _):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Gone()

    def step_tls(self, _):
        if not self.server.context:
            raise Gone()
        self.buffer.clear()
        try:
            self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        except (OSError, ssl.SSLError):
            raise Gone()
        self.secured = True

    # -- the conversation

    def run(self):
        self.note("open")
        try:
            if self.server.options.tls == "implicit":
                self.step_tls("")
            self.phase("connect", lambda: self.say("220 faulty.example ESMTP"))
            while True:
                self.command(self.line())
        except Gone:
            pass
        finally:
            self.connection.close()
            self.note("gone")

    def command(self, line):
        word = line.split(b" ")[0].upper().decode("latin-1")
        handler = getattr(self, "on_" + word.lower(), None)
        if handler:
            handler(line.decode("utf-8", "replace"))
        else:
            self.say("500 5.5.2 what is that")

    def on_ehlo(self, _):
        self.phase("ehlo", self.offer)

    def offer(self):
        options = self.server.options
        offers = [o for o in options.offer.split(",") if o]
        if options.tls == "starttls" and not self.secured:
            offers.append("STARTTLS")
        if options.auth and (self.secured or not options.tls):
            offers.append("AUTH " + options.auth)
        lines = ["faulty.example"] + offers
        for index, text in enumerate(lines):
            self.say("250%s%s" % ("-" if index + 1 < len(lines) else " ", text))

    def on_helo(self, _):
        self.phase("helo", lambda: self.say("250 faulty.example"))

    def on_starttls(self, _):
        def normal():
            self.say("220 2.0.0 go ahead")
            self.step_tls("")
        self.phase("starttls", normal)

    def on_auth(self, line):
        words = line.split(" ")
        mechanism = words[1].upper()
        answers = words[2:]
        if mechanism == "LOGIN":
            for challenge in ["Username:", "Password:"][len(answers):]:
                self.say("334 " + base64.b64encode(challenge.encode()).decode())
                answers.append(self.line().decode())
        elif not answers:
            self.say("334 ")
            answers.append(self.line().decode())
        self.answers = answers
        self.phase("auth", self.judge)

    def judge(self):
        said = [base64.b64decode(a).decode() for a in self.answers]
        wanted = [self.server.options.user, self.server.options.password]
        forms = [wanted, ["\0%s\0%s" % tuple(wanted)],
                 ["user=%s\x01auth=Bearer %s\x01\x01" % tuple(wanted)]]
        self.say("235 2.7.0 welcome" if said in forms else "535 5.7.8 wrong")

    def on_mail(self, line):
        def normal():
            self.transaction()
            self.sender = line.split(":", 1)[1].split(" ")[0]
            self.say("250 2.1.0 ok")
        self.phase("mail", normal)

    def on_rcpt(self, line):
        def normal():
            if self.sender is None:
                return self.say("503 5.5.1 no MAIL")
            self.recipient = line.split(":", 1)[1].split(" ")[0]
            self.say("250 2.1.5 ok")
        self.phase("rcpt", normal)

    def on_data(self, _):
        wants_text = []

        def normal():
            if self.recipient is None:
                return self.say("554 5.5.1 no valid recipients")
            self.say("354 go ahead")
            wants_text.append(True)
        self.phase("data", normal)
        if wants_text or self.server.options.text_always:
            self.read_text()

    def read_text(self):
        try:
            self.read_to_dot()
        except Gone:
            self.note("unended", size=len(self.buffer))
            raise
        self.judge_text()

    def read_to_dot(self):
        while not self.buffer:
            self.receive()
        self.phase("text", lambda: None)
        self.buffer[:0] = b"\r\n"
        searched = 0
        while (end := self.buffer.find(b"\r\n.\r\n", searched)) < 0:
            searched = max(0, len(self.buffer) - 4)
            self.receive()
        lines = bytes(self.buffer[2:end]).split(b"\r\n")
        del self.buffer[:end + 5]
        self.text = b"\r\n".join(l[1:] if l.startswith(b".") else l for l in lines) + b"\r\n"

    def judge_text(self):
        self.note("dot", size=len(self.text))

        def normal():
            self.step_take("")
            self.note("replied", code=250)
            self.say("250 2.0.0 queued as F%d" % self.number)
        self.phase("dot", normal)
        self.sender = self.recipient = None
        self.phase("idle", lambda: None)

    def on_rset(self, _):
        def normal():
            self.sender = self.recipient = None
            self.say("250 2.0.0 ok")
        self.phase("rset", normal)

    def on_quit(self, _):
        self.phase("quit", lambda: self.say("221 2.0.0 bye"))
        raise Gone()


class Server:
    def __init__(self, options):
        self.options = options
        self.truth = Truth(options.log)
        self.plan = Plan(options.fault, options.mix, options.seed)
        self.context = None
        if options.cert:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(options.cert, options.key)

    def start(self):
        """Listens, says where, and serves on a thread."""
        listener = socket.create_server(("127.0.0.1", self.options.port), backlog=128)
        thread = threading.Thread(target=self.serve, args=(listener,), daemon=True)
        thread.start()
        print("listening", listener.getsockname()[1], flush=True)
        return thread

    def serve(self, listener):
        number = 0
        while True:
            connection, _ = listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            number += 1
            talk = Talk(self, connection, number)
            threading.Thread(target=talk.run, daemon=True).start()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", required=True)
    parser.add_argument("--offer", default="PIPELINING,8BITMIME,SIZE 10485760")
    parser.add_argument("--tls", choices=["starttls", "implicit"])
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--auth", default="", help="mechanisms, such as 'PLAIN LOGIN'")
    parser.add_argument("--user", default="ann")
    parser.add_argument("--password", default="")
    parser.add_argument("--fault", action="append", default=[])
    parser.add_argument("--text-always", action="store_true",
                        help="read a text behind DATA even if a fault took the place of 354")
    parser.add_argument("--mix", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    if sys.argv[1:] != ["--many"]:
        return Server(parser.parse_args()).start().join()
    for line in sys.stdin:
        Server(parser.parse_args(json.loads(line))).start()


if __name__ == "__main__":
    main()
