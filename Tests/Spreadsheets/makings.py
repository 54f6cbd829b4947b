"""The workbooks and the CSV files beside them that the checks look at: one small job for each command."""

import pathlib
from typing import NamedTuple

from cells import rows_of_csv
from checking import FIXTURES, POLICIES, SAMPLE, SURVEYS, Missing

OFFERS = {
    "senior": ["--level", "Senior", "--country", "Germany", "--asking", "108000", "--compare", "Japan", "--compare", "United States"],
    "skills": ["--level", "Staff", "--country", "Germany", "--skill", "LLM infrastructure (example)", "--placement", "exceptional"],
    "part-time": ["--level", "Associate", "--country", "Japan", "--compa", "0.8765", "--fte", "0.8", "--pay-currency", "EUR"],
    "schedule": ["--policy", "us-general-schedule", "--grade", "12", "--step", "3", "--input", "locality=SF"],
    "director": ["--policy", "gitlab-2022", "--level", "Director", "--country", "Japan", "--input", "location_factor=0.655"],
    "sales": ["--policy", "gitlab-2022", "--level", "Senior", "--country", "Germany", "--input", "location_factor=0.7", "--input", "sales=yes",
              "--pay-currency", "USD"],
    "logarithm": ["--policy", FIXTURES / "base-plus-logarithm", "--input", "role=Tinkerer", "--country", "Northland", "--input", "years=7.5"],
    "rent": ["--policy", FIXTURES / "rent-index-2018", "--job", "Widget Engineer", "--level", "senior", "--country", "Northland",
             "--area", "Harbour, Old"],
    "raises": ["--policy", FIXTURES / "yearly-raises", "--level", "Maker", "--input", "track=standard", "--input", "years=4"],
    "tax": ["--policy", FIXTURES / "zones-and-tax", "--grade", "G3", "--country", "Northland", "--area", "Harbour",
            "--input", "allowances=hardship", "--input", "allowances=languages"],
}
RANGES = {
    "germany": ["--country", "Germany"],
    "grade-12": ["--policy", "us-general-schedule", "--grade", "12"],
    "factor": ["--policy", "gitlab-2022", "--input", "location_factor=0.655", "--level", "Senior"],
    "rent-ranges": ["--policy", FIXTURES / "rent-index-2018"],
    "steps-ranges": ["--policy", FIXTURES / "step-bands", "--country", "Northland"],
}
QUICK = {"senior", "schedule", "director", "tax", "germany", "grade-12"}
REPORTS = {"report": ["--roster", SAMPLE, "--by", "country,level", "--as-of", "2026-04-13", "--allow-rejects"]}
MARKETS = {
    "market": ["--survey", f"{SURVEYS}/answers.csv:{SURVEYS}/answers.json", "--survey", f"{SURVEYS}/published.csv:{SURVEYS}/published.json",
               "--weights", "answers=0.4,published=0.6", "--missing-source", "renormalise", "--age-to", "2026-04-01", "--age-rate", "3%/year",
               "--rates", f"{SURVEYS}/rates.csv", "--location-factors", "regression", "--reference", "United States", "--allow-rejects"]}


class Making(NamedTuple):
    """A workbook, and which CSV file each of its data sheets repeats."""

    name: str
    command: str
    workbook: pathlib.Path
    files: dict[str, pathlib.Path]
    folder: pathlib.Path | None
    day: str | None


def given_value(arguments, option):
    return arguments[arguments.index(option) + 1] if option in arguments else None


def policy_folder(arguments):
    name = given_value(arguments, "--policy") or "ml-engineering"
    return pathlib.Path(name) if pathlib.Path(name).is_dir() else POLICIES / name


def newest_day(folder):
    """The day whose tables count where none is asked for; None if no table has days."""
    tables = [rows_of_csv(path) for path in folder.glob("*.csv")]
    return max((row[header.index("effective_from")] for header, rows in tables if "effective_from" in header for row in rows), default=None)


def names(quick):
    return {command: {name: it for name, it in jobs.items() if not quick or name in QUICK or command in ("report", "market")}
            for command, jobs in (("offer", OFFERS), ("ranges", RANGES), ("report", REPORTS), ("market", MARKETS))}


def make(paygrade, folder, command, name, arguments, **environment):
    """Writes one workbook and its CSV files into a folder."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    arguments = list(map(str, arguments))
    if command in ("offer", "ranges"):
        sheet = "Offers" if command == "offer" else "Ranges"
        table, workbook = folder / f"{name}.csv", folder / f"{name}.xlsx"
        paygrade.need(command, *arguments, "--format", "xlsx", "--output", workbook, **environment)
        paygrade.need(command, *arguments, "--format", "csv", "--output", table, **environment)
        return Making(name, command, workbook, {sheet: table}, policy_folder(arguments), given_value(arguments, "--as-of"))
    out = folder / name
    if command == "report":
        paygrade.need("report", *arguments, "--out", out, "--xlsx", **environment)
        workbook = out / "report.xlsx"
        sheets = {"Summary": "summary", "Employees": "employees", "Rejects": "rejects"}
        files = {sheet: out / f"{file}.csv" for sheet, file in sheets.items()}
    else:
        workbook = folder / f"{name}.xlsx"
        paygrade.need("market", *arguments, "--out", out, "--format", "xlsx", "--output", workbook, **environment)
        files = {path.stem: path for path in sorted(out.glob("*.csv"))}
    if not workbook.exists():
        raise Missing(f"{command} wrote no workbook {workbook.name}")
    policy = policy_folder(arguments) if command == "report" else None
    return Making(name, command, workbook, files, policy, given_value(arguments, "--as-of") or given_value(arguments, "--age-to"))
