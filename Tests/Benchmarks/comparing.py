"""What the comparisons with other engines share: their options, and what they say of where they ran."""

import argparse
import importlib.metadata
import os
import pathlib
import platform
import statistics

BUILD = pathlib.Path(__file__).resolve().parents[2] / ".build" / "release"
ENGINES = ["paygrade", "duckdb", "polars", "pandas"]


def arguments(description, rows, largest):
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--rows", type=int, default=rows)
    parser.add_argument("--repetitions", type=int, default=5, help="runs of each engine; pandas has at most 3")
    parser.add_argument("--engines", default=",".join(ENGINES), help="some of %(default)s")
    parser.add_argument("--paygrade", default=str(BUILD / "paygrade"), metavar="PATH")
    parser.add_argument("--generator", default=str(BUILD / "paygrade-benchmark"), metavar="PATH")
    parser.add_argument("--scaling", action="store_true", help="only Paygrade, over more and more rows and on 1 and 2 cores")
    parser.add_argument("--largest", type=int, default=largest, metavar="ROWS", help="where --scaling ends")
    parser.add_argument("--keep", metavar="DIR", help="keep the data and the results there, and use the data that is there")
    options = parser.parse_args()
    options.engines = options.engines.split(",")
    if unknown := set(options.engines) - set(ENGINES):
        parser.error(f"there is no engine {', '.join(sorted(unknown))}")
    return options


def say_where(options):
    engines = [f"{name} {importlib.metadata.version(name)}" for name in options.engines if name != "paygrade"]
    print(", ".join([*engines, f"Python {platform.python_version()}", f"{len(os.sched_getaffinity(0))} cores"]) + "\n")


def print_engines(heading, runs):
    """A table of what each engine took, beside the first."""
    base = statistics.median(run.seconds for run in next(iter(runs.values())))
    print(f"\n{heading}\n")
    print(f"| engine | runs | seconds | least – most | against {next(iter(runs))} | CPU seconds | peak MB |\n|---|--:|--:|--:|--:|--:|--:|")
    for engine, its in runs.items():
        median = statistics.median(run.seconds for run in its)
        print(f"| {engine} | {len(its)} | {median:.2f} | {spread(its, 2)} | {median / base:.1f} × | {rest(its)} |")


def scaling(scales, options, measured):
    """A table of Paygrade alone, over more and more rows and on one and two cores.

    measured(rows, prefix) is one run; those of many rows are repeated less often.
    """
    cores = sorted(os.sched_getaffinity(0))[:2]
    print("| rows | cores | runs | seconds | least – most | rows/s | CPU seconds | peak MB |\n|--:|--:|--:|--:|--:|--:|--:|--:|")
    for rows in (rows for rows in scales if rows <= options.largest):
        for count in range(1, len(cores) + 1):
            prefix = ["taskset", "-c", ",".join(map(str, cores[:count]))]
            times = max(1, min(options.repetitions, 20_000_000 // rows))
            its = [measured(rows, prefix) for _ in range(times)]
            median = statistics.median(run.seconds for run in its)
            print(f"| {rows:,} | {count} | {times} | {median:.3f} | {spread(its, 3)} | {rows / median:,.0f} | {rest(its)} |", flush=True)


def spread(its, digits):
    seconds = [run.seconds for run in its]
    return f"{min(seconds):.{digits}f} – {max(seconds):.{digits}f}"


def rest(its):
    return f"{statistics.median(run.cpu_seconds for run in its):.2f} | {max(run.peak_megabytes for run in its):,.0f}"
