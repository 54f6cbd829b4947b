#!/usr/bin/env python3
"""Times `paygrade market` on a million survey rows as a whole process, beside DuckDB, Polars and pandas.

    apt-get install time
    swift build -c release --static-swift-stdlib
    python3 -m venv .build/bench && .build/bench/bin/pip install duckdb polars pandas numpy pyarrow
    .build/bench/bin/python Tests/Benchmarks/market.py

The job: read a survey (a million rows, 76 MB of CSV), bring each figure to one day by 3 % a year and whole months, convert it to
dollars, and write for each job, level and country the number of records and organisations and the median and quartiles, unless it has
fewer than five records, fewer than five organisations, or one with more than a quarter of the records. Each engine has a script of its
own in engines/, written as its users would write it, and is timed from the start of its process, with its default number of threads.
The engines take turns, so that a machine that slows down slows all.

Before anything is timed, every cell is compared: the same cells, the same ones hidden for the same reason, equal counts, and figures
within 0.01, as the others compute in binary floating point. They are let off what else the command does: checking each cell, reading
numbers as people write them, rows that cannot be used, the history of exchange rates (they get the eight rates that are needed), what
is paid less than a tenth or more than twenty times the median of its currency, the policy, the written report and digests. Paygrade does it all in
the time that is shown.
"""

import contextlib
import csv
import decimal
import pathlib
import shutil
import subprocess
import sys
import tempfile

from comparing import arguments, print_engines, say_where, scaling
from measuring import measure

HERE = pathlib.Path(__file__).resolve().parent
SCALES = [10_000, 100_000, 1_000_000, 10_000_000]
DAY = "2026-07-01"
KEYS = ["job", "level", "country"]
FIGURES = ["p50", "p25", "p75"]
COUNTS = ["records", "organisations"]

# A history as the European Central Bank writes it; the figures are invented.
HISTORY = f"""\
Date,USD,JPY,CZK,GBP,PLN,SEK,CHF,CAD,RUB,
{DAY},1.1684,183.42,24.318,0.8617,4.2535,10.9045,0.9312,1.6021,N/A,
2026-06-30,1.1671,183.11,24.305,0.8624,4.2561,10.9112,0.9318,1.6044,N/A,
2026-06-29,1.1702,182.95,24.331,0.86155,4.249,10.897,0.9305,1.6018,N/A,
2022-03-01,1.1162,128.38,25.027,0.83543,4.7163,10.6898,1.0267,1.4152,117.201,
"""


class Data:
    """What is read and written, all of it in one folder."""

    def __init__(self, folder, generator):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.generator = generator
        self.history = self.folder / "history.csv"
        self.history.write_text(HISTORY)
        self.rates = self.folder / "rates.csv"
        self.rates.write_text("currency,units_per_usd\n" + "".join(f"{code},{rate}\n" for code, rate in dollar_rates()))

    def survey(self, rows):
        path = self.folder / f"survey-{rows}.csv"
        if not path.exists():
            subprocess.run([self.generator, "survey", path, str(rows)], check=True)
        return path

    def results(self, engine):
        return self.folder / f"out-{engine}"


def dollar_rates():
    """Units for one dollar on the day, with ten significant digits."""
    names, first, *_ = csv.reader(HISTORY.splitlines())
    per_euro = {"EUR": decimal.Decimal(1)}
    per_euro |= {name: decimal.Decimal(rate) for name, rate in zip(names[1:], first[1:]) if name and rate != "N/A"}
    with decimal.localcontext(prec=10):
        return [(code, rate / per_euro["USD"]) for code, rate in sorted(per_euro.items())]


def run(engine, data, survey, options, prefix=()):
    """One measured run into an empty folder, which Paygrade makes itself."""
    out = data.results(engine)
    shutil.rmtree(out, ignore_errors=True)
    if engine == "paygrade":
        command = [options.paygrade, "market", "--survey", survey, "--percentile", "50,25,75", "--currency", "USD", "--rates", data.history,
                   "--age-to", DAY, "--age-rate", "3%/year", "--out", out]
    else:
        out.mkdir()
        command = [sys.executable, HERE / "engines" / f"market_with_{engine}.py", survey, data.rates, DAY, out / "cells.csv"]
    return measure([*prefix, *map(str, command)])


def cells(folder):
    with open(folder / "cells.csv", newline="") as file:
        return {tuple(row[key] for key in KEYS): row for row in csv.DictReader(file)}


def must_agree(name, ours, theirs):
    def fail(message):
        raise SystemExit(f"{name} does not agree: {message}")

    if ours.keys() != theirs.keys():
        fail(f"cells that only one has, such as {next(iter(ours.keys() ^ theirs.keys()))}")
    different = 0
    for key, cell in ours.items():
        other = theirs[key]
        if cell["hidden"] != other["hidden"]:
            fail(f"{key} is hidden for another reason: {cell['hidden'] or 'none'}, {other['hidden'] or 'none'}")
        if cell["hidden"]:
            continue
        if any(cell[column] != other[column] for column in COUNTS):
            fail(f"the counts of {key}")
        for column in FIGURES:
            distance = abs(decimal.Decimal(cell[column]) - decimal.Decimal(other[column]))
            if distance > decimal.Decimal("0.01"):
                fail(f"{column} of {key} is {cell[column]} and {other[column]}")
            different += distance > 0
    hidden = sum(1 for cell in ours.values() if cell["hidden"])
    shown = len(FIGURES) * (len(ours) - hidden)
    print(f"{name}: {len(ours):,} cells ({hidden:,} hidden) agree; of {shown:,} figures {different:,} differ by 0.01")


def compare(data, options):
    survey = data.survey(options.rows)
    first, *others = options.engines
    say_where(options)
    for engine in options.engines:
        run(engine, data, survey, options)
    for engine in others:
        must_agree(engine, cells(data.results(first)), cells(data.results(engine)))
    runs = {engine: [] for engine in options.engines}
    for _ in range(options.repetitions):
        for engine in options.engines:
            runs[engine].append(run(engine, data, survey, options))
    heading = f"{options.rows:,} rows, {survey.stat().st_size / 1e6:,.0f} MB; medians of {options.repetitions} whole processes"
    print_engines(heading, runs)


def main():
    options = arguments(__doc__, 1_000_000, SCALES[-1])
    with contextlib.nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        data = Data(folder, options.generator)
        if options.scaling:
            scaling(SCALES, options, lambda rows, prefix: run("paygrade", data, data.survey(rows), options, prefix))
        else:
            compare(data, options)


if __name__ == "__main__":
    main()
