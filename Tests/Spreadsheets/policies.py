"""A policy's folder as the checks need it: random inputs for it, the numbers that may be changed, and the rows behind a sheet's."""

import csv
import json
import pathlib
from typing import NamedTuple

from cells import NUMBER


class Number(NamedTuple):
    """A number of a table that a policy reads: a factor, rate, benchmark or bound."""

    table: str
    column: str
    is_bound: bool


class Table(NamedTuple):
    header: list[str]
    rows: list[list[str]]

    def column(self, name):
        return [row[self.header.index(name)] for row in self.rows]


class Policy:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.definition = json.loads((self.folder / "policy.json").read_text())
        self.name = self.definition["name"]
        self.tables = {path.stem: read(path) for path in sorted(self.folder.glob("*.csv"))}

    def numbers(self):
        """Which columns may be changed: what lookups yield, what a fold reckons with, and the bounds of a band without upper ones."""
        found = set()
        for lookup in self.definition["lookups"]:
            table = self.tables[lookup["table"]]
            keys = set(lookup.get("where", {})) | set(lookup.get("sum", {})) | {lookup.get("order"), "effective_from", "effective_to"}
            if "value" in lookup and lookup.get("type") != "text" and lookup["value"] not in keys:
                found.add(Number(lookup["table"], lookup["value"], False))
            for column in lookup.get("band", lookup.get("brackets", {})):
                if "below" not in lookup and not any("below" in it and it["table"] == lookup["table"] for it in self.definition["lookups"]):
                    found.add(Number(lookup["table"], column, True))
            if "each" in lookup:
                found |= {Number(lookup["table"], column, False) for column in table.header if column not in keys and column in lookup["each"]}
        return sorted(number for number in found if any(map(NUMBER.fullmatch, self.tables[number.table].column(number.column))))

    def values_of(self, given):
        """The texts that an input may have; none if anything may be said."""
        values = given.get("listed") or given.get("values")
        if isinstance(values, list):
            return values
        return sorted(set(self.tables[values["table"]].column(values["column"]))) if values else []

    def random_value(self, given, chance):
        values = self.values_of(given)
        if given.get("type") == "number":
            low, high = given.get("minimum", 0), given.get("maximum", 2)
            if given["name"] == "years":
                return str(chance.choice([0, 1, 2, 3]) if "raises" in self.tables else chance.choice([0, 1, 2.5, 7, 30]))
            if given["name"] in ("compa", "placement"):
                low, high = max(low, 0.85), min(high, 1.15)
            return f"{chance.uniform(low, min(high, low + 1.2)):.{chance.choice([1, 2, 3])}f}"
        return chance.choice(values) if values else None

    def random_arguments(self, chance):
        """Options that give every input without a default a random value, and sometimes one of the others."""
        arguments = []
        for given in self.definition["inputs"]:
            is_needed = "default" not in given and "default_from" not in given and given.get("type") != "set"
            if not is_needed and chance.random() > 0.3:
                continue
            if given.get("type") == "set":
                values = self.values_of(given)
                for value in chance.sample(values, min(len(values), chance.choice([1, 2]))):
                    arguments += ["--input", f"{given['name']}={value}"]
            elif (value := self.random_value(given, chance)) is not None:
                arguments += ["--input", f"{given['name']}={value}"]
        return arguments

    def rows_used(self, explanation):
        """The rows that an offer's explanation (as in its JSON) names, as (table, row number)."""
        used = set()
        for read_row in (it for step in explanation for it in step["inputs"] if "table" in it and it.get("row")):
            table = self.tables[read_row["table"]]
            for number, row in enumerate(table.rows):
                cells = dict(zip(table.header, row))
                day = read_row.get("effective_from")
                if day and cells.get("effective_from") != day:
                    continue
                words = [f"{column} = {cell}" for column, cell in cells.items() if cell and f"{column} = {cell}" in read_row["row"]]
                said = [column for column in table.header if f"{column} = " in read_row["row"]]
                if words and len(words) == len(said):
                    used.add((read_row["table"], number))
        return used

    def write_changed(self, folder, table, row, column, text):
        """A copy of the folder in which one cell has another text."""
        folder.mkdir(parents=True)
        for path in self.folder.iterdir():
            if path.is_file() and path.stem != table:
                (folder / path.name).symlink_to(path.resolve())
            elif path.is_file() and path.suffix != ".csv":
                (folder / path.name).symlink_to(path.resolve())
        its = self.tables[table]
        rows = [list(it) for it in its.rows]
        rows[row][its.header.index(column)] = text
        with open(folder / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([its.header, *rows])


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    return Table(header, rows)


def another_number(text, number, table, row, chance):
    """Another number for a cell with about as many digits; a bound stays between its neighbours."""
    digits = len(text.partition(".")[2])
    value = float(text)
    if number.is_bound:
        column = sorted({float(it) for it in table.column(number.column) if it})
        place = column.index(value)
        if place == 0:
            return None  # a first bound is 0, or where the table begins
        low = column[place - 1]
        high = column[place + 1] if place + 1 < len(column) else value * 1.3
        new = chance.uniform(low + (high - low) * 0.1, high - (high - low) * 0.1)
    elif value == 0 or chance.random() < 0.06:
        new = chance.choice([0, 0.05, 1, -value])
    else:
        new = value * chance.uniform(0.7, 1.4)
    digits = min(max(digits, 0 if abs(new) > 1000 else 3) + chance.choice([0, 0, 1]), 9)
    changed = f"{new:.{digits}f}"
    return changed if float(changed) != value else None
