#!/usr/bin/env python3
"""Times `paygrade report --xlsx` beside a plain C program that writes the same rows, and the dialect `excel` beside `rfc4180`.

    apt-get install time gcc libxlsxwriter-dev
    swift build -c release --static-swift-stdlib
    python3 Tests/Benchmarks/spreadsheets.py

The job: a report of a roster of a million people, with every row in a workbook. The plain program (engines/plain_xlsx.c) reads employees.csv
and writes it by the same library, row by row, without formats, summaries or checks: what the library takes on its own. The workbook's
share is the report with a workbook less the report without. Whole processes, in turns, so that a machine that slows down slows all.
Before anything is timed, the rows of the workbooks and of the files are counted.
"""

import argparse
import contextlib
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import zipfile

from compare import Data
from comparing import BUILD, print_engines
from measuring import measure

HERE = pathlib.Path(__file__).resolve().parent
ENGINE = HERE / "engines" / "plain_xlsx.c"


def sheet_rows(path):
    """How many rows the largest sheet of a workbook has."""
    most = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"xl/worksheets/sheet[0-9]+\.xml", name):
                count, rest = 0, b""
                with archive.open(name) as stream:
                    while piece := stream.read(1 << 22):
                        piece = rest + piece
                        count += piece.count(b"<row ")
                        rest = piece[-4:]
                most = max(most, count)
    return most


def lines(path):
    with open(path, "rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 22), b""))


def report(options, data, roster, name, *more):
    """One measured run into an empty folder."""
    out = data.results(name)
    shutil.rmtree(out, ignore_errors=True)
    return measure([options.paygrade, "report", "--policy", str(data.policy), "--roster", str(roster), "--out", str(out), "--by", "place,level",
                    "--allow-rejects", *more])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--paygrade", default=str(BUILD / "paygrade"), metavar="PATH")
    parser.add_argument("--generator", default=str(BUILD / "paygrade-benchmark"), metavar="PATH")
    parser.add_argument("--keep", metavar="DIR", help="keep the data and the results there, and use the data that is there")
    options = parser.parse_args()
    if not ENGINE.exists():
        raise SystemExit(f"{ENGINE.relative_to(HERE)} is missing: the plain program that the workbook is compared with")
    with contextlib.nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        data = Data(folder, options.generator)
        roster = data.roster(options.rows)
        plain, written = data.folder / "plain", data.folder / "plain.xlsx"
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-o", plain, ENGINE, "-lxlsxwriter"], check=True)
        workbooks = {
            "plain C": lambda: measure([str(plain), str(data.results("report") / "employees.csv"), str(written)]),
            "report": lambda: report(options, data, roster, "report"),
            "report --xlsx": lambda: report(options, data, roster, "xlsx", "--xlsx"),
        }
        dialects = {f"--dialect {name}": lambda name=name: report(options, data, roster, name, "--dialect", name) for name in ("rfc4180", "excel")}
        workbooks["report"]()  # what the plain program reads
        for run in [*workbooks.values(), *dialects.values()]:
            run()
        counts = {sheet_rows(data.results("xlsx") / "report.xlsx"), sheet_rows(written),
                  *(lines(data.results(name) / "employees.csv") for name in ("report", "rfc4180", "excel"))}
        if len(counts) != 1:
            raise SystemExit(f"the results have different numbers of rows: {sorted(counts)}")
        sizes = [f"{path.stat().st_size / 1e6:,.0f} MB of {path.name}" for path in
                 (data.results("report") / "employees.csv", data.results("xlsx") / "report.xlsx", written)]
        print(f"{counts.pop():,} rows with the header; {', '.join(sizes)}")
        for heading, its in (("Workbook", workbooks), ("Dialects", dialects)):
            runs = {name: [] for name in its}
            for _ in range(options.repetitions):
                for name, run in its.items():
                    runs[name].append(run())
            print_engines(f"{heading}; medians of whole processes", runs)
            if heading == "Workbook":
                median = {name: statistics.median(run.seconds for run in its) for name, its in runs.items()}
                share = median["report --xlsx"] - median["report"]
                print(f"\nthe workbook alone {share:.2f} s, {share / median['plain C']:.2f} × the plain program's {median['plain C']:.2f} s")


if __name__ == "__main__":
    main()
