"""A workspace in which nothing but the server holds a mail back, and the command that works on it."""
import datetime
import hashlib
import json
import os
import pathlib
import subprocess
import sys

import slate

START = datetime.datetime(2026, 11, 24, 8, tzinfo=datetime.timezone.utc)

CONFIGURATION = """sender: Ana Lopez <ana@northlight.example>
company: Northlight
zone: UTC
mailboxes:
  ana:
    from: Ana Lopez <ana@northlight.example>
    per_day: 100000
    per_hour: 100000
    gap: 0s
    jitter: 0s
    ramp: off
    health: {{bounces: 100%}}
    smtp:
      host: 127.0.0.1
      port: {port}
      security: none
      connections: {connections}
cadence:
  window: Mon-Sun 00:00-24:00
  stale: 36500 days
"""

TEMPLATE = """---
kind: check-in
subject: A question about {{ account.topic }}
to: decision-maker
---
Hello {{ contact.first_name }},

how do you measure {{ account.topic }} today?
.
{{ sender.name }}
"""


# The exit code of a run that was given another number of mails than it would send.
WRONG_NUMBER = 64


class Broken(Exception):
    """The command did not do what the harness rests on."""


def instant(seconds):
    return (START + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Workspace:
    def __init__(self, folder, program, seconds=120):
        self.folder = pathlib.Path(folder)
        self.command = [sys.executable, program] if program.endswith(".py") else [program]
        self.seconds = seconds

    def write(self, mails, port, connections):
        """The files for so many mails, each to an account of its own."""
        (self.folder / "Templates" / "check-in").mkdir(parents=True)
        (self.folder / "Templates" / "check-in" / "first.md").write_text(TEMPLATE)
        numbers = range(mails)
        self.rows("accounts.csv", "id,name,stage,zone,topic",
                  [f"a{n},Firm {n},prospect,UTC,hall {n}" for n in numbers])
        self.rows("contacts.csv", "id,account,email,role,first_name",
                  [f"c{n},a{n},zoe@firm{n}.example,decision-maker,Zoë" for n in numbers])
        self.configure(port, connections)

    def rows(self, name, head, rows):
        (self.folder / name).write_text("\n".join([head] + rows) + "\n", encoding="utf-8")

    def configure(self, port, connections):
        text = CONFIGURATION.format(port=port, connections=connections)
        (self.folder / "rapport.yaml").write_text(text)

    def approve_all(self):
        for words in (["import"], ["draft"], ["approve", "--all"]):
            self.run(*words, "--now", instant(0))

    def arguments(self, *words):
        return self.command + list(words) + ["--workspace", str(self.folder)]

    def run(self, *words):
        """Runs a command to its end; what it printed."""
        done = subprocess.run(
            self.arguments(*words), capture_output=True, text=True, timeout=self.seconds,
            stdin=subprocess.DEVNULL, check=False, env={**os.environ, "NO_COLOR": "1"})
        if done.returncode != 0:
            raise Broken(f"{' '.join(words)}: {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    def sending(self, seconds, limit=None):
        """The arguments of a live run at an instant, so many seconds after the start.

        It has to name the number of mails: those that are due, or will be once the run has released
        what a dead one had claimed, or marked ahead without beginning its dot.
        """
        waiting = slate.waiting(self.folder / "rapport.db")
        due = sum(self.is_due(draft, seconds, waiting) for draft in self.drafts())
        number = due if limit is None else min(due, limit)
        return self.arguments("send", "--live", "--limit", str(limit or "all"), "--yes", str(number),
                              "--now", instant(seconds))

    def serving(self, seconds):
        """The arguments of a service that starts at an instant."""
        return self.arguments("run", "--live", "--now", instant(seconds))

    @staticmethod
    def is_due(draft, seconds, waiting):
        times = [draft.get("planned"), draft.get("not_before")]
        now = START + datetime.timedelta(seconds=seconds)
        free = draft["state"] in ("approved", "claimed") or draft.get("id") in waiting
        return free and all(
            datetime.datetime.fromisoformat(time) <= now for time in times if time)

    def start(self, arguments, **options):
        """Starts a live run; what it says goes to `says`, anew each time."""
        with open(self.folder / "says", "wb") as says:
            return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=says, stderr=says,
                                    env={**os.environ, "NO_COLOR": "1"}, **options)

    def send(self, seconds):
        """A live run to its end: its exit code and what it said."""
        process = self.start(self.sending(seconds))
        try:
            process.wait(self.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise Broken(f"send did not end within {self.seconds} s")
        if process.returncode == WRONG_NUMBER:
            raise Broken(self.said())
        return process.returncode, self.said()

    def said(self):
        return (self.folder / "says").read_text(encoding="utf-8", errors="replace")

    def drafts(self):
        lines = self.run("drafts", "list", "--state", "all", "--json").splitlines()
        return [json.loads(line) for line in lines]

    def approved_texts(self):
        """What a dry run writes: SHA-256 of each mail's bytes by its Message-ID."""
        self.run("send", "--now", instant(0))
        texts = {}
        for file in (self.folder / "Outbox").rglob("*.eml"):
            octets = file.read_bytes()
            head = octets.split(b"\r\n\r\n", 1)[0].decode()
            name = [line.split(":", 1)[1].strip() for line in head.split("\r\n")
                    if line.lower().startswith("message-id:")]
            texts[name[0]] = hashlib.sha256(octets).hexdigest()
        return texts
