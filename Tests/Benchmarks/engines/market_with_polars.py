"""The job of market.py in Polars: python market_with_polars.py SURVEY RATES DAY OUT.

The streaming engine is a little faster here than the default one.
"""

import datetime
import sys

import polars as pl
from polars import col

survey, rates, day, out = sys.argv[1:5]
day = datetime.date.fromisoformat(day)
cell = ["job", "level", "country"]
date = col("date")
months = (day.year - date.dt.year()) * 12 + day.month - date.dt.month().cast(pl.Int32) - (date.dt.day() > day.day).cast(pl.Int32)
cells = (
    pl.scan_csv(survey, schema_overrides={"pay": pl.Float64, "date": pl.Date})
    .join(pl.scan_csv(rates), on="currency")
    .select(*cell, "organisation", amount=col("pay") * (1 + 0.03 * months / 12) / col("units_per_usd"))
    .group_by(cell)
    .agg(*(col("amount").quantile(share, "linear").round(2).alias(name) for name, share in (("p50", 0.5), ("p25", 0.25), ("p75", 0.75))),
         records=pl.len(), organisations=col("organisation").n_unique(), largest=col("organisation").unique_counts().max())
    .with_columns(hidden=pl.when(col("records") < 5).then(pl.lit("small-cell"))
                  .when(col("organisations") < 5).then(pl.lit("few-organisations"))
                  .when(col("largest") > 0.25 * col("records")).then(pl.lit("dominant-organisation")))
    .sort(cell)
    .collect(engine="streaming")
)
figures = ["p50", "p25", "p75", "records", "organisations"]
cells.select(*cell, *(pl.when(col("hidden").is_null()).then(name).alias(name) for name in figures), "hidden").write_csv(out)
