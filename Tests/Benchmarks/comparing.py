"""What the comparisons with other engines share: their options, and what they say of where they ran."""

import argparse
import importlib.metadata
import os
import pathlib
import platform

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
