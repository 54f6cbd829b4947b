"""The job of market.py in DuckDB: python market_with_duckdb.py SURVEY RATES DAY OUT.

Organisations are counted in a pass of their own, which gives the largest of each cell, too. Tried and slower: one pass with
count(distinct organisation) and a histogram of organisations.
"""

import sys

import duckdb

survey, rates, day, out = sys.argv[1:5]
connection = duckdb.connect()
connection.execute(f"""
create temp table figures as
select job, level, country, organisation,
  pay * (1 + 0.03 * datesub('month', s.date, date '{day}') / 12) / units_per_usd as amount
from read_csv('{survey}', types = {{'pay': 'DOUBLE', 'date': 'DATE'}}) s join '{rates}' using (currency)
""")
connection.execute(f"""
copy (
  with records as (
    select job, level, country, count(*) as records, quantile_cont(amount, [0.5, 0.25, 0.75]) as p
    from figures group by all
  ), by_organisation as (
    select job, level, country, organisation, count(*) as records from figures group by all
  ), organisations as (
    select job, level, country, count(*) as organisations, max(records) as largest from by_organisation group by all
  ), judged as (
    select *, case when records < 5 then 'small-cell' when organisations < 5 then 'few-organisations'
      when largest > 0.25 * records then 'dominant-organisation' end as hidden
    from records join organisations using (job, level, country)
  )
  select job, level, country, round(p[1], 2) as p50, round(p[2], 2) as p25, round(p[3], 2) as p75, records, organisations, hidden
  from judged where hidden is null
  union all by name
  select job, level, country, hidden from judged where hidden is not null
  order by job, level, country
) to '{out}' (header)
""")
