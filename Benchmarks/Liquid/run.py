"""Runs every engine in turn, several times over, and prints the table of medians.

    python3 Benchmarks/Liquid/run.py [RUNS, default 5]

Needs: pip install Jinja2 python-liquid minijinja; apt install ruby-liquid libctemplate-dev g++.
An engine that is not installed is left out of the table.
"""
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5


def out(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def debian(name):
    return out("dpkg-query", "-W", "-f", "${Version}", name) or None


def python_version(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def main():
    work = Path(tempfile.mkdtemp())
    contacts = work / "contacts.json"
    contacts.write_text(out(sys.executable, HERE / "generate.py", 20_000))
    subprocess.run(["swift", "build", "-c", "release", "--package-path", str(HERE)], check=True, stdout=sys.stderr)
    bench = HERE / ".build" / "release" / "LiquidBenchmark"
    lines = work / "contacts.tsv"
    lines.write_text(out(bench, "lines", contacts))
    ctemplate = work / "ctemplate_peer"
    built = shutil.which("g++") and subprocess.run(
        ["g++", "-O2", "-o", ctemplate, HERE / "peers" / "ctemplate_peer.cc", "-lctemplate", "-lpthread"],
        capture_output=True)
    has_ctemplate = built and built.returncode == 0
    ruby = ["ruby"] + (["--yjit"] if "yjit" in out("ruby", "--yjit", "-v").lower() else [])
    python = [sys.executable, HERE / "peers" / "python_peers.py"]
    engines = {
        "liquid": ("this project, exact mode", [bench, "liquid", contacts]),
        "fill-record": ("filling the record", [bench, "fill", contacts]),
        "memcpy-floor": ("floor: memcpy of ready pieces", [bench, "floor", contacts]),
        "jinja2": (f"Jinja2 {python_version('Jinja2')}", python + ["jinja2", contacts]),
        "minijinja": (f"minijinja {python_version('minijinja')} from Python", python + ["minijinja", contacts]),
        "python-liquid": (f"python-liquid {python_version('python-liquid')}", python + ["python-liquid", contacts]),
        "ruby-liquid": (f"ruby-liquid {debian('ruby-liquid')}" + (" with yjit" if len(ruby) > 1 else ""), ruby + [HERE / "peers" / "liquid_peer.rb", contacts]),
        "ctemplate": (f"ctemplate {debian('libctemplate3')}", [ctemplate, lines, HERE / "templates"] if has_ctemplate else None),
        "swift-mustache": ("swift-mustache 2.1.1", [bench, "mustache", contacts]),
        "stencil": ("Stencil 0.15.1", [bench, "stencil", contacts]),
        "parse": ("parsing", [bench, "parse", contacts]),
        "two-threads": ("two threads", [bench, "threads", contacts]),
    }
    rates = {}
    for run in range(RUNS):
        for name, (_, command) in engines.items():
            if command is None:
                continue
            for line in out(*command).splitlines():
                engine, template, rate, _ = line.split()
                rates.setdefault((engine, template), []).append(int(rate))
            print(f"run {run + 1} of {RUNS}: {name}", file=sys.stderr)
    middle = {key: statistics.median(values) for key, values in rates.items()}
    print("| engine | (a) mails/s | × Jinja2 | (b) mails/s | × Jinja2 | (c) mails/s | × Jinja2 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, (label, _) in engines.items():
        if name in ("parse", "two-threads") or not any(key[0] == name for key in middle):
            continue
        cells = []
        for template in "abc":
            rate = middle.get((name, template))
            base = middle.get(("jinja2", template))
            cells += [f"{rate:,.0f}", f"{rate / base:.1f}"] if rate and base else ["–", "–"]
        print(f"| {label} | " + " | ".join(cells) + " |")
    print()
    for template in "abc":
        if ("parse", template) in middle:
            print(f"Reading template ({template}): {1e6 / middle['parse', template]:.0f} µs.", end=" ")
    print()
    for template in "abc":
        if ("two-threads", template) in middle:
            print(f"Two threads on ({template}): {middle['two-threads', template] / 100:.2f} × one.", end=" ")
    print()


main()
