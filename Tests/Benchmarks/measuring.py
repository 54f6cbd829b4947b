"""Runs a command as a whole process and says what it took. Imports little, so that it adds little."""

import os
import subprocess
import tempfile
import time
from typing import NamedTuple


class Run(NamedTuple):
    seconds: float
    cpu_seconds: float
    peak_megabytes: float


def measure(command):
    """One run, from start to end of the process.

    The peak is what /usr/bin/time says (apt-get install time): a process started from Python itself inherits Python's peak.
    """
    os.sync()  # so that nobody waits for what the one before has written
    with tempfile.NamedTemporaryFile("r") as figures:
        start = time.perf_counter()
        done = subprocess.run(["/usr/bin/time", "-o", figures.name, "-f", "%U %S %M", *command], capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}\nended with status {done.returncode}:\n{done.stdout}{done.stderr}")
        user, system, kilobytes = figures.read().split()[-3:]
    return Run(seconds, float(user) + float(system), int(kilobytes) * 1024 / 1e6)
