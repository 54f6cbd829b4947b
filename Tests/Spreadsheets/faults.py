#!/usr/bin/env python3
"""Proves that the checks can fail: each fault, put into what the command wrote, must be found.

    .build/sheets/bin/python Tests/Spreadsheets/faults.py

A fault is a cell, a type, a result that the file holds, a formula, a field or a property that is not what it was; the same check must
find nothing before.
"""

import csv
import re
import types

import cells_equal_csv
import changed_factors
import makings
import recalculation
import round_trip
from cells import Cells, changed_copy, part_of_sheet, parts, rows_of_csv, write_parts
from checking import SAMPLE, Outcome, main
from libreoffice import LibreOffice


def problems(check, *arguments):
    outcome = Outcome("a fault")
    outcome.part(check, outcome, *arguments)
    return outcome.problems + outcome.missing


def small_report(paygrade, folder):
    """The sample's first people, a few with ids that spreadsheets misread."""
    header, rows = rows_of_csv(SAMPLE)
    rows = [row for row in rows if row[3] in ("Germany", "Japan", "United States")][:60] + [row for row in rows if row[3] == "Germny"][:1]
    for row, name in zip(rows, ("007", "=1+1", "1E5", "7")):
        row[0] = name
    roster = folder / "few.csv"
    with open(roster, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return makings.make(paygrade, folder, "report", "few", ["--roster", roster, "--as-of", "2026-04-13", "--by", "country", "--allow-rejects"])


def edited(path, to, edit):
    """A copy of a workbook whose files went through edit(name, bytes)."""
    write_parts(to, {name: edit(name, content) for name, content in parts(path).items()})
    return to


def edited_sheet(path, to, sheet, pattern, replacement):
    """A copy with something of one sheet's file replaced, once; None if it is not there."""
    contents = parts(path)
    name = part_of_sheet(contents, sheet)
    contents[name], times = re.subn(pattern, replacement, contents[name], count=1, flags=re.DOTALL)
    if times:
        write_parts(to, contents)
    return to if times else None


def column_letter(making, sheet, column):
    header, _ = rows_of_csv(making.files[sheet])
    return cells_equal_csv.openpyxl.utils.get_column_letter(header.index(column) + 1)


def cell_faults(outcome, making, folder):
    """Cells, types, structure and properties of data sheets."""
    check = cells_equal_csv.check_making
    outcome.expect(not (found := problems(check, making)), f"before any fault: {found[:3]}")
    path = making.workbook
    at = lambda column, row=2: f"{column_letter(making, 'Employees', column)}{row}"
    ratio = Cells(path).sheet("Employees")[at("compa_ratio")].value
    cells = {
        "a number of another last digit": (at("compa_ratio"), ratio + 0.0001), "a number that is a text": (at("compa_ratio"), f"{ratio}"),
        "a number within a rounding error": (at("compa_ratio"), ratio * (1 + 4e-16)), "an id without its zeros": (at("employee_id"), 7),
        "an id with a blank": (at("employee_id", 5), "7 "), "an id that is a number": (at("employee_id", 5), 7),
        "another header": (at("position", 1), "Position"),
        "an amount of the row below": (at("annual_salary"), Cells(path).sheet("Employees")[at("annual_salary", 3)].value),
    }
    for name, (address, value) in cells.items():
        fault = folder / "fault.xlsx"
        changed_copy(path, fault, "Employees", address, value)
        expect_found(outcome, name, check, making._replace(workbook=fault))
    sheets = {
        "a row that is missing": (rb'<row r="4".*?</row>', b""), "a header that does not stay": (rb"<pane\b[^>]*/>", b""),
        "merged cells": (rb"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="B3:C3"/></mergeCells>'),
        "upright paper": (rb'orientation="landscape"', b'orientation="portrait"'), "no page number": (rb"<oddFooter>.*?</oddFooter>", b""),
        "a total below": (rb"</sheetData>", b'<row r="99"><c r="A99"><v>1</v></c></row></sheetData>'),
    }
    for name, (pattern, replacement) in sheets.items():
        fault = edited_sheet(path, folder / "fault.xlsx", "Employees", pattern, replacement)
        if outcome.expect(fault, f"{name}: there is nothing to put this fault into"):
            expect_found(outcome, name, check, making._replace(workbook=fault))
    files = {
        "no filter": lambda name, it: re.sub(rb"<autoFilter\b[^>]*?(/>|>.*?</autoFilter>)|<tableParts.*?</tableParts>", b"", it, flags=re.DOTALL)
        if name.startswith("xl/worksheets/sheet") else it,
        "another day": lambda name, it: it.replace(b"2026-04-13", b"2026-04-14") if name == "docProps/core.xml" else it,
        "no policy": lambda name, it: re.sub(rb"<dc:subject>.*?</dc:subject>", b"", it) if name == "docProps/core.xml" else it,
        "no repeated header": lambda name, it: re.sub(rb"<definedNames>.*?</definedNames>", b"", it, flags=re.DOTALL) if name == "xl/workbook.xml" else it,
        "no decimals": lambda name, it: it.replace(b"0.00", b"0") if name == "xl/styles.xml" else it,
    }
    for name, edit in files.items():
        expect_found(outcome, name, check, making._replace(workbook=edited(path, folder / "fault.xlsx", edit)))
    other = making._replace(workbook=edited(path, folder / "other.xlsx", lambda name, it: it + b"\n" if name.endswith("core.xml") else it))
    expect_found(outcome, "other bytes", cells_equal_csv.same_bytes, making, other)


def expect_found(outcome, name, check, *arguments):
    found = problems(check, *arguments)
    outcome.expect(found, f"not found: {name}")
    outcome.count("faults")
    if outcome.shows:
        print(f"{name}: {'; '.join(found)[:240]}")


def formula_faults(outcome, making, folder, office):
    """Held results and formulas of an offer, all in one call of LibreOffice."""
    book = Cells(making.workbook)
    header, rows = rows_of_csv(making.files["Offers"])
    cell = f"{cells_equal_csv.openpyxl.utils.get_column_letter(header.index('offer') + 1)}2"
    inner = next((sheet, it) for sheet in ("Calculation", "Offer") if sheet in book.names for row in book.formulas[sheet].iter_rows() for it in row
                 if it.data_type == "f" and isinstance(book.values[sheet][it.coordinate].value, (int, float)) and book.values[sheet][it.coordinate].value)
    at = lambda address: rb'(<c r="' + address.encode() + rb'"[^>]*>'
    held = lambda address, value: (at(address) + rb"<f[^>]*>.*?</f><v>)[^<]*(</v>)", rb"\g<1>" + value.encode() + rb"\g<2>")
    faults = {
        "nothing": ("Offers", rb"<sheetData>", b"<sheetData>"),
        "a held result of another cent": ("Offers", *held(cell, repr(float(rows[0][header.index("offer")]) + 0.01))),
        "a held result that is nearly right": ("Offers", *held(cell, repr(float(rows[0][header.index("offer")]) * (1 + 1e-12)))),
        "a held step a millionth away": (inner[0], *held(inner[1].coordinate, repr(book.values[inner[0]][inner[1].coordinate].value * (1 + 1e-6)))),
        "another formula": ("Offers", at(cell) + rb"<f[^>]*>)(.*?)(</f>)", rb"\g<1>(\g<2>)+1\g<3>"),
        "an error": ("Offers", at(cell) + rb"<f[^>]*>)(.*?)(</f>)", rb"\g<1>NA()\g<3>"),
        "a number in place of a formula": ("Offers", at(cell) + rb")<f[^>]*>.*?</f>", rb"\g<1>"),
    }
    seeded = {}
    for number, (name, fault) in enumerate(faults.items()):
        path = edited_sheet(making.workbook, folder / f"formula-{number}.xlsx", *fault)
        if outcome.expect(path, f"{name}: there is nothing to put this fault into"):
            seeded[name] = path
    for (name, path), result in zip(seeded.items(), office.convert(seeded.values(), "xlsx", folder / "recalculated-faults")):
        def check(outcome):
            recalculation.compare_formulas(outcome, name, path, result)
            recalculation.results_are_formulas(outcome, making._replace(workbook=path))
        if name == "nothing":
            outcome.expect(not (found := problems(check)), f"before any fault: {found[:3]}")
        else:
            expect_found(outcome, name, check)


def factor_faults(outcome, paygrade, folder, office):
    """A workbook that got another number than the command, one with the results of before, and refusals that are numbers."""
    policy = changed_factors.Policy(changed_factors.POLICIES / "us-general-schedule")
    arguments = ["--input", "grade=12", "--input", "step=3", "--input", "locality=San Jose-San Francisco-Oakland, CA"]
    _, table, workbook, _ = changed_factors.new_base(paygrade, folder, policy, "base", "offer", arguments)
    book = Cells(workbook)
    column = policy.tables["base_pay"].header.index("annual")
    rows, _ = changed_factors.rows_of_sheet(policy, book, "base_pay")
    sheet_row, csv_row = next(it for it in rows if policy.tables["base_pay"].rows[it[1]][:2] == ["12", "3"])
    policy.write_changed(folder / "other-policy", "base_pay", csv_row, "annual", "90000")
    after = folder / "after.csv"
    done = paygrade.need("offer", "--policy", folder / "other-policy", *arguments, "--format", "csv", "--output", after)
    refused = types.SimpleNamespace(returncode=1, stderr="refused")
    address = book.sheet("base_pay").cell(sheet_row, column + 1).coordinate
    seeds = {"nothing": 90000, "another number": 90001, "no change": None, "a number where the command refuses": 90000}
    paths = []
    for number, value in enumerate(seeds.values()):
        path = folder / f"factor-{number}.xlsx"
        changed_copy(workbook, path, "base_pay", address, value or float(policy.tables["base_pay"].rows[csv_row][3]))
        paths.append(path)
    for name, path, result in zip(seeds, paths, office.convert(paths, "xlsx", folder / "recalculated-factors")):
        is_refusal = "refuses" in name
        case = changed_factors.Case(name, "Offers", path, name, refused if is_refusal else done, folder / "none.csv" if is_refusal else after, table)
        found = problems(changed_factors.judge, case, result)
        outcome.expect(found if name != "nothing" else not found, f"changed factors, {name}: {found[:3] or 'not found'}")
        outcome.count("faults")


def round_trip_faults(outcome, paygrade, folder, office):
    """The texts' workbook and file of the dialect, with what makes them unsafe."""
    round_trip.write_policy(folder / "policy")
    texts = [payload.text for payload in round_trip.PAYLOADS]
    roster, rows = round_trip.write_roster(folder / "texts.csv", texts)
    plain = round_trip.report(paygrade, folder, "plain", "--roster", roster)
    expected = list(texts)
    outcome.expect(not (found := problems(round_trip.check_plain, plain, rows, expected)), f"before any fault: {found[:3]}")
    expect_found(outcome, "an id that is another text", round_trip.check_plain, plain, rows, ["x", *expected[1:]])
    # What is not in the dialect: a spreadsheet turns 007 into 7, and calculates =1+1.
    unsafe = folder / "unsafe"
    unsafe.mkdir()
    (unsafe / "employees.csv").write_bytes((plain / "employees.csv").read_bytes())
    expect_found(outcome, "a file for programs, opened by a spreadsheet", round_trip.check_double_click, office, folder, plain, unsafe, ",",
                 round_trip.ENGLISH, "unsafe")
    out = outcome.part(round_trip.report, paygrade, folder, "workbook", "--roster", roster, "--xlsx")
    if out:
        expect_found(outcome, "formulas in a file", round_trip.check_ods, office, folder, out / "report.xlsx", unsafe / "employees.csv")
        path = out / "report.xlsx"
        outcome.expect(not (found := problems(round_trip.check_workbook, plain, path, "before")), f"before any fault: {found[:3]}")
        row = texts.index("007") + 2
        changed_copy(path, folder / "fault.xlsx", "Employees", f"B{row}", "7")
        expect_found(outcome, "a text without its zeros", round_trip.check_workbook, plain, folder / "fault.xlsx", "fault")
        cell = re.compile(rb'<c r="B2"([^>]*?)(?: t="[^"]*")([^>]*)>.*?</c>', re.DOTALL)
        fault = edited_sheet(path, folder / "fault.xlsx", "Employees", cell.pattern, rb'<c r="B2"\g<1>\g<2> t="str"><f>1+1</f><v>=1+1</v></c>')
        if outcome.expect(fault, "a formula: there is nothing to put this fault into"):
            expect_found(outcome, "a formula that shows the text", round_trip.check_workbook, plain, fault, "fault")
        row = texts.index("_x0041_") + 2
        fault = edited_sheet(path, folder / "fault.xlsx", "Employees", rb'<c r="B%d"[^>]*>.*?</c>' % row,
                             b'<c r="B%d" t="inlineStr"><is><t>_x0041_</t></is></c>' % row)
        expect_found(outcome, "a text that is read as an escape", round_trip.check_workbook, plain, fault, "fault")
    out = outcome.part(round_trip.report, paygrade, folder, "excel", "--roster", roster, "--dialect", "excel")
    if out:
        file = out / "employees.csv"
        good = file.read_bytes()
        outcome.expect(not (found := problems(round_trip.check_dialect, plain, out, ",", ".")), f"before any fault: {found[:3]}")
        for name, old, new in (("no mark", b"\xef\xbb\xbf", b""), ("LF", b"\r\n", b"\n"), ("no '", b"'=1+1", b"=1+1"), ("zeros lost", b'"=""007"""', b"007"),
                               ("another number", b"50000.00", b"50001.00"), ("a comma before decimals", b"50000.00", b'"50000,00"')):
            outcome.expect(old in good, f"{name}: there is nothing to put this fault into")
            file.write_bytes(good.replace(old, new))
            expect_found(outcome, name, round_trip.check_dialect, plain, out, ",", ".")
        file.write_bytes(good)
        package = out / "datapackage.json"
        package.write_text(package.read_text().replace('"lineTerminator": "\\r\\n"', '"lineTerminator": "\\n"').replace('"delimiter": ","', '"delimiter": ";"'))
        expect_found(outcome, "a dialect that is said to be another", round_trip.check_dialect, plain, out, ",", ".")


def check(paygrade, folder, outcome, options):
    outcome.shows = options.show
    office = LibreOffice(folder)
    if making := outcome.part(small_report, paygrade, folder):
        cell_faults(outcome, making, folder)
    if making := outcome.part(makings.make, paygrade, folder, "offer", "schedule", makings.OFFERS["schedule"]):
        formula_faults(outcome, making, folder, office)
        outcome.part(factor_faults, outcome, paygrade, folder, office)
    round_trip_faults(outcome, paygrade, folder, office)
    outcome.need_some("faults", 20)


if __name__ == "__main__":
    main(__doc__, check, lambda parser: parser.add_argument("--show", action="store_true", help="what each fault was found by"))
