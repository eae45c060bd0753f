"""A workspace with approved mails of 2 KB, one to each of so many people at as many firms."""
import os
import pathlib
import shutil
import subprocess

NOW = "2026-11-24T08:00:00Z"

# As wide as the configuration allows: they are checked for every mail, and hold none back.
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
    smtp:
      host: 127.0.0.1
      port: {port}
      security: none
      connections: {connections}
cadence:
  window: Mon-Sun 00:00-24:00
  stale: 36500 days
"""

LINES = "\n".join(f"The night load is what nobody looks at, line {n} of this text." for n in range(25))
TEMPLATE = f"""---
kind: check-in
subject: A question about {{{{ account.topic }}}}
to: decision-maker
---
Hello {{{{ contact.first_name }}}},

how do you measure {{{{ account.topic }}}} today?
{LINES}

{{{{ sender.name }}}}
"""


class Book:
    def __init__(self, folder, rapport):
        self.folder = pathlib.Path(folder)
        self.rapport = str(rapport)

    def write(self, mails):
        (self.folder / "Templates" / "check-in").mkdir(parents=True)
        (self.folder / "Templates" / "check-in" / "first.md").write_text(TEMPLATE)
        self.configure(1, 1)
        self.rows("accounts.csv", "id,name,stage,zone,topic",
                  (f"a{n},Firm {n},prospect,UTC,hall {n}" for n in range(mails)))
        self.rows("contacts.csv", "id,account,email,role,first_name",
                  (f"c{n},a{n},zoe@firm{n}.example,decision-maker,Zoe" for n in range(mails)))

    def rows(self, name, head, rows):
        with open(self.folder / name, "w", encoding="utf-8") as file:
            file.write(head + "\n")
            file.writelines(row + "\n" for row in rows)

    def configure(self, port, connections):
        text = CONFIGURATION.format(port=port, connections=connections)
        (self.folder / "rapport.yaml").write_text(text)

    def command(self, *words):
        return [self.rapport, *words, "--workspace", str(self.folder), "--now", NOW]

    PREPARATION = (["import"], ["draft"], ["approve", "--all"])

    def prepare(self):
        for words in self.PREPARATION:
            subprocess.run(self.command(*words), check=True, stdout=subprocess.DEVNULL)

    def one_mail(self):
        """The octets of one of the mails, as a dry run writes them."""
        subprocess.run(self.command("send", "--limit", "1"), check=True, stdout=subprocess.DEVNULL)
        octets = next((self.folder / "Outbox").rglob("*.eml")).read_bytes()
        shutil.rmtree(self.folder / "Outbox")
        return octets

    def copy(self, folder):
        shutil.copytree(self.folder, folder)
        for file in pathlib.Path(folder).iterdir():  # else the first run pays for the copy's writing
            if file.is_file():
                descriptor = os.open(file, os.O_RDONLY)
                os.fsync(descriptor)
                os.close(descriptor)
        return Book(folder, self.rapport)

    def sending(self, mails):
        """The command of a live run of so many mails, which asks for nothing more to say yes to."""
        known = subprocess.run([self.rapport, "send", "--help"], capture_output=True, text=True,
                               check=True).stdout
        words = ["send", "--live", "--limit", str(mails)]
        return self.command(*words, *(["--yes", str(mails)] if "--yes" in known else []))
