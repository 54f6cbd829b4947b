#!/usr/bin/env python3
"""Sends texts that spreadsheets like to misread through a report, its workbook and both dialects, and through LibreOffice and back.

    apt-get install libreoffice-calc
    .build/sheets/bin/python Tests/Spreadsheets/round_trip.py

The texts (payloads.py) are a roster's ids and the values of a free input. They must be the same text in employees.csv and in report.xlsx,
nothing may be a formula but `="…"` in the dialect `excel`, which is that very text, and a roster or a report in that dialect is read as the
same values.
"""

import csv
import json
import re
import unicodedata
import zipfile

import makings
from cells import NUMBER, CalamineCells, Cells, difference, find_sheet, is_number, rows_of_csv, types_of_csv, without_line_ends
from checking import POLICIES, main
from libreoffice import ENGLISH, GERMAN, LibreOffice
from payloads import LONGEST, PADDED, PAYLOADS, STARTS, TOO_LONG, as_formula, in_dialect, may_be_written, undone

POLICY = {
    "name": "texts", "title": "one range for everybody", "version": "1", "currency": "EUR",
    "inputs": [{"name": "place", "values": {"table": "places", "column": "place"}}, {"name": "note", "default": "none"}],
    "lookups": [{"name": "factor", "table": "places", "where": {"place": "place"}, "value": "factor"}],
    "steps": [{"name": "midpoint", "formula": "if(note = 'none', 1, 1) * 50000 * factor"}, {"name": "minimum", "formula": "midpoint * 0.8"},
              {"name": "maximum", "formula": "midpoint * 1.2"}],
}
# Keys that a careless lookup takes for each other, for wildcards, numbers or formulas.
KEYS = ["a", "A", "*", "?", "~*", "~", "a*", "=1+1", "'=1+1", "007", "7", "1E5", "100000", "TRUE", "true", "é", "_x0041_", "\"", "a\"b",
        "-1", "@x", "3/4", "<>a", ">1", "#N/A", "ß", "SS", "İ", "i", "x" * 300]
# Columns of numbers that may hold words, or several numbers.
MIXED = {"weight", "minimum", "midpoint", "maximum"}
ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
HEADER = ["employee_id", "place", "note", "currency", "base_salary", "ID"]


def write_policy(folder):
    folder.mkdir(parents=True)
    (folder / "policy.json").write_text(json.dumps(POLICY))
    with open(folder / "places.csv", "w", newline="", encoding="utf-8") as file:
        rows = [[key, "2026-01-01", f"{1 + number / 64}"] for number, key in enumerate(KEYS)]
        csv.writer(file, lineterminator="\n").writerows([["place", "effective_from", "factor"], *rows])
    return folder


def write_roster(path, texts):
    """A roster with each text as an id and as a note; one more row is a reject whose record begins with a formula."""
    rows = [[text, KEYS[number % len(KEYS)], text if text.strip() else "x", "EUR", str(40000 + number), "group"] for number, text in enumerate(texts)]
    rejects = "=2+2,a,none,EUR,much,group\n\t=3,a,none,EUR,much,group\n@cmd,nowhere,none,EUR,1,group\n"
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
        file.write(rejects)
    return path, rows


def report(paygrade, folder, name, *options, by="ID"):
    out = folder / name
    paygrade.need("report", "--policy", folder / "policy", "--out", out, "--by", by, "--min-cell", "1", "--allow-rejects", *options)
    return out


def columns(path, delimiter=","):
    header, rows = rows_of_csv(path, delimiter)
    return {name: [row[number] for row in rows] for number, name in enumerate(header)}


def check_plain(outcome, out, rows, expected):
    """employees.csv of the dialect rfc4180: the texts as they are."""
    its = columns(out / "employees.csv")
    if not outcome.expect(its["employee_id"] == expected, f"rfc4180: the ids of employees.csv differ: {unlike(its['employee_id'], expected)}"):
        return
    # The value of an input loses line ends at its ends, too, and of two spellings of one character a policy has one.
    notes = [plain_spelling(PADDED.get(row[2], row[2]).strip("\r\n")) for row in rows]
    got = list(map(plain_spelling, its["note"]))
    outcome.expect(got == notes, f"rfc4180: the notes of employees.csv differ: {unlike(got, notes)}")
    outcome.count("texts in rfc4180", 2 * len(expected))
    raw = (out / "employees.csv").read_bytes()
    outcome.expect(not raw.startswith(b"\xef\xbb\xbf"), "rfc4180: there is a byte-order mark")
    outcome.expect(b"\r\n" not in raw.split(b"\n", 1)[0] + b"\n", "rfc4180: the header ends in CRLF")


def plain_spelling(text):
    return unicodedata.normalize("NFC", text)


def unlike(got, expected):
    if len(got) != len(expected):
        return f"{len(got)} in place of {len(expected)}"
    return "; ".join(f"{one[:60]!r} in place of {other[:60]!r}" for one, other in zip(got, expected) if one != other)[:500]


def check_dialect(outcome, plain_out, out, delimiter, mark):
    """A report's files in the dialect `excel`, and what its datapackage.json says of them."""
    for file in ("employees.csv", "summary.csv", "rejects.csv"):
        compare_files(outcome, f"excel, {mark}, {file}", plain_out / file, out / file, delimiter, mark)
    for resource in json.loads((out / "datapackage.json").read_text())["resources"]:
        dialect = resource.get("dialect", {})
        marks = {field.get("decimalChar", ".") for field in resource["schema"]["fields"] if field["type"] == "number"}
        outcome.expect(dialect.get("delimiter", ",") == delimiter and dialect.get("lineTerminator", "\r\n") == "\r\n" and marks <= {mark},
                       f"excel, {mark}, datapackage.json: {resource['name']} is said to have {dialect} and the decimal marks {marks}")


def compare_files(outcome, where, plain_file, file, delimiter, mark):
    """A file in the dialect `excel` beside the plain one: framing, each text as it may be written, the same numbers."""
    known = {payload.text: payload for payload in PAYLOADS}
    raw = file.read_bytes()
    outcome.expect(raw.startswith(b"\xef\xbb\xbf"), f"{where}: no byte-order mark")
    # Line ends outside quotes: what is inside them is a text's own.
    outside = re.sub(rb'"(?:[^"]|"")*"', b"", raw)
    outcome.expect(b"\r\n" in outside and not re.search(rb"(?<!\r)\n|\r(?!\n)", outside), f"{where}: not every line ends in CRLF")
    header, plain_rows = rows_of_csv(plain_file)
    head, rows = rows_of_csv(file, delimiter)
    outcome.expect(head == ["id" if number == 0 and name == "ID" else name for number, name in enumerate(header)], f"{where}: the header is {head}")
    outcome.expect(len(rows) == len(plain_rows), f"{where}: {len(rows)} rows in place of {len(plain_rows)}")
    types = types_of_csv(plain_file)
    for plain_row, row in zip(plain_rows, rows):
        for name, text, field in zip(header, plain_row, row):
            outcome.count("fields in the dialect excel")
            number = text.replace(".", mark)
            if types.get(name) in ("number", "integer", "date", "year"):
                ways = [number]
            elif text in known:
                ways = may_be_written(known[text], mark)
            elif STARTS.match(text):
                ways = ["'" + text]
            else:
                # Where decimals have a comma, 1.4 is the first of April.
                ways = [text, as_formula(text)] if mark == "," and re.fullmatch(r"[0-9.]*[.][0-9.]*", text) else [text]
            if name not in types:
                ways += [number, as_formula(text)]
            # Texts by their schema, as words or several numbers may stand there; a number alone is a number.
            is_number = name in MIXED and re.fullmatch(r"[0-9]+([.][0-9]+)?", text)
            if is_number:
                ways, text = [number], number
            outcome.expect(field in ways, f"{where}, {name}: {field[:80]!r} in place of {' or '.join(map(repr, ways))[:160]}")
            if types.get(name) == "string" or name in ("employee_id", "note"):
                outcome.expect(undone(field) == text, f"{where}, {name}: {field[:80]!r} is undone to {undone(field)[:80]!r}, not {text[:80]!r}")


def check_other_commands(paygrade, outcome, folder, name, delimiter, mark, options):
    """The dialect in the files of the other commands."""
    people = folder / "candidates.csv"
    with open(people, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
            [["candidate_id", "field_years", "degree"], *([payload.text, "3", "master"] for payload in PAYLOADS)])
    jobs = {
        "ranges": ["ranges", "--policy", folder / "policy", "--format", "csv"],
        "offer": ["offer", *makings.OFFERS["senior"], "--format", "csv"],
        "level": ["level", "--candidates", people, "--country", "Germany"],
    }
    for job, arguments in jobs.items():
        plain_file, file = folder / f"{job}-plain.csv", folder / f"{job}-{name}.csv"
        paygrade.need(*arguments, "--output", plain_file, statuses=(0, 1))

        def compare():
            paygrade.need(*arguments, "--output", file, *options, statuses=(0, 1))
            compare_files(outcome, f"{job}, {name}", plain_file, file, delimiter, mark)
            outcome.count("other files in the dialect excel")

        outcome.part(compare)

    def market():
        first, second = folder / "market-plain", folder / f"market-{name}"
        paygrade.need("market", *makings.MARKETS["market"], "--out", first)
        paygrade.need("market", *makings.MARKETS["market"], "--out", second, *options)
        for file in sorted(first.glob("*.csv")):
            compare_files(outcome, f"market, {name}, {file.name}", file, second / file.name, delimiter, mark)
            outcome.count("other files in the dialect excel")

    outcome.part(market)


def check_places(paygrade, outcome, folder, roster):
    """Without --locale nothing depends on where the command runs; with it, neither rfc4180, nor JSON, nor a workbook's cells do."""
    german = {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}
    arguments = ["--policy", folder / "policy", "--roster", roster, "--by", "ID", "--min-cell", "1", "--allow-rejects", "--dialect", "excel"]
    for name, environment in (("place-here", {}), ("place-there", german)):
        paygrade.need("report", *arguments, "--out", folder / name, **environment)
    for file in sorted(path.relative_to(folder / "place-here") for path in (folder / "place-here").rglob("*") if path.is_file()):
        outcome.expect((folder / "place-here" / file).read_bytes() == (folder / "place-there" / file).read_bytes(), f"{file} depends on where the command runs")
        outcome.count("files that do not depend on the place")

    def with_locale():
        for form in ("csv", "json"):
            plain = paygrade.need("offer", *makings.OFFERS["senior"], "--format", form).stdout
            outcome.expect(paygrade.need("offer", *makings.OFFERS["senior"], "--format", form, "--locale", "de").stdout == plain,
                           f"offer --format {form} depends on --locale")
        first = report(paygrade, folder, "locale-none", "--roster", roster)
        second = report(paygrade, folder, "locale-de", "--roster", roster, "--locale", "de")
        for file in ("employees.csv", "summary.csv", "rejects.csv"):
            outcome.expect((first / file).read_bytes() == (second / file).read_bytes(), f"{file} in the dialect rfc4180 depends on --locale")
        third = report(paygrade, folder, "locale-de-workbook", "--roster", roster, "--locale", "de", "--xlsx")
        check_workbook(outcome, first, third / "report.xlsx", "report.xlsx with --locale de")
        outcome.count("results that do not depend on --locale", 6)

    outcome.part(with_locale)


def check_marks(paygrade, outcome, folder):
    """`="…"` is undone in every file, the `'` only in those with a byte-order mark; semicolons are found."""
    for name, mark, separator, ids in (("mark", "\ufeff", ",", ["007", "=1", "'=1", "x"]), ("no-mark", "", ",", ["007", "'=1", "''=1", "x"]),
                                       ("semicolons", "\ufeff", ";", ["007", "=1", "'=1", "x"])):
        fields = ['"=""007"""', "'=1", "''=1", "x"]
        lines = [separator.join(HEADER), *(separator.join([field, "a", "none", "EUR", "50000", "group"]) for field in fields)]
        path = folder / f"marks-{name}.csv"
        path.write_bytes((mark + "\r\n".join(lines) + "\r\n").encode())
        got = columns(report(paygrade, folder, f"marks-{name}", "--roster", path) / "employees.csv")["employee_id"]
        outcome.expect(got == ids, f"a roster with {name}: the ids {fields} are read as {got} and not as {ids}")
        outcome.count("rosters with marks")


def check_policy_tables(paygrade, outcome, folder):
    """A policy whose tables a German spreadsheet has saved gives the same ranges."""
    for name in ("us-general-schedule", "gitlab-2022"):
        saved = folder / f"saved-{name}"
        saved.mkdir()
        (saved / "policy.json").write_bytes((POLICIES / name / "policy.json").read_bytes())
        package = json.loads((POLICIES / name / "datapackage.json").read_text())
        described = {}
        for resource in package["resources"]:
            resource["dialect"] = {"delimiter": ";"}
            for field in resource["schema"]["fields"]:
                if field["type"] == "number":
                    field["decimalChar"] = ","
            described[resource["path"]] = {field["name"] for field in resource["schema"]["fields"] if field["type"] == "number"}
        (saved / "datapackage.json").write_text(json.dumps(package))
        for path in (POLICIES / name).glob("*.csv"):
            header, rows = rows_of_csv(path)
            numbers = described.get(path.name, set())
            with open(saved / path.name, "w", newline="", encoding="utf-8-sig") as file:
                writer = csv.writer(file, delimiter=";" if path.name in described else ",", lineterminator="\r\n")
                writer.writerow(header)
                writer.writerows([[field.replace(".", ",") if column in numbers else field for column, field in zip(header, row)] for row in rows])
        arguments = ["--format", "csv", *(["--input", "location_factor=0.655"] if name == "gitlab-2022" else [])]
        plain = paygrade.need("ranges", "--policy", name, *arguments).stdout
        done = paygrade.run("ranges", "--policy", saved, *arguments)
        outcome.expect(done.stdout == plain and plain, f"{name} with semicolons and decimal commas: {done.stderr.strip()[:300] or 'other ranges'}")
        outcome.count("policies saved by a spreadsheet")


def check_workbook(outcome, plain_out, path, where, by_libreoffice=False):
    """The data sheets of a workbook, by two readers: each text the same text, and nothing a formula."""
    clean = without_line_ends if by_libreoffice else (lambda text: text)
    for reader in (Cells(path), CalamineCells(path)):
        for sheet, file in (("Employees", "employees"), ("Rejects", "rejects"), ("Summary", "summary")):
            header, rows = rows_of_csv(plain_out / f"{file}.csv")
            types = types_of_csv(plain_out / f"{file}.csv")
            cells = reader.rows(sheet)
            outcome.expect(len(cells) - 1 == len(rows), f"{where}, {sheet}: {len(cells) - 1} rows of {len(rows)}")
            for number, (record, row) in enumerate(zip(rows, cells[1:]), start=2):
                for name, field, value in zip(header, record, row):
                    if by_libreoffice and ESCAPE.search(field):
                        continue  # LibreOffice writes no escapes itself
                    outcome.count("cells of workbooks")
                    value = clean(value) if isinstance(value, str) else value
                    if wrong := difference(clean(field), types.get(name), value):
                        outcome.problems.append(f"{where}, {type(reader).__name__}, {sheet}, row {number}, {name}: {wrong}")
            if isinstance(reader, Cells):
                formulas = [cell.coordinate for row in reader.formulas[find_sheet(reader.names, sheet)].iter_rows() for cell in row if cell.data_type == "f"]
                outcome.expect(not formulas, f"{where}, {sheet}: formulas in {formulas[:5]}")


def formulas_of_ods(path):
    """The formulas of a LibreOffice file with the texts that they give, by sheet."""
    content = zipfile.ZipFile(path).read("content.xml").decode()
    found = {}
    for table in re.finditer(r'<table:table table:name="([^"]*)".*?</table:table>', content, re.DOTALL):
        cells = re.findall(r'table:formula="([^"]*)"([^>]*)>', table[0])
        plain = lambda text: text.replace("&quot;", '"').replace("&apos;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        found[table[1]] = [(plain(formula), rest) for formula, rest in cells]
    return found


def check_ods(outcome, office, folder, workbook, file):
    [sheets] = office.convert([workbook], "ods", folder / "ods")
    for sheet, formulas in formulas_of_ods(sheets).items():
        outcome.count("sheets without formulas in LibreOffice")
        if sheet in ("Employees", "Rejects", "Summary"):
            outcome.expect(not formulas, f"LibreOffice: {sheet} has formulas: {formulas[:3]}")
    [sheets] = office.convert([file], "ods", folder / "ods")
    for formula, rest in next(iter(formulas_of_ods(sheets).values())):
        outcome.count("harmless formulas in the dialect excel")
        outcome.expect(re.fullmatch(r'of:="([^"]|"")*"', formula), f"LibreOffice takes {formula!r} of {file.name} for a formula")


def check_double_click(outcome, office, folder, plain_out, out, delimiter, language, name):
    """A file of the dialect `excel` opened by LibreOffice: the texts, with the ' that makes them harmless, and the numbers; and back as CSV."""
    copy = folder / f"clicked-{name}.csv"
    copy.write_bytes((out / "employees.csv").read_bytes())
    [book] = office.convert([copy], "xlsx", folder / "clicked", delimiter, language)
    [back] = office.convert([book], "csv", folder / "clicked-back")
    header, rows = rows_of_csv(plain_out / "employees.csv")
    types = types_of_csv(plain_out / "employees.csv")
    written = rows_of_csv(out / "employees.csv", delimiter)[1]
    for way, cells in (("cell", Cells(book).rows(Cells(book).names[0])[1:]), ("field", rows_of_csv(back)[1])):
        outcome.expect(len(cells) == len(rows), f"{name}: LibreOffice has {len(cells)} rows of {len(rows)}")
        for record, fields, row in zip(rows, written, cells):
            for column, text, field, value in zip(header, record, fields, row):
                if ESCAPE.search(text):
                    continue  # LibreOffice writes no escapes itself
                outcome.count("cells of opened files")
                shown = without_line_ends(text if field.startswith('="') else field)
                if types.get(column) in ("number", "integer") and text:
                    right = (is_number(value) or way == "field" and NUMBER.fullmatch(value)) and float(value) == float(text)
                else:
                    value = "" if value is None else without_line_ends(value if isinstance(value, str) else f"{value}")
                    right = value == shown
                outcome.expect(right, f"{name}, {way} of {column}: {str(value)[:60]!r} in place of {shown[:60]!r}")


def check_reading(paygrade, outcome, folder, plain_out, rows):
    """A roster in the dialect `excel`, by our hand and by the command's own, is read as the same people."""
    roster = folder / "roster-excel.csv"
    roster.write_bytes(in_dialect(HEADER, rows))
    again = report(paygrade, folder, "from-excel", "--roster", roster)
    same = columns(plain_out / "employees.csv"), columns(again / "employees.csv")
    count = len(same[1]["employee_id"])
    outcome.count("people read from the dialect excel", count)
    if outcome.expect(count == len(rows), f"a roster in the dialect excel: {count} people of {len(rows)} were read"):
        for name in same[0]:
            if name != "line":
                outcome.expect(same[1][name] == same[0][name],
                               f"a roster in the dialect excel: {name} differs: {unlike(same[1][name], same[0][name])}")


def check_chain(paygrade, outcome, folder, plain_out, out, name, *options):
    """employees.csv as a roster: from the dialect `excel` the same as from rfc4180."""
    first = report(paygrade, folder, f"chain-plain-{name}", "--roster", plain_out / "employees.csv", by="place")
    second = report(paygrade, folder, f"chain-{name}", "--roster", out / "employees.csv", *options, by="place")
    for file in ("employees.csv", "rejects.csv"):
        one, other = columns(first / file), columns(second / file)
        for column in one:
            if column not in ("line", "record"):
                outcome.expect(one[column] == other[column], f"{name}: {file} made from it: {column} differs: {unlike(other[column], one[column])}")
    outcome.count("people read back", len(columns(second / "employees.csv")["line"]))


def check_lengths(paygrade, outcome, folder):
    """A cell holds 32,767 UTF-16 units; a text of one more ends the command with an error that names row and column."""
    roster, rows = write_roster(folder / "long.csv", LONGEST)
    out = report(paygrade, folder, "long", "--roster", roster, "--xlsx")
    check_workbook(outcome, out, out / "report.xlsx", "longest texts")
    for number, text in enumerate(TOO_LONG):
        roster, _ = write_roster(folder / f"too-long-{number}.csv", ["short", text])
        out = folder / f"too-long-{number}"
        done = paygrade.run("report", "--policy", folder / "policy", "--roster", roster, "--out", out, "--allow-rejects", "--xlsx")
        said = done.stderr.strip()
        outcome.expect(done.returncode not in (0, 64, 70) and done.returncode > 0, f"a text of 32,768 units: the command ended with {done.returncode}")
        names_both = re.search(r"employee_id|column", said) and re.search(r"\b[234]\b", said)
        outcome.expect(names_both, f"a text of 32,768 units: the error names no row and column: {said!r}")
        outcome.expect(not (out / "report.xlsx").exists(), "a text of 32,768 units: there is a report.xlsx")
        outcome.count("texts too long")


def check_keys(paygrade, outcome, folder, office):
    """Ranges whose keys look like each other, like wildcards and like formulas: each its own factor, also after a recalculation."""
    book, table = folder / "keys.xlsx", folder / "keys.csv"
    paygrade.need("ranges", "--policy", folder / "policy", "--format", "csv", "--output", table)
    paygrade.need("ranges", "--policy", folder / "policy", "--format", "xlsx", "--output", book)
    [recalculated] = office.convert([book], "xlsx", folder / "keys-recalculated")
    header, rows = rows_of_csv(table)
    for path in (book, recalculated):
        cells = Cells(path).rows("Ranges")
        outcome.expect(len(cells) - 1 == len(rows), f"keys, {path.parent.name}: {len(cells) - 1} rows of {len(rows)}")
        for record, row in zip(rows, cells[1:]):
            for name, field, value in zip(header, record, row):
                if path == recalculated and ESCAPE.search(field):
                    continue  # LibreOffice writes no escapes itself
                outcome.count("cells of ranges with difficult keys")
                if wrong := difference(field, "string" if name == "place" else None, value):
                    outcome.problems.append(f"keys, {path.parent.name}, {record[0][:40]!r}, {name}: {wrong}")


def check(paygrade, folder, outcome, options):
    office = LibreOffice(folder)
    write_policy(folder / "policy")
    texts = [*(payload.text for payload in PAYLOADS), *PADDED]
    expected = [PADDED.get(text, text) for text in texts]
    roster, rows = write_roster(folder / "roster.csv", texts)
    plain_out = report(paygrade, folder, "plain", "--roster", roster)
    check_plain(outcome, plain_out, rows, expected)
    outcome.part(check_reading, paygrade, outcome, folder, plain_out, rows)

    def workbooks():
        out = report(paygrade, folder, "workbook", "--roster", roster, "--xlsx")
        check_workbook(outcome, plain_out, out / "report.xlsx", "report.xlsx")
        [back] = office.convert([out / "report.xlsx"], "xlsx", folder / "recalculated")
        check_workbook(outcome, plain_out, back, "report.xlsx through LibreOffice", by_libreoffice=True)
        return out / "report.xlsx"

    workbook = outcome.part(workbooks)
    for name, locale, delimiter, mark, language in (("excel", [], ",", ".", ENGLISH), ("excel-de", ["--locale", "de"], ";", ",", GERMAN)):
        out = outcome.part(report, paygrade, folder, name, "--roster", roster, "--dialect", "excel", *locale)
        if out:
            outcome.part(check_dialect, outcome, plain_out, out, delimiter, mark)
            outcome.part(check_double_click, outcome, office, folder, plain_out, out, delimiter, language, name)
            outcome.part(lambda: check_chain(paygrade, outcome, folder, plain_out, out, name, *(["--decimal-mark", "comma"] if mark == "," else [])))
            if workbook and name == "excel":
                outcome.part(check_ods, outcome, office, folder, workbook, out / "employees.csv")
            outcome.part(check_other_commands, paygrade, outcome, folder, name, delimiter, mark, ["--dialect", "excel", *locale])
    outcome.part(check_places, paygrade, outcome, folder, roster)
    outcome.part(check_marks, paygrade, outcome, folder)
    outcome.part(check_policy_tables, paygrade, outcome, folder)
    outcome.part(check_lengths, paygrade, outcome, folder)
    outcome.part(check_keys, paygrade, outcome, folder, office)
    outcome.need_some("texts in rfc4180", 2 * len(PAYLOADS))


if __name__ == "__main__":
    main(__doc__, check)
