"""What the checks share: running the command, counting what was compared, and saying what is missing rather than crashing."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
POLICIES = REPOSITORY / "Datasets" / "policies"
FIXTURES = REPOSITORY / "Tests" / "CompensationDataTests" / "Fixtures" / "policies"
SAMPLE = REPOSITORY / "Datasets" / "rosters" / "sample.csv"
SURVEYS = REPOSITORY / "Datasets" / "market" / "sample"
MOST_SHOWN = int(os.environ.get("MOST_SHOWN", "12"))


class Missing(Exception):
    """The command does not know an option, or a sheet is not there: a feature that is not built yet, or has another name."""


class Failed(Exception):
    """The command, or another program, ended otherwise than it should."""


class Paygrade:
    """The command, always with an environment that says nothing about the place where it runs."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def run(self, *arguments, **environment):
        plain = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "TZ": "UTC", "LC_ALL": "C"}
        command = [self.path, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, env=plain | environment)

    def need(self, *arguments, statuses=(0,), **environment):
        """Runs it and insists that it works; a usage error is a missing feature."""
        done = self.run(*arguments, **environment)
        if done.returncode == 64:
            raise Missing(f"paygrade {' '.join(map(str, arguments))}\n    {done.stderr.strip()}")
        if done.returncode not in statuses:
            raise Failed(f"paygrade {' '.join(map(str, arguments))} ended with status {done.returncode}: {done.stderr[-600:]}")
        return done


class Outcome:
    """How much was compared, and what did not agree."""

    def __init__(self, name):
        self.name = name
        self.counts = {}
        self.problems = []
        self.missing = []

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def expect(self, truth, problem):
        self.count("checks")
        if not truth:
            self.problems.append(problem)
        return truth

    def part(self, function, *arguments):
        """Does a part of a check; what it misses does not keep the others from being done."""
        try:
            return function(*arguments)
        except Missing as missing:
            self.missing.append(str(missing))
        except Failed as failed:
            self.problems.append(str(failed))
        except Exception as error:  # something has a shape that the check does not know: said, and the other parts are still done
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.problems.append(f"{function.__name__} stopped: {type(error).__name__}: {error} ({pathlib.Path(place.filename).name}:{place.lineno})")

    def need_some(self, what, least=1):
        """A check that compared nothing has not passed."""
        have = self.counts.get(what, 0)
        if have < least and not self.missing:
            self.problems.append(f"only {have} {what} compared, of {least} at least")

    @property
    def passed(self):
        return not self.problems and not self.missing

    def say(self):
        counts = ", ".join(f"{number:,} {what}" for what, number in self.counts.items())
        verdict = "passed" if self.passed else "MISSING" if not self.problems else "FAILED"
        print(f"{self.name}: {verdict}: {counts or 'nothing compared'}")
        for kind, lines in (("missing", self.missing), ("problem", self.problems)):
            for line in lines[:MOST_SHOWN]:
                print(f"  {kind}: {line[:900]}")
            if len(lines) > MOST_SHOWN:
                print(f"  … and {len(lines) - MOST_SHOWN} more of {len(lines)}")
        sys.stdout.flush()


def options(description, more=lambda parser: None):
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--paygrade", default=str(REPOSITORY / ".build" / "release" / "paygrade"), metavar="PATH")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it there")
    more(parser)
    return parser.parse_args()


def main(description, check, more=lambda parser: None):
    """Runs check(paygrade, folder, outcome, options) and ends with what it found: 0 passed, 1 failed, 2 something is missing."""
    given = options(description, more)
    outcome = Outcome(pathlib.Path(sys.argv[0]).stem)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(given.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        outcome.part(check, Paygrade(given.paygrade), folder, outcome, given)
    outcome.say()
    raise SystemExit(0 if outcome.passed else 1 if outcome.problems else 2)
