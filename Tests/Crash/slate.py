"""The slate that a dead sender left in shared memory, read by its bytes alone."""
import os
import sqlite3

LINE, ATTEMPT = 512, 8
WAITING, REFUSED = 1, 4


def lines(database):
    """Phase and attempt of each line in use."""
    try:
        status = os.stat(database)
        with open(f"/dev/shm/rapport-{status.st_dev:x}-{status.st_ino:x}", "rb") as file:
            octets = file.read()
    except FileNotFoundError:
        return
    for start in range(0, len(octets), LINE):
        phase = octets[start]
        size = int.from_bytes(octets[start + 2:start + 4], "little")
        if phase:
            yield phase, octets[start + ATTEMPT:start + ATTEMPT + size].decode()


def waiting(database):
    """The drafts that were marked ahead and surely not delivered: the next sender has them again."""
    attempts = [name for phase, name in lines(database) if phase in (WAITING, REFUSED)]
    if not attempts:
        return set()
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
        marks = ",".join("?" * len(attempts))
        return {row[0] for row in opened.execute(
            f"SELECT id FROM drafts WHERE state = 'transmitting' AND attempt IN ({marks})", attempts)}
