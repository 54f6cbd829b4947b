#!/usr/bin/env python3
"""Compares every cell of the workbooks' data sheets with the CSV field that it repeats, by two readers, and looks at how the sheets are made.

    swift build -c release
    python3 -m venv .build/sheets && .build/sheets/bin/pip install openpyxl python-calamine
    .build/sheets/bin/python Tests/Spreadsheets/cells_equal_csv.py [--quick] [--continuation]

Numbers are compared as the binary numbers nearest to the CSV's digits, without any tolerance; dates as days; texts as they are; nothing
with nothing. The types are those of the schema beside the CSV file. With --continuation a report of more rows than a sheet holds is made
too, which takes minutes.
"""

import csv
import json
import re
import time
import zipfile

import openpyxl

import makings
from cells import NUMBER, CalamineCells, Cells, difference, find_sheet, parts, part_of_sheet, plain, rows_of_csv, types_of_csv
from checking import SAMPLE, Missing, main

AMOUNTS = {"minimum", "midpoint", "maximum", "offer", "base", "variable", "total", "annual_salary", "cost_to_minimum", "excess_over_maximum",
           "payroll", "cost_to_midpoint"}
FAR_AWAY = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "COLUMNS": "40"}


def compare_rows(outcome, where, header, fields, types, rows, lenient):
    """Compares a sheet's rows, the header first, with those of a CSV file."""
    outcome.expect(rows and rows[0] == header, f"{where}: the header is {rows[:1]} and not {header}")
    outcome.expect(len(rows) - 1 == len(fields), f"{where}: {len(rows) - 1} rows below the header, of {len(fields)}")
    for number, (row, record) in enumerate(zip(rows[1:], fields), start=2):
        row = row + [None] * (len(record) - len(row))
        for column, field, value in zip(header, record, row):
            outcome.count("cells")
            if wrong := difference(field, types.get(column), value, lenient):
                outcome.problems.append(f"{where}, row {number}, {column}: {wrong}")
        if any(value is not None for value in row[len(record):]):
            outcome.problems.append(f"{where}, row {number}: there is something behind the last column")


def compare_cells(outcome, making):
    lenient = making.command in ("offer", "ranges")  # an input's text may stand as the number that its table has
    for reader in (Cells(making.workbook), CalamineCells(making.workbook)):
        kind = type(reader).__name__
        for sheet, file in making.files.items():
            header, fields = rows_of_csv(file)
            if not fields and sheet not in reader.names and sheet == "Rejects":
                continue
            try:
                rows = reader.rows(sheet)
            except Missing as missing:
                outcome.missing.append(f"{making.name}: {missing}")
                continue
            compare_rows(outcome, f"{making.name}, {kind}, {sheet}", header, fields, types_of_csv(file), rows, lenient)
            outcome.count("sheets")


def look_at_sheets(outcome, making):
    """How data sheets are made: one header that stays, a filter, no merged cells, ready for paper."""
    book = openpyxl.load_workbook(making.workbook)
    contents = parts(making.workbook)
    for wanted, file in making.files.items():
        try:
            sheet = book[find_sheet(book.sheetnames, wanted)]
        except Missing:
            continue  # said already
        where = f"{making.name}, {sheet.title}"
        header, fields = rows_of_csv(file)
        last = len(fields) + 1
        outcome.expect(not sheet.merged_cells.ranges, f"{where}: merged cells {sheet.merged_cells.ranges}")
        frozen = sheet.freeze_panes
        outcome.expect(frozen is not None and re.fullmatch(r"[A-Z]+2", frozen), f"{where}: the header is not kept in sight, but {frozen}")
        refs = [sheet.auto_filter.ref] + [table.ref for table in sheet.tables.values()]
        column = openpyxl.utils.get_column_letter(len(header))
        outcome.expect(f"A1:{column}{last}" in refs, f"{where}: neither a filter nor a table has all rows to {column}{last}, but {refs}")
        outcome.expect(sheet.page_setup.orientation == "landscape", f"{where}: not landscape")
        outcome.expect((sheet.print_title_rows or "").replace("$", "") == "1:1", f"{where}: prints {sheet.print_title_rows!r} on every page")
        # As the file has it: a page's number is &P.
        footer = re.search(rb"<oddFooter[^>]*>(.*?)</oddFooter>", contents[part_of_sheet(contents, sheet.title)], re.DOTALL)
        outcome.expect(footer and re.search(rb"&amp;P\b", footer[1]), f"{where}: no page number in the footer {footer and footer[1]}")
        look_at_formats(outcome, where, sheet, header, fields)
        outcome.count("sheets looked at")


def look_at_formats(outcome, where, sheet, header, fields):
    """Amounts are shown with their currency's digits, which are those of the CSV file."""
    for number, record in enumerate(fields, start=2):
        for index, (column, field) in enumerate(zip(header, record)):
            if column not in AMOUNTS or not NUMBER.fullmatch(field):
                continue
            shown = re.sub(r'\[[^]]*\]|"[^"]*"', "", sheet.cell(number, index + 1).number_format.split(";")[0])
            digits = len(shown.partition(".")[2].rstrip(" _)")) if "." in shown else 0
            wanted = len(field.partition(".")[2])
            outcome.expect(shown != "General" and digits == wanted,
                           f"{where}, row {number}, {column}: {sheet.cell(number, index + 1).number_format!r} shows {field} with {digits} decimals")


def look_at_properties(outcome, making):
    properties = openpyxl.load_workbook(making.workbook, read_only=True).properties
    day = making.day or (makings.newest_day(making.folder) if making.folder else None)
    created = properties.created.date().isoformat() if properties.created else None
    if day:
        outcome.expect(created == day, f"{making.name}: created on {created} and not on {day}")
    else:
        outcome.expect(created and created < time.strftime("%Y-%m-%d"), f"{making.name}: created on {created}, which may be the clock's day")
    for end in (properties.modified, properties.lastPrinted):
        outcome.expect(end is None or end.date().isoformat() == created, f"{making.name}: a day {end} of another origin in the properties")
    if making.folder:
        policy = json.loads((making.folder / "policy.json").read_text())
        for word in ("name", "version"):
            outcome.expect(policy[word] in (properties.subject or ""),
                           f"{making.name}: the subject {properties.subject!r} does not say the policy's {word} {policy[word]!r}")
    outcome.count("properties")


def look_at_schemas(outcome, making):
    """Beside every CSV file lies what its columns are."""
    for file in making.files.values():
        header, _ = rows_of_csv(file)
        types = types_of_csv(file)
        if not types:
            outcome.missing.append(f"{making.name}: nothing beside {file.name} says what its columns are")
        else:
            outcome.expect(list(types) == header, f"{making.name}: the schema of {file.name} has the columns {list(types)} and not {header}")
            outcome.count("schemas")


def look_at_inputs(outcome, making):
    """The sheet Offer has each input that has a list of values with that list, and the input's value is in it."""
    book = openpyxl.load_workbook(making.workbook, data_only=True)
    sheet = book[find_sheet(book.sheetnames, "Offer")]
    policy = json.loads((making.folder / "policy.json").read_text())
    labels = {str(row[0].value): row[1] for row in sheet.iter_rows(max_col=2) if row[0].value is not None}
    for given in policy["inputs"]:
        if not given.get("values") or given.get("type") == "set":
            continue
        cell = labels.get(given["name"])
        if not outcome.expect(cell is not None, f"{making.name}, Offer: the input {given['name']} is not in column A"):
            continue
        rules = [rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref and rule.type == "list"]
        if outcome.expect(rules, f"{making.name}, Offer: {given['name']} in {cell.coordinate} has no list of values"):
            values = listed(book, sheet, rules[0].formula1)
            outcome.expect(values is None or cell.value is None or str(cell.value) in values,
                           f"{making.name}, Offer: {given['name']} is {cell.value!r}, which is not in its list {rules[0].formula1}")
            outcome.count("inputs with a list")


def listed(book, sheet, formula):
    """The texts of a list's range or of a list in quotes; None if it is another formula."""
    formula = formula.removeprefix("=")
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    match = re.fullmatch(r"(?:'?([^'!]+)'?!)?(\$?[A-Z]+\$?[0-9]+(?::\$?[A-Z]+\$?[0-9]+)?)", formula)
    if match is None:
        return None
    cells = (book[match[1]] if match[1] else sheet)[match[2].replace("$", "")]
    return [str(cell.value) for row in (cells if isinstance(cells, tuple) else ((cells,),)) for cell in row]


def overview_sheets(outcome, making):
    names = openpyxl.load_workbook(making.workbook, read_only=True).sheetnames
    wanted = {"offer": ["Offer", "Offers", "Calculation"], "ranges": ["Ranges", "Calculation"],
              "report": ["Overview", "Summary", "Employees", "Rejects", "By country", "By level"], "market": []}[making.command]
    for sheet in [*wanted, "Definitions", "Sources"]:
        try:
            find_sheet(names, sheet)
            outcome.count("sheets found")
        except Missing as missing:
            outcome.missing.append(f"{making.name}: {missing}")


def same_bytes(outcome, first, again):
    pairs = {first.workbook: again.workbook} | {first.files[sheet]: again.files[sheet] for sheet in first.files}
    for one, other in pairs.items():
        outcome.expect(one.read_bytes() == other.read_bytes(), f"{first.name}: {one.name} has other bytes elsewhere and later")
        outcome.count("files of the same bytes")


def continuation(paygrade, folder, outcome, limit=1_048_576):
    """A roster of more rows than a sheet holds goes on in Employees 2, and Definitions says so."""
    rows = limit - 1 + 40
    header, fields = rows_of_csv(SAMPLE)
    good = [record for record in fields if record[2] in ("Senior", "Associate") and record[6] == "annual" and record[7] == "1"
            and re.fullmatch(r"[1-9][0-9]+", record[5]) and record[3] in ("Germany", "United States", "Japan")][:200]
    roster = folder / "long.csv"
    with open(roster, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(rows):
            record = good[number % len(good)]
            writer.writerow([f"L{number}", *record[1:]])
    out = folder / "long"
    paygrade.need("report", "--roster", roster, "--out", out, "--as-of", "2026-04-13", "--allow-rejects", "--xlsx")
    accepted = sum(1 for _ in open(out / "employees.csv")) - 1
    outcome.expect(accepted >= limit, f"continuation: only {accepted:,} rows were accepted; the check needs more")
    types = types_of_csv(out / "employees.csv")
    book = openpyxl.load_workbook(out / "report.xlsx", read_only=True)
    second = book[find_sheet(book.sheetnames, "Employees 2")]
    with open(out / "employees.csv", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        after = [record for number, record in enumerate(reader) if number >= limit - 1]
    compare_rows(outcome, "continuation, Employees 2", header, after, types,
                 [[plain(cell.value, cell) for cell in row] for row in second.iter_rows()], False)
    name = part_of_sheet({key: zipfile.ZipFile(out / "report.xlsx").read(key) for key in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")}, "Employees")
    count, rest = 0, b""
    with zipfile.ZipFile(out / "report.xlsx").open(name) as stream:
        while piece := stream.read(1 << 22):
            piece = rest + piece
            count += piece.count(b"<row ")
            rest = piece[-4:]
    outcome.expect(count == limit, f"continuation: the sheet Employees has {count:,} rows")
    said = " ".join(str(cell) for row in book["Definitions"].iter_rows(values_only=True) for cell in row if cell)
    outcome.expect("Employees 2" in said, "continuation: the sheet Definitions does not name Employees 2")
    outcome.count("continued sheets")


def check_making(outcome, making):
    compare_cells(outcome, making)
    look_at_sheets(outcome, making)
    look_at_properties(outcome, making)


def check(paygrade, folder, outcome, options):
    jobs = [(command, name, arguments) for command, its in makings.names(options.quick).items() for name, arguments in its.items()]
    made = [outcome.part(makings.make, paygrade, folder / "here", *job) for job in jobs]
    time.sleep(2.1)  # an archive's clock has steps of two seconds
    for job, making in zip(jobs, made):
        if making is None:
            continue
        check_making(outcome, making)
        outcome.part(overview_sheets, outcome, making)
        look_at_schemas(outcome, making)
        if making.command == "offer":
            outcome.part(look_at_inputs, outcome, making)
        again = outcome.part(lambda: makings.make(paygrade, folder / "elsewhere", *job, **FAR_AWAY))
        if again:
            same_bytes(outcome, making, again)
    if options.continuation:
        outcome.part(continuation, paygrade, folder, outcome)
    outcome.need_some("cells", 1000)


def more(parser):
    parser.add_argument("--quick", action="store_true", help="fewer workbooks")
    parser.add_argument("--continuation", action="store_true", help="also more rows than a sheet holds")


if __name__ == "__main__":
    main(__doc__, check, more)
