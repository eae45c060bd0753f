#!/usr/bin/env python3
"""Our delivery beside its peers', the same mails of 2 KB, one table.

   run.py [--part PART]… [--rounds 3] [--rapport BINARY]

Parts: loopback, link, tools, memory; without --part all of them, in about five minutes. What is not
installed is left out and named. Needs Debian's msmtp and swaks for their lines; mailmerge is put in
a folder of the cache by pip. Postfix's smtp-sink and smtp-source are unpacked, not installed.
"""
import argparse
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import book
import contenders
import parts

ROOT = pathlib.Path(__file__).resolve().parents[2]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--part", action="append", choices=list(parts.ALL), default=[])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rapport", type=pathlib.Path, help="else a release build is made")
    parser.add_argument("--mails", type=int, default=20_000, help="mails of a run over the loopback")
    return parser.parse_args()


def release():
    words = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--scratch-path", ".build-release",
             "--explicit-target-dependency-import-check", "error", "--product", "rapport"]
    subprocess.run(words, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(words + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(shown.stdout.strip()) / "rapport"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait_for(port):
    for _ in range(500):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.01)
    sys.exit(f"nothing answers at port {port}")


class Servers:
    """smtp-sink, and the slow link to it; ended when the block ends."""

    def __enter__(self):
        self.processes = []
        self.port, self.far_port = free_port(), free_port()
        rights = ["-u", "nobody"] if os.geteuid() == 0 else []
        self.start(contenders.postfix("smtp-sink"), *rights, f"127.0.0.1:{self.port}", "1000",
                   env=contenders.POSTFIX_ENVIRONMENT)
        link = pathlib.Path(__file__).parent / "link.py"
        self.start(sys.executable, link, self.far_port, self.port, parts.ONE_WAY)
        wait_for(self.port)
        wait_for(self.far_port)
        return self

    def start(self, *words, **options):
        self.processes.append(subprocess.Popen(
            [str(word) for word in words], stdout=subprocess.DEVNULL, **options))

    def __exit__(self, *_):
        for process in self.processes:
            process.terminate()
            process.wait()


def main():
    options = arguments()
    subprocess.run([ROOT / ".ci" / "unpack-postfix", contenders.POSTFIX], check=True)
    rapport = (options.rapport or release()).resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="rapport-delivery-", dir=ROOT / ".build"))
    try:
        with Servers() as servers:
            bench = parts.Bench(rapport, work, servers, options)
            for name in options.part or parts.ALL:
                parts.ALL[name](bench)
            bench.print_table()
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    os.environ["NO_COLOR"] = "1"
    main()
