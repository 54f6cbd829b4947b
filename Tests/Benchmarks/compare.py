#!/usr/bin/env python3
"""Compares a company's pay with its ranges in Paygrade, DuckDB, Polars and pandas, side by side as whole processes.

    apt-get install time
    swift build -c release --static-swift-stdlib
    python3 -m venv .build/bench && .build/bench/bin/pip install duckdb polars pandas numpy pyarrow
    .build/bench/bin/python Tests/Benchmarks/compare.py

The job: read a roster (2,000,000 people, 220 MB of CSV), join the policy's four tables, work out each person's range, compa-ratio,
penetration, position and what it would cost to bring them to the range, write all that to employees.csv, and summarise it by place
and level with margins and the whole, percentiles included, in summary.csv. Each engine has a script of its own in engines/, written
as its users would write it, and is timed from the start of its process, with its default number of threads. The engines take turns,
so that a machine that slows down slows all.

Before anything is timed, agreement.py compares every row and every group. The others use binary floating point: they round to six
decimal places before they round up to 100, because 85,000.000000001 would become 85,100 otherwise. They are let off what else a
report does: reading numbers as people write them, finding rows that cannot be used and repeated ids, hiding small groups, the
written report, charts and digests. Paygrade does it all in the time that is shown.
"""

import contextlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

from comparing import arguments, print_engines, say_where, scaling
from measuring import measure

HERE = pathlib.Path(__file__).resolve().parent
SCALES = [2_000, 20_000, 200_000, 2_000_000, 20_000_000]


class Data:
    """A folder with the policy, rosters by their number of rows, and each engine's results."""

    def __init__(self, folder, generator):
        self.folder = pathlib.Path(folder)
        self.generator = generator
        self.policy = self.folder / "policy"
        if not self.policy.is_dir():
            self.policy.mkdir(parents=True)
            subprocess.run([generator, "policy", self.policy, "25", "8", "8"], check=True)

    def roster(self, rows):
        path = self.folder / f"roster-{rows}.csv"
        if not path.exists():
            subprocess.run([self.generator, "roster", path, str(rows)], check=True)
        return path

    def results(self, engine):
        return self.folder / f"out-{engine}"


def run(engine, data, roster, options, prefix=()):
    """One measured run into an empty folder, which Paygrade makes itself."""
    out = data.results(engine)
    shutil.rmtree(out, ignore_errors=True)
    if engine == "paygrade":
        command = [options.paygrade, "report", "--policy", data.policy, "--roster", roster, "--out", out, "--by", "place,level",
                   "--allow-rejects"]
    else:
        out.mkdir()
        command = [sys.executable, HERE / "engines" / f"with_{engine}.py", data.policy, roster, out]
    return measure([*prefix, *map(str, command)])


def compare(data, options):
    roster = data.roster(options.rows)
    first, *others = options.engines
    say_where(options)
    for engine in options.engines:
        run(engine, data, roster, options)
        if engine != first:
            subprocess.run([sys.executable, HERE / "agreement.py", data.results(first), data.results(engine)], check=True)
    runs = {engine: [] for engine in options.engines}
    for repetition in range(options.repetitions):
        for engine in options.engines:
            if engine != "pandas" or repetition < 3:
                runs[engine].append(run(engine, data, roster, options))
    heading = f"{options.rows:,} rows, {roster.stat().st_size / 1e6:,.0f} MB; medians of whole processes"
    print_engines(heading, runs)


def main():
    options = arguments(__doc__, 2_000_000, SCALES[-1])
    with contextlib.nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        data = Data(folder, options.generator)
        if options.scaling:
            scaling(SCALES, options, lambda rows, prefix: run("paygrade", data, data.roster(rows), options, prefix))
        else:
            compare(data, options)


if __name__ == "__main__":
    main()
