#!/usr/bin/env python3
"""Writes a workspace of a given size: accounts, two contacts each, five touches each.

   make-book.py FOLDER ACCOUNTS

The same size gives the same files, byte for byte.
"""
import os
import random
import sys

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "Europe/London",
         "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns"]
STAGES = ["prospect"] * 6 + ["client"] * 2 + ["stalled", "lost"]
STEPS = ["check-in/first", "check-in/second", "check-in/third"]

CONFIGURATION = """sender: Ana Lopez <ana@northlight.example>
company: Northlight
zone: Europe/Berlin
mailboxes:
{mailboxes}
cadence:
  window: Mon-Fri 09:00-17:00
"""
MAILBOX = """  m{n}:
    from: Ana Lopez <m{n}@northlight.example>
    per_day: 100
    per_hour: 60
    gap: 30s
    jitter: 10s
"""


def main(folder, count):
    os.makedirs(folder, exist_ok=True)
    chance = random.Random(count)

    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.writelines(text)

    write("rapport.yaml", CONFIGURATION.format(
        mailboxes="".join(MAILBOX.format(n=n) for n in range(20))))

    def accounts():
        yield "id,name,stage,domain,country,zone,topic,delivered_on\n"
        for n in range(count):
            stage = STAGES[n % len(STAGES)]
            delivered = "2026-11-17" if stage == "client" and n % 4 == 0 else ""
            yield (f"a{n},Firm number {n},{stage},firm{n}.example,,{ZONES[n % len(ZONES)]},"
                   f"the night load in hall {n % 50},{delivered}\n")

    def contacts():
        yield "id,account,email,role,first_name,last_name,title\n"
        for n in range(count):
            yield f"c{n}a,a{n},zoe@firm{n}.example,decision-maker,Zoë,Lind {n},Head of Works\n"
            yield f"c{n}b,a{n},ian@firm{n}.example,influencer,Ian,Berg {n},Energy Manager\n"

    def touches():
        yield "id,account,contact,kind,at,minutes,text,sequence,step\n"
        for n in range(count):
            sent = chance.randint(0, 2) if STAGES[n % len(STAGES)] == "prospect" else 0
            for k in range(5):
                day = f"2026-11-{1 + (n + 3 * k) % 20:02}T1{k}:00:00Z"
                if k < sent:
                    yield (f"t{n}-{k},a{n},c{n}a,mail-out,{day},4,A question about hall {n},"
                           f"prospect,{STEPS[k]}\n")
                else:
                    kind = ("call", "note", "visit")[(n + k) % 3]
                    yield f"t{n}-{k},a{n},c{n}b,{kind},{day},{5 + k},Talked about hall {n},,\n"

    write("accounts.csv", accounts())
    write("contacts.csv", contacts())
    write("touches.csv", touches())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
