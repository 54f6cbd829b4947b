"""Cells of workbooks as two readers have them, beside the fields of CSV files."""

import csv
import datetime
import decimal
import functools
import json
import pathlib
import re
import zipfile
from xml.etree import ElementTree

import openpyxl
import openpyxl.cell.text
import openpyxl.reader.excel
import python_calamine

from checking import Missing

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ERROR = re.compile(r"#(N/A|VALUE!|REF!|DIV/0!|NUM!|NAME\?|NULL!)|Err:[0-9]+")


def rows_of_csv(path, delimiter=","):
    """The header and the rows of a file as it should be: UTF-8, with or without a mark."""
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=delimiter, strict=True)
    return header, rows


def types_of_csv(path):
    """The columns' types as the schema beside a CSV file says them; nothing if there is none."""
    path = pathlib.Path(path)
    schema = path.with_name(path.stem + ".schema.json")
    if schema.exists():
        fields = json.loads(schema.read_text())["fields"]
    else:
        package = path.with_name("datapackage.json")
        resources = json.loads(package.read_text())["resources"] if package.exists() else []
        fields = next((it["schema"]["fields"] for it in resources if it.get("path") == path.name), [])
    return {field["name"]: field["type"] for field in fields}


def unescaped(text):
    """A text as a spreadsheet shows it: `_x0041_` in a file stands for the character of that number."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
    # Two halves of a pair stand for one character.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def without_line_ends(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def strings_as_they_stand(source):
    """The shared texts of a workbook as the file has them: openpyxl's own reading drops every `x005F_`, so that no escape can be told."""
    texts = []
    for _, node in ElementTree.iterparse(source):
        if node.tag == f"{SHEET}si":
            texts.append(openpyxl.cell.text.Text.from_tree(node).content)
            node.clear()
    return texts


openpyxl.reader.excel.read_string_table = strings_as_they_stand


class Cells:
    """A workbook read by openpyxl: formulas, and the results that the file holds."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    @functools.cached_property
    def formulas(self):
        return openpyxl.load_workbook(self.path)

    @functools.cached_property
    def values(self):
        return openpyxl.load_workbook(self.path, data_only=True)

    @property
    def names(self):
        return self.values.sheetnames

    def sheet(self, wanted):
        return self.values[find_sheet(self.names, wanted)]

    def rows(self, wanted):
        return [[plain(cell.value, cell) for cell in row] for row in self.sheet(wanted).iter_rows()]


class CalamineCells:
    """A workbook read by calamine, which shares nothing with openpyxl. It gives an error as an empty cell."""

    def __init__(self, path):
        self.workbook = python_calamine.CalamineWorkbook.from_path(str(path))

    @property
    def names(self):
        return self.workbook.sheet_names

    def rows(self, wanted):
        sheet = self.workbook.get_sheet_by_name(find_sheet(self.names, wanted))
        return [[plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def plain(value, cell=None):
    """None, a number, a text, a date or a bool; openpyxl leaves the escapes of texts as they are."""
    if isinstance(value, str):
        if value == "":
            return None
        return unescaped(value) if cell is not None else value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return value


def find_sheet(names, wanted):
    same = lambda name: name.casefold().replace(" ", "_")
    found = [name for name in names if same(name) == same(wanted)]
    if not found:
        raise Missing(f"there is no sheet {wanted} among {', '.join(names)}")
    return found[0]


def is_number(value):
    return isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool)


def is_error(value):
    return isinstance(value, str) and ERROR.fullmatch(value) is not None


def difference(field, kind, value, lenient=False):
    """What is wrong with a cell beside a CSV field of a type; None if nothing is.

    Leniently, a text that is a plain number may be held as that number.
    """
    if field == "":
        return None if value is None else f"{value!r} in place of nothing"
    looks = "number" if NUMBER.fullmatch(field) else "date" if DATE.fullmatch(field) else "string"
    kinds = {"integer": ["number"], "year": ["number"], "number": ["number"], "date": ["date"], "string": ["string"]}.get(kind)
    if kinds is None or (lenient and kind == "string"):
        kinds = list(dict.fromkeys(["string", looks]))
    if "number" in kinds and is_number(value) and float(field) == float(value):
        return None
    if "date" in kinds and isinstance(value, datetime.date) and value.isoformat() == field:
        return None
    if "string" in kinds and isinstance(value, str) and value == field:
        return None
    shown = repr(value) if len(repr(value)) < 90 else repr(value)[:90] + "…"
    return f"{type(value).__name__} {shown} in place of {' or '.join(kinds)} {field[:90]!r}"


# Cells of a file, changed without a spreadsheet: everything else stays as it is.

def parts(path):
    """The files inside a workbook, by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path, contents):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


def part_of_sheet(contents, sheet):
    """The name of the file that holds a sheet."""
    book = contents["xl/workbook.xml"].decode()
    attribute = lambda tag, name: re.search(rf'\b{name}="([^"]*)"', tag)[1]
    tags = re.findall(r"<sheet\b[^>]*>", book)
    escaped = sheet.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    [tag] = [tag for tag in tags if attribute(tag, "name") == escaped]
    relations = re.findall(r"<Relationship\b[^>]*>", contents["xl/_rels/workbook.xml.rels"].decode())
    [relation] = [it for it in relations if attribute(it, "Id") == attribute(tag, "r:id")]
    return "xl/" + attribute(relation, "Target").removeprefix("/xl/")


def set_cell(contents, sheet, address, value):
    """Puts a number or a text in place of what a cell holds."""
    name = part_of_sheet(contents, sheet)
    text = contents[name].decode()
    found = re.search(rf'<c r="{address}"([^>]*?)(/>|>(.*?)</c>)', text, re.DOTALL)
    if found is None:
        text, found = with_empty_cell(text, sheet, address)
    attributes = re.sub(r'\s+t="[^"]*"', "", found[1])
    if is_number(value):
        cell = f'<c r="{address}"{attributes}><v>{value}</v></c>'
    else:
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        cell = f'<c r="{address}"{attributes} t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'
    contents[name] = (text[:found.start()] + cell + text[found.end():]).encode()


def with_empty_cell(text, sheet, address):
    """A sheet's file with a cell more, in a row that there is."""
    letters, number = re.fullmatch(r"([A-Z]+)([0-9]+)", address).groups()
    row = re.search(rf'<row r="{number}"[^>]*?(?<!/)>(.*?)</row>', text, re.DOTALL)
    if row is None:
        raise Missing(f"there is no row {number} on the sheet {sheet}")
    behind = [it for it in re.finditer(r'<c r="([A-Z]+)[0-9]+"', row[1]) if (len(it[1]), it[1]) > (len(letters), letters)]
    place = row.start(1) + (behind[0].start() if behind else len(row[1]))
    text = f'{text[:place]}<c r="{address}"/>{text[place:]}'
    return text, re.search(rf'<c r="{address}"()/>', text)


def changed_copy(path, to, sheet, address, value):
    contents = parts(path)
    set_cell(contents, sheet, address, value)
    write_parts(to, contents)
