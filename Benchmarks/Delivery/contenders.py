"""Who delivers: each function sends so many mails to a port and answers what that took."""
import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
POSTFIX = HERE.parents[1] / ".build" / "tools" / "postfix"
POSTFIX_ENVIRONMENT = {**os.environ, "LD_LIBRARY_PATH": str(POSTFIX / "usr/lib/postfix")}
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
SENDER, RECIPIENT = "ana@northlight.example", "zoe@firm.example"


def postfix(name):
    return POSTFIX / "usr" / "sbin" / name


@dataclasses.dataclass
class Run:
    mails: int
    seconds: float
    cpu: float
    peak: float  # MiB

    @property
    def rate(self):
        return self.mails / self.seconds


def measured(mails, commands, stdin=None, **options):
    """Runs commands one after the other; their peak is the largest."""
    began, cpu, peak, said = time.monotonic(), 0.0, 0, b""
    for words in commands:
        source = open(stdin, "rb") if stdin else subprocess.DEVNULL
        complaints = tempfile.TemporaryFile()
        process = subprocess.Popen([str(word) for word in words], stdin=source,
                                   stdout=subprocess.PIPE, stderr=complaints, **options)
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if stdin:
            source.close()
        if process.returncode != 0:
            complaints.seek(0)
            sys.exit(f"{' '.join(str(word) for word in words)}: {process.returncode}\n"
                     + complaints.read().decode(errors="replace"))
        complaints.close()
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)
    return Run(mails, time.monotonic() - began, cpu, peak / 1024), said.decode()


def ours(workspace, mails, port, connections):
    """The live run, from the start of the process to its end."""
    workspace.configure(port, connections)
    run, said = measured(mails, [workspace.sending(mails)])
    if f"Sent {mails} mail" not in said.replace(",", ""):
        sys.exit(f"not all of {mails} mails were sent: {said[:1000]}")
    return run


def ours_end_to_end(workspace, mails, port, connections):
    """From the CSV files to the server: import, draft, approve, send."""
    workspace.configure(port, connections)
    commands = [workspace.command(*words) for words in workspace.PREPARATION]
    return measured(mails, commands + [workspace.sending(mails)])[0]


def floor(folder, count=1_000):
    """What the disk asks for durable writes of the size that one mail's entry in the journal has."""
    size, room = 65_536, 256
    descriptor = os.open(folder / "floor", os.O_CREAT | os.O_RDWR)
    os.pwrite(descriptor, bytes(size * room), 0)
    os.fsync(descriptor)
    began, before = time.monotonic(), os.times()
    for n in range(count):
        os.pwrite(descriptor, b"x" * size, size * (n % room))
        os.fdatasync(descriptor)
    seconds, after = time.monotonic() - began, os.times()
    os.close(descriptor)
    os.unlink(folder / "floor")
    return Run(count, seconds, after.user + after.system - before.user - before.system, 0)


def smtp_source(file, mails, port, sessions):
    """The same text again and again, over sessions that are kept."""
    words = [postfix("smtp-source"), "-d", "-s", sessions, "-m", mails, "-F", file, "-f", SENDER,
             "-t", RECIPIENT, f"127.0.0.1:{port}"]
    return measured(mails, [words], env=POSTFIX_ENVIRONMENT)[0]


def smtplib(file, mails, port, connections):
    run, said = measured(mails, [[sys.executable, HERE / "smtplib_peer.py", port, file, mails, connections]])
    run.seconds = float(said)
    return run


def msmtp(file, mails, port):
    words = ["msmtp", "--host=127.0.0.1", f"--port={port}", f"--from={SENDER}", RECIPIENT]
    return measured(mails, [words] * mails, stdin=file)[0]


def swaks(file, mails, port):
    words = ["swaks", "--silent", "3", "--server", f"127.0.0.1:{port}", "--from", SENDER, "--to", RECIPIENT,
             "--ehlo", "northlight.example", "--data", f"@{file}"]
    return measured(mails, [words] * mails)[0]


MAILMERGE_TEMPLATE = """TO: {{{{email}}}}
SUBJECT: A question about {{{{topic}}}}
FROM: Ana Lopez <ana@northlight.example>

Hello {{{{first_name}}}},

how do you measure {{{{topic}}}} today?
{lines}

Ana Lopez
"""


def installed_mailmerge():
    folder = CACHE / "rapport-benchmarks" / "mailmerge"
    program = folder / "bin" / "mailmerge"
    if not program.exists():
        made = subprocess.run([sys.executable, "-m", "venv", folder]).returncode == 0 and subprocess.run(
            [folder / "bin" / "pip", "--quiet", "install", "mailmerge==2.3.0"]).returncode == 0
        if not made:
            shutil.rmtree(folder, ignore_errors=True)
    return program if program.exists() else None


def mailmerge(program, folder, lines, mails, port):
    folder = pathlib.Path(folder)
    folder.mkdir(exist_ok=True)
    (folder / "mailmerge_template.txt").write_text(MAILMERGE_TEMPLATE.format(lines=lines))
    (folder / "mailmerge_server.conf").write_text(f"[smtp_server]\nhost = 127.0.0.1\nport = {port}\n")
    with open(folder / "mailmerge_database.csv", "w", encoding="utf-8") as file:
        file.write("email,first_name,topic\n")
        file.writelines(f"zoe@firm{n}.example,Zoe,hall {n}\n" for n in range(mails))
    return measured(mails, [[program, "--no-dry-run", "--no-limit", "--output-format", "raw"]], cwd=folder)[0]
