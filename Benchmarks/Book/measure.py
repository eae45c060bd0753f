#!/usr/bin/env python3
"""Runs a command and prints its wall time in seconds and its peak memory in MB: measure.py COMMAND…"""
import os
import subprocess
import sys
import time

began = time.monotonic()
with open(os.devnull, "w") as nothing:
    process = subprocess.Popen(sys.argv[1:], stdout=nothing)
    _, status, usage = os.wait4(process.pid, 0)
seconds = time.monotonic() - began
print(f"{seconds:8.2f} s  {usage.ru_utime + usage.ru_stime:8.2f} s CPU  {usage.ru_maxrss // 1024:6} MB")
sys.exit(os.waitstatus_to_exitcode(status))
