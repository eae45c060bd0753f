"""What the server took against what was approved and what the journal says of it."""
import collections

from workspace import Broken

DONE = {"sent", "rejected", "unknown"}


class Verdict:
    """Figures of one book of mails, and every breach of the promise in words."""

    def __init__(self):
        self.figures = collections.Counter()
        self.breaches = []

    def say(self, kind, words):
        self.figures[kind] += 1
        self.breaches.append(f"{kind}: {words}")

    def add(self, other):
        self.figures.update(other.figures)
        self.breaches += other.breaches


def doubtful_ends(events):
    """How often the server itself closed without a whole reply to a dot.

    Also where it closed in the text: the dot may be on its way by then.
    """
    pending, count = set(), 0
    for event in events:
        connection, name = event["connection"], event["event"]
        if name == "dot":
            pending.add(connection)
        elif name in ("replied", "line"):
            pending.discard(connection)
        elif name == "gone" and connection in pending:
            pending.discard(connection)
            count += 1
        count += name == "cut"
    return count


def judge(events, drafts, approved, kills, connections):
    """The verdict on a book when nothing is left to send.

    `approved`: SHA-256 by Message-ID. `kills`: deaths and injected errors, each of which may leave
    one mail of each of so many connections between its dot and the note of its reply.
    """
    verdict = Verdict()
    taken = collections.Counter(e["message_id"] for e in events if e["event"] == "taken")
    states = {draft["message_id"]: draft["state"] for draft in drafts}
    faults = doubtful_ends(events)
    verdict.figures.update(mails=len(approved), kills=kills, faults=faults, taken=len(taken))
    verdict.figures.update(state for state in states.values() if state in DONE)
    judge_texts(verdict, events, approved, taken)
    for name in approved:
        judge_fate(verdict, name, states.get(name), taken[name])
    limit = kills * connections + faults
    if verdict.figures["unknown"] > limit:
        verdict.say("doubts", f"{verdict.figures['unknown']} unknown, at most {limit} explained")
    return verdict


def judge_texts(verdict, events, approved, taken):
    for name, count in taken.items():
        if count > 1:
            verdict.say("duplicates", f"{name} was taken {count} times")
        if name not in approved:
            verdict.say("strangers", f"{name} was taken and never approved")
    for event in events:
        if event["event"] == "taken" and approved.get(event["message_id"]) != event["sha256"]:
            verdict.say("altered", f"{event['message_id']} is not what was approved")


def judge_fate(verdict, name, state, times):
    """One mail: what the journal says must be so, and it must have ended."""
    if state is None:
        verdict.say("losses", f"{name} is no longer in the journal")
    elif state not in DONE:
        verdict.say("losses", f"{name} is still {state}")
    elif state == "sent" and times == 0:
        verdict.say("losses", f"{name} is noted as sent and was never taken")
    elif state == "rejected" and times > 0:
        verdict.say("lies", f"{name} is noted as rejected and was taken")


class Time:
    """Seconds since the workspace's start, as the command is told with `--now`."""

    def __init__(self):
        self.seconds = 0

    def on(self, seconds):
        self.seconds += seconds
        return self.seconds


def dots(server):
    return sum(event["event"] == "dot" for event in server.events())


def finish(workspace, server, approved, clock, kills, connections):
    """Sends what is left, looks whether a further run sends anything, and judges."""
    runs = 0
    for runs in range(1, 61):
        workspace.send(clock.on(5 * 3600))
        if {draft["state"] for draft in workspace.drafts()} <= DONE:
            break
    settle(server)
    before = dots(server)
    workspace.send(clock.on(5 * 3600))
    settle(server)
    verdict = judge(server.events(), workspace.drafts(), approved, kills, connections)
    verdict.figures["runs"] += runs
    if dots(server) > before:
        verdict.say("resent", "a further run sent something")
    return verdict


def settle(server):
    if not server.wait_until_idle():
        raise Broken("a connection stayed open")
