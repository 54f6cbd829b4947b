#!/usr/bin/env python3
"""Runs all checks of workbooks and of the dialect `excel` in a setting that takes a minute or so, and says what each of them did.

    apt-get install --no-install-recommends libreoffice-calc
    python3 -m venv .build/sheets && .build/sheets/bin/pip install openpyxl python-calamine
    .build/sheets/bin/python Tests/Spreadsheets/check_all.py [--paygrade PATH]

Ends with 0 if all passed, 1 if something is wrong, 2 if something is not there.
"""

import concurrent.futures
import pathlib
import subprocess
import sys
import time

from checking import options

HERE = pathlib.Path(__file__).resolve().parent
CHECKS = {
    "changed_factors.py": ["--cases", "30", "--ranges", "5", "--inputs", "15"],
    "round_trip.py": [],
    "cells_equal_csv.py": ["--quick"],
    "recalculation.py": ["--quick"],
    "faults.py": [],
    "samples.py": [],
}


def run(script, paygrade):
    begun = time.monotonic()
    done = subprocess.run([sys.executable, HERE / script, "--paygrade", paygrade, *CHECKS[script]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, f"{done.stdout}  {script}: {time.monotonic() - begun:.0f} s\n"


def main():
    given = options(__doc__)
    start, statuses = time.monotonic(), []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:  # each has a folder and a LibreOffice of its own
        for status, said in pool.map(lambda script: run(script, given.paygrade), CHECKS):
            print(said, flush=True)
            statuses.append(status)
    passed = statuses.count(0)
    print(f"{passed} of {len(CHECKS)} checks passed in {time.monotonic() - start:.0f} s")
    raise SystemExit(0 if passed == len(CHECKS) else 1 if any(status not in (0, 2) for status in statuses) else 2)


if __name__ == "__main__":
    main()
