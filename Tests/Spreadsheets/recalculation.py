#!/usr/bin/env python3
"""Recalculates each workbook in LibreOffice: not one formula's result differs from the one that the file holds.

    apt-get install libreoffice-calc
    .build/sheets/bin/python Tests/Spreadsheets/recalculation.py [--quick]

Results on the sheets Offers and Ranges must be the same number in all of the 15 digits that LibreOffice writes; steps in between may
differ by a billionth, as binary and decimal numbers are rounded in different places, and it is said how many do. Errors must be the same
errors.
"""

import re

import makings
from cells import Cells, is_error, is_number, parts, plain, without_line_ends
from checking import main
from libreoffice import LibreOffice

EXACT = {"Offers", "Ranges"}
TOLERANCE = 1e-9


def compare_formulas(outcome, name, original, recalculated):
    """Compares the result of each formula of a workbook with that of its recalculated copy; returns how many formulas there are."""
    first, second = Cells(original), Cells(recalculated)
    formulas = 0
    for sheet in first.names:
        for row in first.formulas[sheet].iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                formulas += 1
                held, got = (plain(book.values[sheet][cell.coordinate].value, cell) for book in (first, second))
                text = getattr(cell.value, "text", cell.value)
                problem = f"{name}, {sheet}!{cell.coordinate}: the file holds {held!r}, LibreOffice gets {got!r} from {str(text)[:200]}"
                if is_number(held) and is_number(got):
                    same = held == got or float(f"{held:.15g}") == got
                    outcome.count("numbers equal in all digits" if same else "other numbers")
                    close = same or (sheet not in EXACT and abs(held - got) <= TOLERANCE * max(abs(held), abs(got)))
                    outcome.expect(close, problem)
                else:
                    outcome.count("errors" if is_error(held) else "texts and blanks")
                    held, got = (without_line_ends(it) if isinstance(it, str) else it for it in (held, got))
                    outcome.expect(held == got and type(held) is type(got), problem)
    outcome.count("formulas", formulas)
    return formulas


def results_are_formulas(outcome, making):
    """Results on Offers and Ranges are formulas: each number under a well-known result."""
    book = Cells(making.workbook)
    for sheet in EXACT & set(book.names):
        rows = list(book.formulas[sheet].iter_rows())
        for row in rows[1:]:
            for head, cell in zip(rows[0], row):
                if head.value in ("minimum", "midpoint", "maximum", "offer", "total") and cell.value is not None:
                    outcome.expect(cell.data_type == "f", f"{making.name}, {sheet}!{cell.coordinate}: {head.value} is {cell.value!r} and no formula")
                    outcome.count("results")


def has_formulas(path):
    return any(re.search(rb"<f[ >]", content) for name, content in parts(path).items() if name.startswith("xl/worksheets/"))


def check_makings(folder, outcome, made):
    copies = folder / "originals"
    copies.mkdir(exist_ok=True)
    made, plainly = [it for it in made if has_formulas(it.workbook)], [it for it in made if not has_formulas(it.workbook)]
    outcome.count("workbooks without formulas", len(plainly))
    for making in plainly:
        outcome.expect(making.command not in ("offer", "ranges"), f"{making.name}: there is no formula in the workbook")
    originals = []
    for making in made:
        results_are_formulas(outcome, making)
        copy = copies / f"{making.command}-{making.name}.xlsx"
        copy.write_bytes(making.workbook.read_bytes())
        originals.append(copy)
    for making, original, result in zip(made, originals, LibreOffice(folder).convert(originals, "xlsx", folder / "recalculated")):
        formulas = compare_formulas(outcome, making.name, original, result)
        if making.command in ("offer", "ranges"):
            outcome.expect(formulas >= 10, f"{making.name}: only {formulas} formulas in the workbook")
        outcome.count("workbooks")


def check(paygrade, folder, outcome, options):
    LibreOffice(folder)  # says early that it is not there
    made = []
    for command, jobs in makings.names(options.quick).items():
        for name, arguments in jobs.items():
            making = outcome.part(makings.make, paygrade, folder / "made", command, name, arguments)
            if making:
                made.append(making)
    check_makings(folder, outcome, made)
    outcome.need_some("formulas", 100)
    outcome.need_some("results", 20)


if __name__ == "__main__":
    main(__doc__, check, lambda parser: parser.add_argument("--quick", action="store_true", help="fewer workbooks"))
