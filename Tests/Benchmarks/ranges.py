#!/usr/bin/env python3
"""Times `paygrade offer` and `paygrade ranges` as whole processes, and `ranges` beside DuckDB, Polars and pandas.

    swift build -c release --static-swift-stdlib
    python3 -m venv .build/bench && .build/bench/bin/pip install duckdb polars pandas
    .build/bench/bin/python Tests/Benchmarks/ranges.py

Each candidate reads the same tables (25 jobs × 8 levels × 500 places, 7 currencies), joins them, multiplies, rounds up to 100,
takes 80 % and 120 % of that, rounds up again, and writes 100,000 rows of CSV. The candidates take turns, so that a machine that
slows down slows all; medians and ratios are printed. Results are compared as numbers before anything is timed. The others use
binary floating point with a guard before rounding up; the point of comparison is time.
"""

import csv
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BUILD = REPOSITORY / ".build" / "release"
RUNS = int(os.environ.get("RUNS", "20"))

DUCKDB = """
import duckdb, sys
folder, out = sys.argv[1:3]
duckdb.execute(f'''
copy (
  with rows as (
    select job, level, place, l.currency, ceil(round(b.amount * l.factor * v.factor * r.units_per_usd, 8) / 100) * 100 as midpoint
    from '{folder}/benchmarks.csv' b cross join '{folder}/levels.csv' v cross join '{folder}/locations.csv' l
    join '{folder}/exchange_rates.csv' r using (currency))
  select job, level, place, currency, ceil(round(midpoint * 0.8, 8) / 100) * 100 as minimum, midpoint,
    ceil(round(midpoint * 1.2, 8) / 100) * 100 as maximum
  from rows order by job, level, place
) to '{out}' (header)''')
"""

POLARS = """
import polars as pl, sys
folder, out = sys.argv[1:3]
read = lambda name: pl.scan_csv(f"{folder}/{name}.csv")
up = lambda e: (e.round(8) / 100).ceil() * 100
rows = (
    read("benchmarks").select("job", "amount")
    .join(read("levels").select("level", pl.col("factor").alias("level_factor")), how="cross")
    .join(read("locations").select("place", "factor", "currency"), how="cross")
    .join(read("exchange_rates").select("currency", "units_per_usd"), on="currency")
    .with_columns(midpoint=up(pl.col("amount") * pl.col("factor") * pl.col("level_factor") * pl.col("units_per_usd")))
    .with_columns(minimum=up(pl.col("midpoint") * 0.8), maximum=up(pl.col("midpoint") * 1.2))
    .select("job", "level", "place", "currency", "minimum", "midpoint", "maximum").sort("job", "level", "place"))
rows.collect().write_csv(out)
"""

PANDAS = """
import pandas as pd, numpy as np, sys
folder, out = sys.argv[1:3]
read = lambda name: pd.read_csv(f"{folder}/{name}.csv").drop(columns=["effective_from", "source"])
up = lambda s: np.ceil((s).round(8) / 100) * 100
rows = (
    read("benchmarks").merge(read("levels").rename(columns={"factor": "level_factor"}), how="cross")
    .merge(read("locations"), how="cross").merge(read("exchange_rates"), on="currency"))
rows["midpoint"] = up(rows.amount * rows.factor * rows.level_factor * rows.units_per_usd)
rows["minimum"] = up(rows.midpoint * 0.8)
rows["maximum"] = up(rows.midpoint * 1.2)
rows.sort_values(["job", "level", "place"])[["job", "level", "place", "currency", "minimum", "midpoint", "maximum"]].to_csv(out, index=False)
"""


def milliseconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def rows(path):
    with open(path, newline="") as file:
        return sorted((r["job"], r["level"], r["place"], r["currency"], *(float(r[c]) for c in ("minimum", "midpoint", "maximum")))
                      for r in csv.DictReader(file))


def in_turns(commands):
    """Each command's times, the commands taking turns, after one round that is not counted."""
    for command in commands.values():
        milliseconds(command)
    times = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(milliseconds(command))
    return times


def main():
    paygrade = str(BUILD / "paygrade")
    print(f"whole process from a cold start, median of {RUNS} (least – most), milliseconds\n")
    offers = {
        "offer, ml-engineering": ["--level", "Senior", "--country", "Germany"],
        "offer, us-general-schedule": ["--policy", "us-general-schedule", "--grade", "13", "--step", "1", "--input", "locality=SF"],
        "offer, gitlab-2022": ["--policy", "gitlab-2022", "--level", "Senior", "--country", "Germany", "--input", "location_factor=0.65"],
    }
    for name, times in in_turns({n: [paygrade, "offer", *o] for n, o in offers.items()}).items():
        print(f"{name:34} {statistics.median(times):8.1f}   ({min(times):.1f} – {max(times):.1f})")

    with tempfile.TemporaryDirectory() as folder:
        tables = os.path.join(folder, "policy")
        os.mkdir(tables)
        subprocess.run([str(BUILD / "paygrade-benchmark"), "policy", tables], check=True)
        out = {name: os.path.join(folder, f"{name}.csv") for name in ("paygrade", "DuckDB", "Polars", "pandas")}
        commands = {"paygrade": [paygrade, "ranges", "--policy", tables, "--format", "csv", "--output", out["paygrade"]]}
        for name, script in (("DuckDB", DUCKDB), ("Polars", POLARS), ("pandas", PANDAS)):
            commands[name] = [sys.executable, "-c", script, tables, out[name]]
        for command in commands.values():
            milliseconds(command)
        expected = rows(out["paygrade"])
        print(f"\nranges, {len(expected):,} combinations to CSV")
        for name in ("DuckDB", "Polars", "pandas"):
            if rows(out[name]) != expected:
                sys.exit(f"{name} does not agree with paygrade")
        times = in_turns(commands)
        own = statistics.median(times["paygrade"])
        for name, values in times.items():
            median = statistics.median(values)
            print(f"{name:34} {median:8.1f}   ({min(values):.1f} – {max(values):.1f})   {median / own:5.1f} ×")


if __name__ == "__main__":
    main()
