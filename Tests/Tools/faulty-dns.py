#!/usr/bin/env python3
"""A name server on the loopback that misbehaves; prints its port, and serves until it is killed.

   faulty-dns.py silent|servfail|refused|garbage|cut|loop|other-question
"""
import socket
import struct
import sys


def header(query, flags, answers):
    return query[:2] + struct.pack(">HHHHH", flags, 1, answers, 0, 0)


def question(query):
    """The question section: one name, its type and class."""
    end = 12
    while query[end]:
        end += query[end] + 1
    return query[12:end + 5]


def reply(fault, query):
    if fault == "servfail":
        return header(query, 0x8182, 0) + question(query)
    if fault == "refused":
        return header(query, 0x8185, 0) + question(query)
    if fault == "garbage":
        return query[:2] + b"\xff" * 40
    if fault == "cut":
        # Says that a record follows, which ends in the middle of its text.
        return header(query, 0x8180, 1) + question(query) + b"\xc0\x0c\x00\x10\x00\x01\x00\x00\x00\x3c\x00\x40\x3fv=spf1"
    if fault == "loop":
        # The name of the record is a pointer to itself.
        at = 12 + len(question(query))
        name = struct.pack(">H", 0xC000 | at)
        return header(query, 0x8180, 1) + question(query) + name + b"\x00\x10\x00\x01\x00\x00\x00\x3c\x00\x02\x01a"
    if fault == "other-question":
        other = b"\x05other\x07example\x00\x00\x10\x00\x01"
        text = b"\x0cv=spf1 +all "
        record = b"\xc0\x0c\x00\x10\x00\x01\x00\x00\x00\x3c" + struct.pack(">H", len(text)) + text
        return header(query, 0x8180, 1) + other + record
    return None


def main(fault):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    while True:
        query, peer = server.recvfrom(4096)
        answer = reply(fault, query)
        if answer is not None:
            server.sendto(answer, peer)


main(sys.argv[1])
