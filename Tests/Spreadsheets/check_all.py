#!/usr/bin/env python3
"""Runs all checks of workbooks and of the dialect `excel` in a setting that takes a minute or so, and says what each of them did.

    apt-get install --no-install-recommends libreoffice-calc
    python3 -m venv .build/sheets && .build/sheets/bin/pip install openpyxl python-calamine
    .build/sheets/bin/python Tests/Spreadsheets/check_all.py [--paygrade PATH]

Ends with 0 if all passed, 1 if something is wrong, 2 if something is not there.
"""

import pathlib
import subprocess
import sys
import time

from checking import options

HERE = pathlib.Path(__file__).resolve().parent
CHECKS = {
    "cells_equal_csv.py": ["--quick"],
    "recalculation.py": ["--quick"],
    "changed_factors.py": ["--cases", "30", "--ranges", "5", "--inputs", "15"],
    "round_trip.py": [],
    "faults.py": [],
}


def main():
    given = options(__doc__)
    start, statuses = time.monotonic(), {}
    for script, arguments in CHECKS.items():
        begun = time.monotonic()
        statuses[script] = subprocess.run([sys.executable, HERE / script, "--paygrade", given.paygrade, *arguments]).returncode
        print(f"  {script}: {time.monotonic() - begun:.0f} s\n", flush=True)
    passed = sum(status == 0 for status in statuses.values())
    print(f"{passed} of {len(CHECKS)} checks passed in {time.monotonic() - start:.0f} s")
    raise SystemExit(0 if passed == len(CHECKS) else 1 if any(status not in (0, 2) for status in statuses.values()) else 2)


if __name__ == "__main__":
    main()
