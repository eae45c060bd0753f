"""The misbehaving server of Tests/Tools within this process, so that a sender can be killed at the
very moment of an event: when the server has seen the dot, has taken the mail, has replied."""
import argparse
import importlib.util
import json
import os
import pathlib
import socket
import sys
import threading
import time

TOOL = pathlib.Path(__file__).resolve().parent.parent / "Tools" / "faulty-smtp.py"

# Which phases of the tool's list of faults a mix draws from.
MIXES = {
    "none": [],
    "before": ["connect", "ehlo", "mail", "rcpt", "data", "text"],
    "dot": ["dot", "idle"],
    "all": ["connect", "ehlo", "mail", "rcpt", "data", "text", "dot", "idle"],
}


def load_tool():
    # For the module that lies beside it.
    sys.path.append(str(TOOL.parent))
    specification = importlib.util.spec_from_file_location("faulty_smtp", TOOL)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


class WatchedTruth:
    """The tool's log, and whoever watches it; an event is in the log before it is told on."""

    def __init__(self, truth):
        self.truth = truth
        self.watcher = None
        self.lock = threading.Lock()
        self.open = 0
        self.taken = set()

    def note(self, event, **facts):
        self.truth.note(event, **facts)
        with self.lock:
            self.open += {"open": 1, "gone": -1}.get(event, 0)
            if event == "taken":
                self.taken.add(facts["message_id"])
            watcher = self.watcher
        if watcher:
            watcher(event, facts)


class Server:
    """Serves a free port of the loopback until `close`."""

    def __init__(self, log, faults=(), mix="none", rate=0.0, seed=1, pipelining=True):
        tool = load_tool()
        tool.MIX = {phase: tool.MIX[phase] for phase in MIXES[mix]}
        self.log = log
        self.server = tool.Server(argparse.Namespace(
            log=log, fault=list(faults), mix=rate, seed=seed, port=0, tls=None, cert=None, key=None,
            auth="", user="", password="", text_always=False,
            offer=("PIPELINING," if pipelining else "") + "8BITMIME,SIZE 10485760"))
        self.truth = self.server.truth = WatchedTruth(self.server.truth)
        self.server.plan.steps = self.noting_cuts(self.server.plan.steps)
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        try:
            self.server.serve(self.listener)
        except OSError:
            pass

    def noting_cuts(self, steps):
        """Notes each time that the server will go away in the middle of a text."""
        def planned(phase):
            chosen = steps(phase)
            if phase == "text" and chosen != ["normal"]:
                self.truth.note("cut", connection=0)
            return chosen
        return planned

    def watch(self, watcher):
        """`watcher(event, facts)` is called by the server's threads; None ends it."""
        with self.truth.lock:
            self.truth.watcher = watcher

    @property
    def taken(self):
        with self.truth.lock:
            return len(self.truth.taken)

    def wait_until_idle(self, seconds=20):
        """Until every connection has ended; what their clients left behind is read by then."""
        for _ in range(seconds * 100):
            with self.truth.lock:
                if self.truth.open == 0:
                    return True
            time.sleep(0.01)
        return False

    def events(self):
        with open(self.log, encoding="utf-8") as log:
            return [json.loads(line) for line in log]

    def close(self):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()
        if self.wait_until_idle():
            os.close(self.truth.truth.file)


class Gate:
    """Holds the server at its first dot."""

    def __init__(self):
        self.reached = threading.Event()
        self.opened = threading.Event()

    def heard(self, event, _):
        if event == "dot" and not self.opened.is_set():
            self.reached.set()
            self.opened.wait(60)
