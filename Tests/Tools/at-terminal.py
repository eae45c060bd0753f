#!/usr/bin/env python3
"""Runs a command at a terminal of its own, and types when the terminal shows what is waited for.

    at-terminal.py --on 'Type 2' --type '2\\n' -- rapport send --live

Each `--on TEXT` waits until that text has been shown (behind what was waited for before); the
`--type TEXT` after it is typed then, with \\n, \\r and \\xNN as escapes. Prints all that the terminal
showed, and ends with the command's exit code; with 125 if a text is never shown.
"""
import argparse
import os
import pty
import sys


def unescape(text):
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1")


def shown(terminal):
    """What the terminal shows next; nothing more when the other side has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def converse(terminal, steps):
    seen = rest = b""
    while True:
        while steps and (place := rest.find(steps[0][0])) >= 0:
            awaited, answer = steps.pop(0)
            rest = rest[place + len(awaited):]
            os.write(terminal, answer)
        more = shown(terminal)
        if not more:
            return seen
        seen, rest = seen + more, rest + more


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", action="append", default=[])
    parser.add_argument("--type", action="append", default=[])
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    steps = [(on.encode(), unescape(text)) for on, text in zip(options.on, options.type)]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(options.command[0], options.command)
    sys.stdout.buffer.write(converse(terminal, steps))
    _, status = os.waitpid(process, 0)
    return 125 if steps else os.waitstatus_to_exitcode(status) % 256


if __name__ == "__main__":
    sys.exit(main())
