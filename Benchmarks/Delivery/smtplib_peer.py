#!/usr/bin/env python3
"""Python's smtplib over connections that are kept: smtplib_peer.py PORT FILE MAILS CONNECTIONS

Prints the seconds from the first connection to the last reply, without the interpreter's start.
"""
import smtplib
import sys
import threading
import time


def send(port, text, count):
    with smtplib.SMTP("127.0.0.1", port, local_hostname="northlight.example") as connection:
        for _ in range(count):
            connection.sendmail("ana@northlight.example", "zoe@firm.example", text)


def main(port, file, mails, connections):
    with open(file, "rb") as source:
        text = source.read()
    threads = [threading.Thread(target=send, args=(port, text, mails // connections))
               for _ in range(connections)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(time.monotonic() - began)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
