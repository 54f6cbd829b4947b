"""The job of compare.py in Polars: python with_polars.py POLICY ROSTER OUT."""

import sys

import polars as pl
from polars import col

policy, roster, out = sys.argv[1:4]


def table(name):
    return pl.scan_csv(f"{policy}/{name}.csv").drop("effective_from", "source")


def up(amount):
    return (amount.round(6) / 100).ceil() * 100


def money(amount):
    decimals_0 = amount.round(0, mode="half_away_from_zero")
    return pl.when(col("currency") == "JPY").then(decimals_0).otherwise(amount.round(2, mode="half_away_from_zero"))


def shortfall(amount):
    return pl.max_horizontal(amount, 0.0)


people = (
    pl.scan_csv(roster, row_index_name="line", row_index_offset=2,
                schema_overrides={"base_salary": pl.Float64, "fte": pl.Float64})
    .select("line", "employee_id", "job", "level", "place", "currency", "base_salary", "fte")
    .join(table("benchmarks"), on="job", maintain_order="left")
    .join(table("levels").rename({"factor": "level_factor"}), on="level", maintain_order="left")
    .join(table("locations"), on=["place", "currency"], maintain_order="left")
    .join(table("exchange_rates").rename({"units_per_usd": "rate"}), on="currency", maintain_order="left")
    .with_columns(annual_salary=col("base_salary"),
                  midpoint=up(col("amount") * col("factor") * col("level_factor") * col("rate")))
    .with_columns(minimum=up(col("midpoint") * 0.8), maximum=up(col("midpoint") * 1.2))
    .with_columns(
        compa_ratio=(col("annual_salary") / col("midpoint")).round(4),
        range_penetration=((col("annual_salary") - col("minimum")) / (col("maximum") - col("minimum"))).round(4),
        position=pl.when(col("annual_salary") < col("minimum")).then(pl.lit("below"))
        .when(col("annual_salary") > col("maximum")).then(pl.lit("above")).otherwise(pl.lit("within")),
        cost_to_minimum=money(shortfall(col("minimum") - col("annual_salary")) * col("fte")),
        cost_to_midpoint=money(shortfall(col("midpoint") - col("annual_salary")) * col("fte")),
        excess_over_maximum=money(shortfall(col("annual_salary") - col("maximum")) * col("fte")))
)

metrics = [
    pl.len().alias("headcount"), col("fte").sum().round(4), pl.lit("USD").alias("currency"),
    (col("annual_salary") * col("fte") / col("rate")).sum().round(2).alias("payroll"),
    ((col("annual_salary") / col("rate")).sum() / (col("midpoint") / col("rate")).sum()).round(4).alias("group_compa_ratio"),
    col("compa_ratio").mean().round(4).alias("mean_compa_ratio"),
    *(col("compa_ratio").quantile(share, "linear").round(4).alias(name)
      for name, share in (("p10", 0.1), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p90", 0.9))),
    col("range_penetration").mean().round(4).alias("mean_range_penetration"),
    *((col("position") == position).sum().alias(position) for position in ("below", "within", "above")),
    *((col(name) / col("rate")).sum().round(2).alias(name)
      for name in ("cost_to_minimum", "cost_to_midpoint", "excess_over_maximum")),
]
groups = [people.group_by(by).agg(metrics) for by in (["place", "level"], ["place"], ["level"])]
summary = pl.concat([*groups, people.select(metrics)], how="diagonal").select("place", "level", pl.exclude("place", "level"))

columns = ["line", "employee_id", "job", "level", "place", "currency", "base_salary", "fte", "annual_salary", "minimum", "midpoint",
           "maximum", "compa_ratio", "range_penetration", "position", "cost_to_minimum", "excess_over_maximum"]
# Two passes over the roster: here that takes less time and memory than one with both sinks in collect_all.
people.select(columns).sink_csv(f"{out}/employees.csv")
summary.sink_csv(f"{out}/summary.csv")
