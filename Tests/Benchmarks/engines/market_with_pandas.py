"""The job of market.py in pandas: python market_with_pandas.py SURVEY RATES DAY OUT.

Tried and not faster: texts as categories, and currencies and days mapped by them rather than joined and worked out for each row;
reading with pyarrow, which takes more memory.
"""

import sys

import numpy as np
import pandas as pd

survey, rates, day, out = sys.argv[1:5]
day = pd.Timestamp(day)
cell = ["job", "level", "country"]
table = pd.read_csv(survey, parse_dates=["date"]).merge(pd.read_csv(rates), on="currency")
date = table.date.dt
months = (day.year - date.year) * 12 + day.month - date.month - (date.day > day.day)
table["amount"] = table.pay * (1 + 0.03 * months / 12) / table.units_per_usd
groups = table.groupby(cell)
cells = groups.amount.quantile([0.5, 0.25, 0.75]).unstack().round(2)
cells.columns = ["p50", "p25", "p75"]
cells["records"] = groups.size()
by_organisation = table.groupby([*cell, "organisation"]).size().groupby(cell)
cells["organisations"] = by_organisation.size()
largest = by_organisation.max()
cells["hidden"] = np.select(
    [cells.records < 5, cells.organisations < 5, largest > 0.25 * cells.records],
    ["small-cell", "few-organisations", "dominant-organisation"], "")
cells = cells.astype({"records": "Int64", "organisations": "Int64"})
cells.loc[cells.hidden != "", ["p50", "p25", "p75", "records", "organisations"]] = pd.NA
cells.reset_index().to_csv(out, index=False)
