#!/usr/bin/env python3
"""Changes one number in a workbook, or one input, and compares what its formulas give with what `paygrade` gives with that number.

    apt-get install libreoffice-calc
    .build/sheets/bin/python Tests/Spreadsheets/changed_factors.py [--cases N] [--ranges N] [--inputs N] [--seed N] [--only POLICY]

A case: a policy, random inputs, its workbook; one random number on one of the sheets that have the policy's tables, in a row that the
offer uses or in any other; the workbook recalculated by LibreOffice against `paygrade … --format csv` on a copy of the policy's folder
in which the same cell of the same row has that number. Where the command refuses, the workbook must show an error and no number.
The workbook's file is changed in that one cell and is otherwise as it was written, with the results of before in all other cells.
"""

import json
import random
import re
import shutil

from cells import (NUMBER, Cells, changed_copy, difference, find_sheet, is_error, is_number, part_of_sheet, parts, rows_of_csv,
                   types_of_csv)
from checking import FIXTURES, POLICIES, REPOSITORY, Failed, Missing, main
from libreoffice import LibreOffice
from policies import Policy, another_number

FOLDERS = [*(POLICIES / name for name in ("ml-engineering", "us-general-schedule", "gitlab-2022")), *sorted(FIXTURES.iterdir()),
           REPOSITORY / "Tests" / "PaygradeCLITests" / "Fixtures" / "golden" / "harbour"]
WEIGHTS = [4, 3, 4]  # of the first, the bundled policies; the others are 1
# What `ranges` is asked for, so that it has some hundred rows at most.
SOME_RANGES = {
    "ml-engineering": ["--level", "Senior"], "us-general-schedule": ["--grade", "12", "--step", "3"],
    "gitlab-2022": ["--level", "Senior", "--input", "location_factor=0.655"], "yearly-raises": ["--input", "years=3"], "step-bands": ["--country", "Northland"],
    "harbour": ["--country", "Germany"],
}
RESULTS = ["minimum", "midpoint", "maximum", "offer", "base", "variable", "total", "purchasing_power"]
BAY_AREA = "San Jose-San Francisco-Oakland, CA"
SKILLED = ["level=Senior", "country=Germany", "skills=LLM infrastructure (example)"]
SALES = ["level=Senior", "country=Germany", "sales=yes"]
TAXED = ["grade=G3", "country=Northland", "area=Harbour", "allowances=hardship", "allowances=languages"]
# Policy, inputs, table, row, column, and the number that comes in.
CERTAIN = [
    ("ml-engineering", SKILLED, "skill_premium_caps", {"scope": "All skills"}, "cap", "0.05"),  # the cap holds
    ("ml-engineering", SKILLED, "skill_premiums", {"skill": "LLM infrastructure (example)"}, "premium", "0.25"),
    ("ml-engineering", ["level=Intermediate", "country=United States"], "benchmarks",  # 100,000.000000001 is not rounded up to 100,100
     {"job": "Machine Learning Engineer", "benchmark_type": "individual_contributor", "effective_from": "2026-11-21"}, "amount", "100000.000000001"),
    ("ml-engineering", ["level=Senior", "country=Germany", "currency=VND"], "exchange_rates", {"currency": "VND"}, "units_per_usd", "26337.77"),  # billions
    ("us-general-schedule", ["grade=15", "step=10", f"locality={BAY_AREA}"], "caps", {"effective_from": "2026-01-11"}, "annual", "180000"),
    ("us-general-schedule", ["grade=12", "step=3", f"locality={BAY_AREA}"], "base_pay",
     {"grade": "12", "step": "3", "effective_from": "2026-01-11"}, "annual", "50"),
    ("gitlab-2022", [*SALES, "location_factor=0.69"], "sales_zones", {"zone": "2"}, "lower_bound", "0.685"),  # into the next zone
    ("gitlab-2022", [*SALES, "location_factor=0.7"], "sales_zones", {"zone": "2"}, "lower_bound", "0.701"),  # out of it
    ("gitlab-2022", [*SALES, "location_factor=0.7"], "sales_zones", {"zone": "2"}, "differential", "0.8765"),
    ("gitlab-2022", ["level=Director", "country=United States", "location_factor=0.5"], "location_floors",
     {"floor_group": "Director and above", "floor_area": "United States"}, "minimum_location_factor", "0.61"),  # the floor holds
    ("gitlab-2022", ["level=Director", "country=Germany", "location_factor=0.9"], "benchmarks", {"benchmark_type": "director"}, "variable_percentage", "17.5"),
    ("zones-and-tax", TAXED, "assessment", {"from": "50000"}, "rate", "0.2475"),
    ("zones-and-tax", TAXED, "assessment", {"from": "50000"}, "from", "61234.5"),
    ("zones-and-tax", TAXED, "allowances", {"allowance": "hardship"}, "share", "0.0777"),
    ("zones-and-tax", TAXED, "places", {"country": "Northland", "area": "Harbour"}, "factor", "0.70"),  # on the bound of the next zone
    ("zones-and-tax", TAXED, "places", {"country": "Northland", "area": "Harbour"}, "factor", "0.001"),  # below the first zone: refused
    ("yearly-raises", ["level=Maker", "track=standard", "years=3"], "raises", {"track": "standard", "year": "2"}, "raise", "0.0345"),
    ("step-bands", ["job=Widget Engineer", "level=Senior", "country=Northland", "area=Harbour", "placement=0.96"], "steps",
     {"step": "Established"}, "low", "0.97"),  # the offer is below its range: refused
    ("base-plus-logarithm", ["role=Tinkerer", "country=Northland", "years=7.5"], "roles", {"role": "Tinkerer"}, "amount", "-4000"),  # refused
    ("two-step-geo", ["role=Maker", "level=L2", "country=Southmark", "step=2"], "benchmarks", {"role": "Maker", "level": "L3"}, "amount", "163333"),
    ("rent-index-2018", ["job=Widget Engineer", "level=senior", "country=Northland", "area=Boomtown"], "places", {"area": "Boomtown"}, "rent_index", "0.01"),
]
# Findings of the reading of a policy's tables: a workbook knows nothing of these rules.
READING = re.compile(r"\.csv:[0-9]+: |datapackage\.json|\[(duplicate|overlap|hole)")


class Case:
    """One workbook with one change, and what the command says with the same change."""

    def __init__(self, name, sheet, workbook, change, done, table, before):
        self.name, self.sheet, self.workbook, self.change = name, sheet, workbook, change
        self.done = done  # the command with the change
        self.table = table  # its CSV file
        self.before = before  # the CSV file without the change


def key(text):
    """A cell's or field's value such that both are the same where the spreadsheet holds a number or a day."""
    if text is None or text == "":
        return ""
    text = text if isinstance(text, str) else text.isoformat() if hasattr(text, "isoformat") else repr(float(text))
    return float(text) if NUMBER.fullmatch(text) or re.fullmatch(r"-?[0-9.]+(e[-+]?[0-9]+)?", text) else text


def rows_of_sheet(policy, book, table):
    """The rows of a table's sheet: for each its row in the sheet and its row in the CSV file."""
    rows = book.rows(table)
    its = policy.tables[table]
    if [str(cell) for cell in rows[0][:len(its.header)]] != its.header:
        raise Missing(f"the sheet {table} of {policy.name} has the header {rows[0]} and not the table's {its.header}")
    known = {tuple(map(key, row)): number for number, row in enumerate(its.rows)}
    found = [(number, known.get(tuple(map(key, row[:len(its.header)])))) for number, row in enumerate(rows[1:], start=2)]
    return [(sheet_row, csv_row) for sheet_row, csv_row in found if csv_row is not None], len(rows) - 1


def new_base(paygrade, folder, policy, name, command, arguments):
    """A workbook, its CSV file, and the rows that count; None where the command refuses these inputs."""
    table, workbook, explained = (folder / f"{name}{end}" for end in (".csv", ".xlsx", ".json"))
    arguments = [command, "--policy", policy.folder, *arguments]
    # A listing may refuse some of its rows and have the others.
    statuses = (0, 1) if command == "ranges" else (0,)
    if paygrade.need(*arguments, "--format", "csv", "--output", table, statuses=(0, 1)).returncode not in statuses:
        return None
    paygrade.need(*arguments, "--format", "xlsx", "--output", workbook, statuses=statuses)
    if not workbook.exists():
        raise Failed(f"paygrade {' '.join(map(str, arguments))} wrote no workbook")
    used = set()
    if command == "offer":
        paygrade.need(*arguments, "--format", "json", "--output", explained)
        used = policy.rows_used(json.loads(explained.read_text()).get("explanation", []))
    return arguments, table, workbook, used


def with_number(paygrade, folder, outcome, policy, name, base, book, table, sheet_row, csv_row, column, new):
    """A case with a certain number in a certain cell; None where a table may not have that number."""
    arguments, before, workbook, used = base
    copy, after, changed = folder / f"{name}-policy", folder / f"{name}-after.csv", folder / f"{name}-changed.xlsx"
    policy.write_changed(copy, table, csv_row, column, new)
    again = [copy if it == policy.folder else it for it in arguments]
    done = paygrade.need(*again, "--format", "csv", "--output", after, statuses=(0, 1))
    if done.returncode == 1 and not after.exists() and READING.search(done.stderr):
        outcome.count("numbers that a table may not have")
        shutil.rmtree(copy)
        return None
    place = policy.tables[table].header.index(column)
    sheet = find_sheet(book.names, table)
    address = book.values[sheet].cell(sheet_row, place + 1).coordinate
    held = book.values[sheet][address].value
    outcome.expect(is_number(held), f"{name}: {sheet}!{address} is not a number but {held!r}")
    contents = parts(workbook)
    outcome.expect(not re.search(rb"<f[ >]", contents[part_of_sheet(contents, sheet)]), f"{name}: there are formulas on the sheet {sheet}")
    changed_copy(workbook, changed, sheet, address, float(new))
    outcome.count(f"numbers changed in {'used' if (table, csv_row) in used else 'any'} rows")
    change = f"{sheet}!{address} ({column}) {policy.tables[table].rows[csv_row][place]} → {new}, {' '.join(map(str, arguments))}"
    return Case(name, "Offers" if arguments[0] == "offer" else "Ranges", changed, change, done, after, before)


def certain_cases(paygrade, folder, outcome, policies):
    """The cases that chance would seldom find, each with what it is there for."""
    cases = []
    for number, (policy_name, arguments, table, keys, column, new) in enumerate(CERTAIN):
        policy = next((it for it in policies if it.name == policy_name), None)
        if policy is None:
            continue
        name = f"certain-{number}-{policy_name}"

        def make():
            base = new_base(paygrade, folder, policy, name, "offer", [part for it in arguments for part in ("--input", it)])
            if not outcome.expect(base, f"{name}: the command refuses {arguments}"):
                return
            book = Cells(base[2])
            for sheet_row, csv_row in rows_of_sheet(policy, book, table)[0]:
                cells = dict(zip(policy.tables[table].header, policy.tables[table].rows[csv_row]))
                if all(cells[key] == value for key, value in keys.items()):
                    case = with_number(paygrade, folder, outcome, policy, name, base, book, table, sheet_row, csv_row, column, new)
                    if outcome.expect(case, f"{name}: the table may not have {new}"):
                        cases.append(case)
                    return
            outcome.problems.append(f"{name}: the sheet {table} has no row {keys}")

        outcome.part(make)
    return cases


def changed_number(paygrade, folder, outcome, policy, name, command, arguments, chance):
    """A case with another number on a table's sheet."""
    base = new_base(paygrade, folder, policy, name, command, arguments)
    if base is None:
        return None
    book = Cells(base[2])
    numbers = policy.numbers()
    prefers_used = chance.random() < 0.7
    for _ in range(20):
        number = chance.choice(numbers)
        try:
            rows, shown = rows_of_sheet(policy, book, number.table)
        except Missing as missing:
            # A table that the results do not need may have no sheet.
            outcome.count("tables without a sheet")
            if "header" in str(missing):
                raise
            continue
        outcome.expect(rows or not shown, f"{name}: no row of the sheet {number.table} is a row of the table {number.table}.csv of {policy.name}")
        if prefers_used:
            rows = [row for row in rows if (number.table, row[1]) in base[3]] or (rows if number.is_bound or command == "ranges" else [])
        if not rows:
            continue
        sheet_row, csv_row = chance.choice(rows)
        column = policy.tables[number.table].header.index(number.column)
        text = policy.tables[number.table].rows[csv_row][column]
        if not NUMBER.fullmatch(text) or (new := another_number(text, number, policy.tables[number.table], csv_row, chance)) is None:
            continue
        case = with_number(paygrade, folder, outcome, policy, name, base, book, number.table, sheet_row, csv_row, number.column, new)
        if case:
            return case
    outcome.count("cases without a number to change")
    return None


def input_cells(book):
    """The inputs on the sheet Offer: their names in column A, the cells of their values in column B."""
    return {str(row[0].value): row[1].coordinate for row in book.sheet("Offer").iter_rows() if len(row) > 1 and row[0].value is not None}


def changed_input(paygrade, folder, outcome, policy, name, arguments, chance):
    """A case with another value of an input on the sheet Offer."""
    base = new_base(paygrade, folder, policy, name, "offer", arguments)
    if base is None:
        return None
    arguments, table, workbook, _ = base
    book = Cells(workbook)
    labels = input_cells(book)
    given = {it.partition("=")[0]: number for number, it in enumerate(arguments) if number and arguments[number - 1] == "--input"}
    candidates = [it for it in policy.definition["inputs"] if it["name"] in labels and it.get("type") != "set"]
    if not candidates:
        raise Missing(f"the sheet Offer of {policy.name} names none of the inputs in column A, but {', '.join(labels)}")
    for _ in range(20):
        changing = chance.choice(candidates)
        value = policy.random_value(changing, chance)
        again = list(arguments)
        if changing["name"] in given:
            old = again[given[changing["name"]]].partition("=")[2]
            again[given[changing["name"]]] = f"{changing['name']}={value}"
        else:
            old = None
            again += ["--input", f"{changing['name']}={value}"]
        if value is None or value == old:
            continue
        after = folder / f"{name}-after.csv"
        done = paygrade.need(*again, "--format", "csv", "--output", after, statuses=(0, 1))
        if done.returncode == 1 and re.search(r"input \w+: error: \[", done.stderr):
            continue  # a value that its list does not have
        held = book.values["Offer"][labels[changing["name"]]].value
        changed = folder / f"{name}-changed.xlsx"
        is_numeric = is_number(held) or (held is None and changing.get("type") == "number")
        changed_copy(workbook, changed, find_sheet(book.names, "Offer"), labels[changing["name"]], float(value) if is_numeric else value)
        outcome.count("inputs changed")
        return Case(name, "Offer", changed, f"input {changing['name']} {old} → {value}, {' '.join(map(str, arguments))}", done, after, table)
    return None


def row_key(header, record, results):
    """What tells one row of ranges from another: all that stands before the results."""
    return tuple(key(cell) for column, cell in zip(header, record) if column not in results and column != "currency")


def judge(outcome, case, path):
    """Compares a recalculated workbook with what the command gave."""
    book = Cells(path)
    header, before = rows_of_csv(case.before)
    after = rows_of_csv(case.table)[1] if case.done.returncode == 0 or case.table.exists() else []
    types = types_of_csv(case.table) if case.table.exists() else {}
    where = f"{case.name}: {case.change}"
    outcome.count("cases")
    if case.sheet == "Offer":
        judge_offer_sheet(outcome, case, book, where, header, before, after)
        return
    rows = book.rows(case.sheet)
    if not outcome.expect(rows and rows[0][:len(header)] == header, f"{where}: the header of {case.sheet} is {rows[:1]}"):
        return
    results = [column for column in RESULTS if column in header]
    if case.sheet == "Ranges":
        # The same rows but for those that the command now refuses.
        known = {row_key(header, record, RESULTS): record for record in after}
        pairs = [(row, known.pop(row_key(header, row, RESULTS), None)) for row in rows[1:]]
        if known and after:
            # A listing that gained rows did so because the change made possible what was refused; those are no rows of the sheet.
            outcome.count("rows that only the command has", len(known))
    else:
        pairs = list(zip(rows[1:], after if after else [None] * len(before)))
        outcome.expect(len(rows) - 1 == len(before), f"{where}: {len(rows) - 1} rows on {case.sheet}, of {len(before)}")
    for row, record in pairs:
        outcome.count("rows compared")
        row = row + [None] * (len(header) - len(row))
        cells = dict(zip(header, row))
        if record is None:
            judge_refusal(outcome, where + f"; {case.done.stderr.strip()[:160]}", {column: cells[column] for column in results})
            continue
        compare_row(outcome, where, header, record, row, types)
    if [row for _, row in pairs] != before and case.done.returncode == 0:
        outcome.count("cases that moved a result")


def compare_row(outcome, where, header, record, row, types):
    """Compares the cells of one row with the fields of one record: what differs is one problem."""
    compared = [(column, difference(field, types.get(column), value, lenient=True))
                for column, field, value in zip(header, record, row) if column not in ("policy", "as_of")]
    outcome.count("cells compared", len(compared))
    wrong = [f"{column}: {said}" for column, said in compared if said]
    outcome.expect(not wrong, f"{where}: {'; '.join(wrong)}")


def judge_refusal(outcome, where, results):
    """Where the command refuses, there is an error, and the offer, or else the middle of the range, is no number."""
    outcome.count("refusals")
    shown = {column: value for column, value in results.items() if value is not None}
    first = next((column for column in ("offer", "midpoint", "minimum", "maximum") if column in results), None)
    outcome.expect(any(map(is_error, shown.values())) and not is_number(results.get(first)),
                   f"{where}: the command refuses, and the workbook shows {shown}")


def judge_offer_sheet(outcome, case, book, where, header, before, after):
    """The results on the sheet Offer, and on Offers if its row follows the input."""
    shown = {}
    for row in book.rows("Offer"):
        label = str(row[0]).strip().casefold().replace(" ", "_") if row and row[0] is not None else ""
        values = [value for value in row[1:] if is_number(value) or is_error(value)]
        if label in RESULTS and values:
            shown.setdefault(label, values[0])
    outcome.expect(shown, f"{where}: the sheet Offer has no results labelled in column A")
    if case.done.returncode != 0 and re.search(r'there is no \w+ "[^"]*" for ', case.done.stderr):
        # That two inputs go together, as a title does with its table of grades, is the command's to check; a cell's list has all values.
        outcome.count("pairs of inputs that only the command checks")
        return
    if case.done.returncode != 0:
        judge_refusal(outcome, where + f"; {case.done.stderr.strip()[:160]}", shown)
        return
    for column, field in zip(header, after[0]):
        if column in shown:
            outcome.count("results compared on Offer")
            if wrong := difference(field, "number", shown[column]):
                outcome.problems.append(f"{where}: Offer, {column}: {wrong}")
    if after[0] != before[0]:
        outcome.count("cases that moved a result")
    follows = dict(zip(header, book.rows("Offers")[1]))
    inputs = [column for column, old, new in zip(header, before[0], after[0]) if old != new and column not in RESULTS]
    if inputs and all(key(follows[column]) == key(after[0][header.index(column)]) for column in inputs):
        outcome.count("rows of Offers that follow")
        compare_row(outcome, f"{where}: Offers", header, after[0], book.rows("Offers")[1], {})


def judge_all(folder, outcome, cases):
    paths = LibreOffice(folder).convert([case.workbook for case in cases], "xlsx", folder / "recalculated")
    for case, path in zip(cases, paths):
        outcome.part(judge, outcome, case, path)


def check(paygrade, folder, outcome, options):
    LibreOffice(folder)  # says early that it is not there
    chance = random.Random(options.seed)
    policies = [Policy(path) for path in FOLDERS if not options.only or path.name in options.only.split(",")]
    weights = [*WEIGHTS, *[1] * len(FOLDERS)][:len(policies)] if not options.only else [1] * len(policies)
    cases, refused = certain_cases(paygrade, folder, outcome, policies), set()
    for kind, wanted in (("offer", options.cases), ("ranges", options.ranges), ("input", options.inputs)):
        made, tries = 0, 0
        while made < wanted and tries < wanted * 12 + 20:
            tries += 1
            [policy] = chance.choices(policies, weights)
            name = f"{kind}-{tries}-{policy.name}"
            if (kind, policy.name) in refused:
                continue
            try:
                if kind == "input":
                    case = changed_input(paygrade, folder, outcome, policy, name, policy.random_arguments(chance), chance)
                else:
                    arguments = policy.random_arguments(chance) if kind == "offer" else SOME_RANGES.get(policy.name, [])
                    case = changed_number(paygrade, folder, outcome, policy, name, kind, arguments, chance)
            except (Missing, Failed) as said:
                # Once is enough to know of each policy.
                (outcome.missing if isinstance(said, Missing) else outcome.problems).append(str(said))
                refused.add((kind, policy.name))
                continue
            if case:
                cases.append(case)
                made += 1
        outcome.expect(made == wanted or outcome.missing, f"only {made} of {wanted} cases of kind {kind} could be made in {tries} tries")
    judge_all(folder, outcome, cases)
    outcome.need_some("cases that moved a result", len(cases) // 4)


def more(parser):
    parser.add_argument("--cases", type=int, default=200, help="offers with another number (default %(default)s)")
    parser.add_argument("--ranges", type=int, default=20, help="listings of ranges with another number (default %(default)s)")
    parser.add_argument("--inputs", type=int, default=60, help="offers with another input (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="POLICY[,POLICY]", help="only of these policies")


if __name__ == "__main__":
    main(__doc__, check, more)
