#!/usr/bin/env python3
"""What `rapport run` costs while it waits: python3 Benchmarks/Service/run.py [--accounts N] [--minutes M]

Writes a workspace of N accounts (100,000 unless told otherwise), imports it, starts `rapport run
--live` with nothing approved, waits for its first plan, and then watches for M minutes (20) what the
process takes: processor time and switches from /proc/PID, memory at the start and at the end. A touch
is logged half-way, as a person would, so that one plan is in it. RAPPORT_BENCH names a folder to keep
the workspace in for another run; --binary names a release build, else one is made.
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SMTP = "    smtp: {host: 127.0.0.1, port: 9, security: none}\n"


def binary():
    subprocess.run(["make", "--silent", "release"], cwd=ROOT, check=True, stdout=sys.stderr)
    path = subprocess.run(
        ["swift", "build", "-c", "release", "--static-swift-stdlib", "--scratch-path",
         ".build-release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    return os.path.join(path, "rapport")


def workspace(folder, accounts, program):
    if os.path.exists(os.path.join(folder, "rapport.db")):
        return
    subprocess.run([sys.executable, os.path.join(ROOT, "Benchmarks", "Book", "make-book.py"), folder,
                    str(accounts)], check=True, stdout=sys.stderr)
    shutil.copytree(os.path.join(ROOT, "Templates"), os.path.join(folder, "Templates"),
                    dirs_exist_ok=True)
    path = os.path.join(folder, "rapport.yaml")
    with open(path) as file:
        text = file.read().replace("    jitter: 10s\n", "    jitter: 10s\n" + SMTP)
    with open(path, "w") as file:
        file.write(text)
    subprocess.run([program, "import", "--workspace", folder], stdout=subprocess.DEVNULL)


def seen(pid):
    """Processor seconds so far, memory in KB, and how often it was woken."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    memory = switches = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as file:
            for line in file:
                if line.startswith("VmRSS") and task == str(pid):
                    memory = int(line.split()[1])
                if line.startswith("voluntary"):
                    switches += int(line.split()[1])
    return ticks / os.sysconf("SC_CLK_TCK"), memory, switches


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--binary")
    options = parser.parse_args()
    program = options.binary or binary()
    keep = os.environ.get("RAPPORT_BENCH")
    base = keep or tempfile.mkdtemp(prefix="rapport-bench-")
    folder = os.path.join(base, f"service-{options.accounts}")
    try:
        workspace(folder, options.accounts, program)
        watch(folder, program, options)
    finally:
        if not keep:
            shutil.rmtree(base, ignore_errors=True)


def watch(folder, program, options):
    log = os.path.join(folder, "log")
    with open(log, "w") as file:
        process = subprocess.Popen([program, "run", "--live", "--workspace", folder], stdout=file)
    try:
        began = time.monotonic()
        while plans(log) < 1:
            if process.poll() is not None:
                sys.exit(f"rapport run ended with {process.returncode}: see {log}")
            time.sleep(0.5)
        first = time.monotonic() - began
        time.sleep(30)
        halves = []
        for half in (1, 2):
            before = seen(process.pid)
            time.sleep(options.minutes * 30)
            halves.append((before, seen(process.pid)))
            if half == 1:
                note = subprocess.run(
                    [program, "log", "call", "a1", "--workspace", folder, "benchmark"],
                    stdout=subprocess.DEVNULL)
                if note.returncode != 0:
                    sys.exit("the touch could not be logged")
        print(f"accounts {options.accounts}; first plan after {first:.1f} s; plans {plans(log)}")
        for name, (start, end) in zip(("idle", "with one plan"), halves):
            seconds = options.minutes * 30
            print(f"{name:14} {seconds / 60:5.1f} min   CPU {(end[0] - start[0]):6.2f} s"
                  f" = {100 * (end[0] - start[0]) / seconds:.3f} %   memory {start[1] / 1024:.1f} MB"
                  f" to {end[1] / 1024:.1f} MB   woken {end[2] - start[2]} times")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


def plans(log):
    with open(log) as file:
        return file.read().count("event=planned")


if __name__ == "__main__":
    main()
