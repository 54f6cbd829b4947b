"""The job of compare.py in pandas: python with_pandas.py POLICY ROSTER OUT.

Reading with pyarrow is a little faster here than with the default engine; keeping its types is slower.
"""

import sys

import numpy as np
import pandas as pd

policy, roster, out = sys.argv[1:4]


def table(name):
    return pd.read_csv(f"{policy}/{name}.csv").drop(columns=["effective_from", "source"])


def up(amount):
    return np.ceil(amount.round(6) / 100) * 100


def money(amount):
    unit = np.where(people.currency == "JPY", 1, 100)
    return np.floor(amount * unit + 0.5) / unit


people = (
    pd.read_csv(roster, usecols=["employee_id", "job", "level", "place", "currency", "base_salary", "fte"], engine="pyarrow")
    .merge(table("benchmarks"), on="job")
    .merge(table("levels").rename(columns={"factor": "level_factor"}), on="level")
    .merge(table("locations"), on=["place", "currency"])
    .merge(table("exchange_rates").rename(columns={"units_per_usd": "rate"}), on="currency"))
people["line"] = np.arange(2, len(people) + 2)
people["annual_salary"] = people.base_salary
people["midpoint"] = up(people.amount * people.factor * people.level_factor * people.rate)
people["minimum"] = up(people.midpoint * 0.8)
people["maximum"] = up(people.midpoint * 1.2)
people["compa_ratio"] = (people.annual_salary / people.midpoint).round(4)
people["range_penetration"] = ((people.annual_salary - people.minimum) / (people.maximum - people.minimum)).round(4)
people["position"] = np.select(
    [people.annual_salary < people.minimum, people.annual_salary > people.maximum], ["below", "above"], "within")
people["cost_to_minimum"] = money((people.minimum - people.annual_salary).clip(lower=0) * people.fte)
people["cost_to_midpoint"] = money((people.midpoint - people.annual_salary).clip(lower=0) * people.fte)
people["excess_over_maximum"] = money((people.annual_salary - people.maximum).clip(lower=0) * people.fte)
people[["line", "employee_id", "job", "level", "place", "currency", "base_salary", "fte", "annual_salary", "minimum", "midpoint",
        "maximum", "compa_ratio", "range_penetration", "position", "cost_to_minimum", "excess_over_maximum"]].to_csv(
    f"{out}/employees.csv", index=False)

figures = people[["place", "level", "fte", "compa_ratio", "range_penetration"]].assign(
    payroll=people.annual_salary * people.fte / people.rate, annual=people.annual_salary / people.rate,
    midpoint=people.midpoint / people.rate, **{p: people.position == p for p in ("below", "within", "above")},
    **{c: people[c] / people.rate for c in ("cost_to_minimum", "cost_to_midpoint", "excess_over_maximum")})


def summarise(by):
    groups = figures.groupby(by or (lambda _: 0))
    sums = groups[["fte", "payroll", "annual", "midpoint", "below", "within", "above", "cost_to_minimum", "cost_to_midpoint",
                   "excess_over_maximum"]].sum()
    means = groups[["compa_ratio", "range_penetration"]].mean().add_prefix("mean_")
    percentiles = groups["compa_ratio"].quantile([0.1, 0.25, 0.5, 0.75, 0.9]).unstack()
    percentiles.columns = ["p10", "p25", "median", "p75", "p90"]
    rows = pd.concat([groups.size().rename("headcount"), sums, means, percentiles], axis=1)
    rows["group_compa_ratio"] = rows.annual / rows.midpoint
    return rows.reset_index(drop=not by)


summary = pd.concat([summarise(by) for by in (["place", "level"], ["place"], ["level"], [])])
money_columns = ["payroll", "cost_to_minimum", "cost_to_midpoint", "excess_over_maximum"]
ratio_columns = ["fte", "group_compa_ratio", "mean_compa_ratio", "p10", "p25", "median", "p75", "p90", "mean_range_penetration"]
summary = summary.round({**dict.fromkeys(money_columns, 2), **dict.fromkeys(ratio_columns, 4)}).assign(currency="USD")
summary[["place", "level", "headcount", "fte", "currency", "payroll", "group_compa_ratio", "mean_compa_ratio", "p10", "p25", "median",
         "p75", "p90", "mean_range_penetration", "below", "within", "above", "cost_to_minimum", "cost_to_midpoint",
         "excess_over_maximum"]].to_csv(f"{out}/summary.csv", index=False)
