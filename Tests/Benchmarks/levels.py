#!/usr/bin/env python3
"""Times `paygrade level --candidates` on a million candidates as a whole process, beside DuckDB, Polars and pandas.

    apt-get install time
    swift build -c release --static-swift-stdlib
    python3 -m venv .build/bench && .build/bench/bin/pip install duckdb polars pandas
    .build/bench/bin/python Tests/Benchmarks/levels.py

The job: read the candidates, compare each with the five levels of the bundled policy's ladder, write the highest level that fits, its
grade and track for each. The others have the ladder's clauses written out by hand, as one would in a notebook; Paygrade reads them from
the policy and also writes what is missing for the next level and how many clauses need a person. Every row is compared before anything
is timed; the engines take turns.
"""

import argparse
import csv
import pathlib
import statistics
import subprocess
import sys
import tempfile

from measuring import measure

BUILD = pathlib.Path(__file__).resolve().parents[2] / ".build" / "release"

# The clauses of each level, as conditions on: field, years, leadership (years), degree (0 to 3), skill (0 none given, 1 to 4).
# An empty cell: no degree; years in the field that are not given do not occur here; a rating that is not given does not fail.
DUCKDB = """
import duckdb, sys
source, out = sys.argv[1:3]
duckdb.execute(f'''
copy (
  with facts as (
    select candidate_id, years, field_years as field, leadership_years as leadership,
      coalesce(list_position(['none', 'bachelor', 'master', 'phd'], degree), 1) - 1 as degree,
      coalesce(list_position(['experience', 'professional', 'significant', 'expert'], "Python"), 9) as skill
    from read_csv('{source}', columns = {{'candidate_id': 'varchar', 'years': 'double', 'field_years': 'double', 'leadership_years': 'double',
      'degree': 'varchar', 'Python': 'varchar'}}, header = true)),
  fits as (
    select candidate_id,
      (field >= 1 or degree >= 2) and skill >= 1 as associate,
      (field >= 2 or degree >= 2) and skill >= 2 as intermediate,
      (field >= 3 or degree >= 2) and (field >= 2 or degree >= 2) and skill >= 3 as senior,
      (field >= 5 or degree = 3) and (field >= 2 or degree >= 2) and skill >= 3 as staff,
      (field >= 5 or degree = 3) and years >= 5 and leadership >= 2 and skill >= 4 as manager
    from facts)
  select candidate_id,
    case when staff and manager then 'Engineering Manager Machine Learning | Staff Machine Learning Engineer'
      when manager then 'Engineering Manager Machine Learning' when staff then 'Staff Machine Learning Engineer'
      when senior then 'Senior Machine Learning Engineer' when intermediate then 'Machine Learning Engineer Intermediate'
      when associate then 'Associate Machine Learning Engineer' else '' end as title
  from fits
) to '{out}' (header)''')
"""

POLARS = """
import polars as pl, sys
source, out = sys.argv[1:3]
degrees = {"": 0, "none": 0, "bachelor": 1, "master": 2, "phd": 3}
skills = {"": 9, "experience": 1, "professional": 2, "significant": 3, "expert": 4}
field, years, leadership = pl.col("field_years"), pl.col("years"), pl.col("leadership_years")
degree = pl.col("degree").fill_null("").replace_strict(degrees)
skill = pl.col("Python").fill_null("").replace_strict(skills)
master = (field >= 2) | (degree >= 2)
associate = ((field >= 1) | (degree >= 2)) & (skill >= 1)
intermediate = master & (skill >= 2)
senior = ((field >= 3) | (degree >= 2)) & master & (skill >= 3)
staff = ((field >= 5) | (degree == 3)) & master & (skill >= 3)
manager = ((field >= 5) | (degree == 3)) & (years >= 5) & (leadership >= 2) & (skill >= 4)
EM, S = "Engineering Manager Machine Learning", "Staff Machine Learning Engineer"
title = (pl.when(staff & manager).then(pl.lit(EM + " | " + S)).when(manager).then(pl.lit(EM)).when(staff).then(pl.lit(S))
         .when(senior).then(pl.lit("Senior Machine Learning Engineer"))
         .when(intermediate).then(pl.lit("Machine Learning Engineer Intermediate"))
         .when(associate).then(pl.lit("Associate Machine Learning Engineer")).otherwise(pl.lit("")))
pl.scan_csv(source).select("candidate_id", title=title).collect().write_csv(out)
"""

PANDAS = """
import pandas as pd, numpy as np, sys
source, out = sys.argv[1:3]
t = pd.read_csv(source, keep_default_na=False)
degree = t.degree.map({"": 0, "none": 0, "bachelor": 1, "master": 2, "phd": 3})
skill = t.Python.map({"": 9, "experience": 1, "professional": 2, "significant": 3, "expert": 4})
field = t.field_years
master = (field >= 2) | (degree >= 2)
staff = ((field >= 5) | (degree == 3)) & master & (skill >= 3)
manager = ((field >= 5) | (degree == 3)) & (t.years >= 5) & (t.leadership_years >= 2) & (skill >= 4)
EM, S = "Engineering Manager Machine Learning", "Staff Machine Learning Engineer"
t["title"] = np.select(
    [staff & manager, manager, staff, ((field >= 3) | (degree >= 2)) & master & (skill >= 3), master & (skill >= 2),
     ((field >= 1) | (degree >= 2)) & (skill >= 1)],
    [EM + " | " + S, EM, S, "Senior Machine Learning Engineer", "Machine Learning Engineer Intermediate",
     "Associate Machine Learning Engineer"], "")
t[["candidate_id", "title"]].to_csv(out, index=False)
"""


def titles(path):
    with open(path, newline="") as file:
        return [(row["candidate_id"], row["title"] or "") for row in csv.DictReader(file)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repetitions", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/candidates.csv"
        subprocess.run([BUILD / "paygrade-benchmark", "candidates", source, str(options.rows)], check=True)
        commands = {"paygrade": [str(BUILD / "paygrade"), "level", "--candidates", source, "--output", f"{folder}/paygrade.csv"]}
        for name, script in (("duckdb", DUCKDB), ("polars", POLARS), ("pandas", PANDAS)):
            commands[name] = [sys.executable, "-c", script, source, f"{folder}/{name}.csv"]
        for command in commands.values():
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        expected = titles(f"{folder}/paygrade.csv")
        for name in list(commands)[1:]:
            if titles(f"{folder}/{name}.csv") != expected:
                raise SystemExit(f"{name} finds other levels")
        print(f"{options.rows:,} candidates: the same highest levels from all\n")
        runs = {name: [] for name in commands}
        for _ in range(options.repetitions):
            for name, command in commands.items():
                runs[name].append(measure(command))
        first = statistics.median(run.seconds for run in runs["paygrade"])
        print("| engine | seconds | against paygrade | CPU seconds | peak MB |\n|---|--:|--:|--:|--:|")
        for name, its in runs.items():
            seconds = statistics.median(run.seconds for run in its)
            cpu = statistics.median(run.cpu_seconds for run in its)
            print(f"| {name} | {seconds:.2f} | {seconds / first:.1f} × | {cpu:.2f} | {max(run.peak_megabytes for run in its):.0f} |")


if __name__ == "__main__":
    main()
