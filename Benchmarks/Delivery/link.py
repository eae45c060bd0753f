#!/usr/bin/env python3
"""A link of a given delay, both ways, on the loopback: link.py PORT TARGET-PORT MILLISECONDS

Every octet comes out exactly so much later than it went in; how many may be under way is not limited,
and what was sent apart is not put together. MILLISECONDS is for one way: a round trip takes twice that.
"""
import collections
import socket
import sys
import threading
import time


def carry(source, sink, delay):
    """Reads at once, and hands the pieces to a second thread that lets each of them out in its time."""
    pieces, arrived = collections.deque(), threading.Semaphore(0)

    def let_out():
        while True:
            arrived.acquire()
            due, octets = pieces.popleft()
            left = due - time.monotonic()
            if left > 0:
                time.sleep(left)
            try:
                if not octets:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(octets)
            except OSError:
                return

    threading.Thread(target=let_out, daemon=True).start()
    octets = b"-"
    while octets:
        try:
            octets = source.recv(65536)
        except OSError:
            octets = b""
        pieces.append((time.monotonic() + delay, octets))
        arrived.release()


def main(port, target, delay):
    listener = socket.create_server(("127.0.0.1", port), backlog=128)
    print("ready", flush=True)
    while True:
        near, _ = listener.accept()
        far = socket.create_connection(("127.0.0.1", target))
        for end in (near, far):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for source, sink in ((near, far), (far, near)):
            threading.Thread(target=carry, args=(source, sink, delay), daemon=True).start()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) / 1000)
