#!/usr/bin/env python3
"""How such tools are usually written, with the face of `rapport`: the harness must catch it.

It notes a mail as sent after the server's 250, and at its start sends everything that is not noted.
With NAIVE=early it notes first and sends then, which never sends twice, and loses mails.
"""
import argparse
import csv
import hashlib
import json
import os
import pathlib
import re
import smtplib
import socket
import sys

NOTED = "naive.jsonl"


def mails(folder):
    """Message-ID, recipient and text of each mail."""
    with open(folder / "contacts.csv", encoding="utf-8", newline="") as file:
        for contact in csv.DictReader(file):
            name = hashlib.sha256(contact["id"].encode()).hexdigest()[:32]
            identifier = f"<{name}@northlight.example>"
            lines = ["From: ana@northlight.example", f"To: {contact['email']}",
                     f"Message-ID: {identifier}", "Subject: Hello", "", "Hello", ""]
            yield identifier, contact["email"], "\r\n".join(lines)


def noted(folder):
    try:
        lines = (folder / NOTED).read_text().splitlines()
    except FileNotFoundError:
        return {}
    return dict(json.loads(line) for line in lines)


def note(folder, identifier, state):
    with open(folder / NOTED, "a", encoding="utf-8") as file:
        file.write(json.dumps([identifier, state]) + "\n")
        file.flush()
        os.fsync(file.fileno())


def deliver(folder, limit):
    port = int(re.search(r"port: (\d+)", (folder / "rapport.yaml").read_text())[1])
    early = os.environ.get("NAIVE") == "early"
    done = noted(folder)
    connection = None
    waiting = [mail for mail in mails(folder) if mail[0] not in done]
    for identifier, recipient, text in waiting[:limit]:
        try:
            connection = connection or smtplib.SMTP("127.0.0.1", port, "naive.example", 5)
            if early:
                note(folder, identifier, "sent")
            connection.sendmail("ana@northlight.example", recipient, text)
            if not early:
                note(folder, identifier, "sent")
        except (smtplib.SMTPException, socket.error):
            connection = None
    if connection:
        connection.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="+")
    for name in ("--workspace", "--now", "--state"):
        parser.add_argument(name)
    parser.add_argument("--limit", default="all")
    parser.add_argument("--yes", type=int)
    for name in ("--live", "--all", "--json"):
        parser.add_argument(name, action="store_true")
    options = parser.parse_args()
    folder = pathlib.Path(options.workspace)
    if options.words == ["send"] and options.live:
        deliver(folder, options.yes)
    elif options.words == ["send"]:
        (folder / "Outbox").mkdir(exist_ok=True)
        for identifier, _, text in mails(folder):
            (folder / "Outbox" / (identifier[1:33] + ".eml")).write_bytes(text.encode())
    elif options.words == ["drafts", "list"]:
        done = noted(folder)
        for identifier, _, _ in mails(folder):
            state = done.get(identifier, "approved")
            print(json.dumps({"message_id": identifier, "state": state}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
