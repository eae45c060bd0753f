#!/usr/bin/env python3
"""Looks into a folder of an IMAP account, or does there what a person does, over TLS.

    imap-account.py PORT CA USER PASSWORD FOLDER [ACTION [UID]]

Prints a JSON object for each message: its UID, flags, and octets in base64. ACTION comes first:

    edit     what a mail program does when a draft is changed: put the changed text there under the same
             Message-ID, and remove the old one
    flag     mark it with a star
    remove   delete and expunge it
    renew    delete the folder and make it again with what was in it, so that UIDVALIDITY changes
"""
import base64
import imaplib
import json
import re
import ssl
import sys

port, authority, user, password, folder = sys.argv[1:6]
action, uid = (sys.argv[6:8] + [None, None])[:2]
account = imaplib.IMAP4_SSL("127.0.0.1", int(port), ssl_context=ssl.create_default_context(cafile=authority))
account.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())


def messages():
    account.select(f'"{folder}"')
    _, found = account.uid("SEARCH", "ALL")
    for number in found[0].split():
        _, data = account.uid("FETCH", number, "(UID FLAGS BODY.PEEK[])")
        yield number, re.search(rb"FLAGS \(([^)]*)\)", data[0][0]).group(1), data[0][1]


def remove(number):
    account.uid("STORE", number, "+FLAGS", "(\\Deleted)")
    account.expunge()


if action == "edit":
    for number, flags, octets in list(messages()):
        if uid in (None, number.decode()):
            remove(number)
            account.append(f'"{folder}"', "(\\Draft)", None, octets + b"And one more line.\r\n")
elif action == "flag":
    for number, _, _ in list(messages()):
        account.uid("STORE", number, "+FLAGS", "(\\Flagged)")
elif action == "remove":
    for number, _, _ in list(messages()):
        remove(number)
elif action == "renew":
    kept = [octets for _, _, octets in messages()]
    account.select("INBOX")
    account.delete(f'"{folder}"')
    account.create(f'"{folder}"')
    for octets in kept:
        account.append(f'"{folder}"', "(\\Draft)", None, octets)

for number, flags, octets in messages():
    print(json.dumps({"uid": int(number), "flags": flags.decode().split(),
                      "octets": base64.b64encode(octets).decode()}))
account.logout()
