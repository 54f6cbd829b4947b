"""Whether two folders with employees.csv and summary.csv say the same: python agreement.py FOLDER OTHER.

OTHER was worked out in binary floating point, so that it may differ

- in an amount of a person, by half of the currency's smallest unit, or by one unit where the exact amount lies halfway between two;
- in a ratio, by 0.0001;
- in a position, where pay is at an end of the range;
- in an amount of a group, by 0.02 or a ten-millionth of it, which is what its people's halfway amounts add up to.

Everything else must be equal: rows, their order, names, line numbers and counts. Groups that FOLDER hides are not compared. Prints
what differed within these bounds; exit status 1 if anything is outside them. Runs by itself, so that the memory of whoever times
the engines stays small.
"""

import sys

import polars as pl
from polars import col

TEXTS = ["employee_id", "job", "level", "place", "currency"]
EXACT = ["base_salary", "fte", "annual_salary", "minimum", "midpoint", "maximum"]
COSTS = {"cost_to_minimum": pl.max_horizontal(col("minimum") - col("annual_salary"), 0.0) * col("fte"),
         "excess_over_maximum": pl.max_horizontal(col("annual_salary") - col("maximum"), 0.0) * col("fte")}
RATIOS = ["compa_ratio", "range_penetration"]
COUNTS = ["headcount", "below", "within", "above"]
GROUP_RATIOS = ["fte", "group_compa_ratio", "mean_compa_ratio", "p10", "p25", "median", "p75", "p90", "mean_range_penetration"]
GROUP_AMOUNTS = ["payroll", "cost_to_minimum", "cost_to_midpoint", "excess_over_maximum"]
NOISE = 1e-6


def fail(message):
    sys.exit(f"{sys.argv[2]} does not agree with {sys.argv[1]}: {message}")


def must_be_none(table, wrong, what):
    """Fails with the first rows for which the expression `wrong` holds; an empty cell beside a full one is wrong, too."""
    found = table.filter(wrong.fill_null(True))
    if found.height:
        fail(f"{what} in {found.height:,} rows, such as {found.row(0, named=True)}")


def differs(name):
    return col(name).ne_missing(col(f"{name}_other"))


def distance(name):
    both_empty = col(name).is_null() & col(f"{name}_other").is_null()
    return pl.when(both_empty).then(0.0).otherwise((col(name) - col(f"{name}_other")).abs())


def employees(folder, other):
    numbers = {name: pl.Float64 for name in [*EXACT, *RATIOS, *COSTS]}
    ours, theirs = (pl.read_csv(f"{f}/employees.csv", schema_overrides=numbers) for f in (folder, other))
    if ours.height != theirs.height:
        fail(f"{ours.height:,} and {theirs.height:,} rows in employees.csv")
    if ours.columns != theirs.columns:
        fail(f"the columns {ours.columns} and {theirs.columns} in employees.csv")
    rows = pl.concat([ours, theirs.rename(lambda name: f"{name}_other")], how="horizontal")
    for name in ["line", *TEXTS]:
        must_be_none(rows, differs(name), f"another {name}")
    for name in EXACT:
        must_be_none(rows, distance(name) > NOISE, f"another {name}")
    at_an_end = (col("annual_salary") == col("minimum")) | (col("annual_salary") == col("maximum"))
    must_be_none(rows, differs("position") & ~at_an_end, "another position")
    counted = {"positions at an end of the range": differs("position")}
    for name in RATIOS:
        must_be_none(rows, distance(name) > 1e-4 + NOISE, f"another {name}")
        counted[f"{name} by 0.0001"] = distance(name) > NOISE
    unit = pl.when(col("currency") == "JPY").then(1.0).otherwise(0.01)
    for name, exact in COSTS.items():
        halfway = ((exact / unit) % 1 - 0.5).abs() < NOISE
        near = distance(name) <= unit / 2 + NOISE
        must_be_none(rows, ~(near | (halfway & (distance(name) <= unit + NOISE))), f"another {name}")
        counted[f"{name} halfway between two units"] = ~near
    found = rows.select(**{name: expression.sum() for name, expression in counted.items()}).row(0, named=True)
    return ours.height, [f"{count:,} {name}" for name, count in found.items() if count]


def summary(folder, other):
    numbers = {name: pl.Float64 for name in [*GROUP_RATIOS, *GROUP_AMOUNTS]}
    ours, theirs = (pl.read_csv(f"{f}/summary.csv", schema_overrides=numbers) for f in (folder, other))
    ours = ours.with_columns(col("place", "level").fill_null(""))
    theirs = theirs.with_columns(col("place", "level").fill_null(""))
    rows = ours.join(theirs, on=["place", "level"], how="full", suffix="_other")
    must_be_none(rows, col("place").is_null() | col("place_other").is_null(), "other groups")
    hidden = 0
    if "hidden" in ours.columns:
        hidden = rows.filter(col("hidden").is_not_null()).height
        rows = rows.filter(col("hidden").is_null())
    for name in [*COUNTS, "currency"]:
        must_be_none(rows, differs(name), f"another {name} of a group")
    for name in GROUP_RATIOS:
        must_be_none(rows, distance(name) > 1e-4 + NOISE, f"another {name} of a group")
    for name in GROUP_AMOUNTS:
        must_be_none(rows, distance(name) > pl.max_horizontal(0.02 + NOISE, col(name) * 1e-7), f"another {name} of a group")
    return rows.height, hidden


def main():
    people, differences = employees(*sys.argv[1:3])
    groups, hidden = summary(*sys.argv[1:3])
    print(f"{people:,} people and {groups} groups ({hidden} hidden) agree; differ within bounds: {'; '.join(differences) or 'none'}")


if __name__ == "__main__":
    main()
