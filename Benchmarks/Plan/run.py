#!/usr/bin/env python3
"""How long a plan takes in books of growing size: python3 Benchmarks/Plan/run.py [ACCOUNTS…]

For each size (10,000, 100,000 and 1,000,000 accounts unless told otherwise; two contacts and five
touches an account; 20 mailboxes of 40 mails a day) a workspace is written and imported into SQLite
below a temporary folder, then each command runs five times; the median is printed as a table, wall
seconds with the process's start in it. "Floor" is a bare scan of the rows of a full pass through
SQLite's own C interface. RAPPORT_BENCH names a folder to keep the workspaces in for another run.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NOW = "2026-11-24T08:00:00Z"
RUNS = 5


def run(command):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    began = time.monotonic()
    with open(os.devnull, "w") as nothing:
        process = subprocess.Popen(command, stdout=nothing)
        _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {code}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def binary():
    """The release build of rapport."""
    subprocess.run(["make", "--silent", "release"], cwd=ROOT, check=True, stdout=sys.stderr)
    path = subprocess.run(
        ["swift", "build", "-c", "release", "--static-swift-stdlib", "--scratch-path",
         ".build-release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    return os.path.join(path, "rapport")


def workspace(folder, accounts):
    """A workspace of that size, without a database."""
    if not os.path.exists(os.path.join(folder, "touches.csv")):
        subprocess.run(
            [sys.executable, os.path.join(ROOT, "Benchmarks", "Book", "make-book.py"), folder,
             str(accounts)], check=True)
    path = os.path.join(folder, "rapport.yaml")
    with open(path) as file:
        text = file.read()
    for old, new in (("per_day: 100", "per_day: 40\n    ramp: off"), ("per_hour: 60", "per_hour: 10"),
                     ("gap: 30s", "gap: 4m")):
        if "ramp: off" not in text or not old.startswith("per_day"):
            text = text.replace(old, new)
    with open(path, "w") as file:
        file.write(text)
    templates = os.path.join(folder, "Templates")
    if not os.path.lexists(templates):
        os.symlink(os.path.join(ROOT, "Templates"), templates)


def main(sizes):
    rapport = binary()
    kept = os.environ.get("RAPPORT_BENCH")
    root = kept or tempfile.mkdtemp(prefix="rapport-plan-")
    floor = os.path.join(root, "floor")
    os.makedirs(root, exist_ok=True)
    subprocess.run(["cc", "-O2", os.path.join(HERE, "floor.c"), "-lsqlite3", "-o", floor],
                   check=True)
    print("| accounts | command | seconds | CPU seconds | MB |\n| ---: | --- | ---: | ---: | ---: |")
    try:
        for size in sizes:
            measure(rapport, floor, os.path.join(root, f"book-{size}"), size)
    finally:
        if not kept:
            shutil.rmtree(root)


def measure(rapport, floor, folder, size):
    def show(name, times):
        wall, cpu, memory = (statistics.median(column) for column in zip(*times))
        print(f"| {size:,} | {name} | {wall:.3f} | {cpu:.3f} | {memory:.0f} |", flush=True)

    os.makedirs(folder, exist_ok=True)
    workspace(folder, size)
    common = ["--workspace", folder, "--now", NOW]
    database = os.path.join(folder, "rapport.db")
    if not os.path.exists(database):
        show("import", [run([rapport, "import", *common])])
    run([rapport, "plan", *common])
    show("status", [run([rapport, "status", *common]) for _ in range(RUNS)])
    show("status --line", [run([rapport, "status", "--line", *common]) for _ in range(RUNS)])
    show("doctor --offline", [run([rapport, "doctor", "--offline", *common])])
    chance = random.Random(size)
    show("plan --days 1", [run([rapport, "plan", "--days", "1", *common]) for _ in range(RUNS)])
    show("plan", [run([rapport, "plan", *common]) for _ in range(RUNS)])
    show("why", [run([rapport, "why", f"a{chance.randrange(size)}", *common])
                 for _ in range(2 * RUNS)])
    show("plan --all", [run([rapport, "plan", "--all", *common]) for _ in range(RUNS)])
    show("floor of --all", [run([floor, database]) for _ in range(RUNS)])


if __name__ == "__main__":
    main([int(size.replace(",", "")) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
