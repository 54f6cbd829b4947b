"""The job of compare.py in DuckDB: python with_duckdb.py POLICY ROSTER OUT.

The numbering of lines also keeps the rows in the roster's order: without it the joins give them in another one. Tried and not
faster on two cores: a view read twice in place of the table, and one table of all ranges joined in place of four.
"""

import sys

import duckdb

policy, roster, out = sys.argv[1:4]
connection = duckdb.connect()
connection.execute(f"""
create temp table people as
with roster as (
  select row_number() over () + 1 as line, * from read_csv('{roster}', types = {{'base_salary': 'DOUBLE', 'fte': 'DOUBLE'}})
), priced as (
  select line, employee_id, job, level, place, currency, base_salary, fte, r.units_per_usd as rate, base_salary as annual_salary,
    ceil(round(b.amount * l.factor * v.factor * r.units_per_usd, 6) / 100) * 100 as midpoint
  from roster p
  join '{policy}/benchmarks.csv' b using (job)
  join '{policy}/levels.csv' v using (level)
  join '{policy}/locations.csv' l using (place, currency)
  join '{policy}/exchange_rates.csv' r using (currency)
), ranged as (
  select *, ceil(round(midpoint * 0.8, 6) / 100) * 100 as minimum, ceil(round(midpoint * 1.2, 6) / 100) * 100 as maximum,
    case currency when 'JPY' then 0 else 2 end as decimals
  from priced
)
select line, employee_id, job, level, place, currency, base_salary, fte, annual_salary, minimum, midpoint, maximum,
  round(annual_salary / midpoint, 4) as compa_ratio,
  round((annual_salary - minimum) / (maximum - minimum), 4) as range_penetration,
  case when annual_salary < minimum then 'below' when annual_salary > maximum then 'above' else 'within' end as position,
  round(greatest(minimum - annual_salary, 0) * fte, decimals) as cost_to_minimum,
  round(greatest(annual_salary - maximum, 0) * fte, decimals) as excess_over_maximum,
  round(greatest(midpoint - annual_salary, 0) * fte, decimals) as cost_to_midpoint, rate
from ranged
""")
connection.execute(f"copy (select * exclude (cost_to_midpoint, rate) from people) to '{out}/employees.csv' (header)")
connection.execute(f"""
copy (
  with groups as (
    select place, level, count(*) as headcount, sum(fte) as fte, sum(annual_salary * fte / rate) as payroll,
      sum(annual_salary / rate) / sum(midpoint / rate) as group_compa_ratio, avg(compa_ratio) as mean_compa_ratio,
      quantile_cont(compa_ratio, [0.1, 0.25, 0.5, 0.75, 0.9]) as p, avg(range_penetration) as mean_range_penetration,
      count(*) filter (position = 'below') as below, count(*) filter (position = 'within') as within,
      count(*) filter (position = 'above') as above, sum(cost_to_minimum / rate) as cost_to_minimum,
      sum(cost_to_midpoint / rate) as cost_to_midpoint, sum(excess_over_maximum / rate) as excess_over_maximum
    from people group by grouping sets ((place, level), (place), (level), ())
  )
  select place, level, headcount, round(fte, 4) as fte, 'USD' as currency, round(payroll, 2) as payroll,
    round(group_compa_ratio, 4) as group_compa_ratio, round(mean_compa_ratio, 4) as mean_compa_ratio,
    round(p[1], 4) as p10, round(p[2], 4) as p25, round(p[3], 4) as median, round(p[4], 4) as p75, round(p[5], 4) as p90,
    round(mean_range_penetration, 4) as mean_range_penetration, below, within, above,
    round(cost_to_minimum, 2) as cost_to_minimum, round(cost_to_midpoint, 2) as cost_to_midpoint,
    round(excess_over_maximum, 2) as excess_over_maximum
  from groups order by place, level
) to '{out}/summary.csv' (header)
""")
