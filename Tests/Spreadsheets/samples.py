#!/usr/bin/env python3
"""The sample workbooks in Reports/ are what the command makes today: every part of them, byte for byte.

    python3 Tests/Spreadsheets/samples.py [--paygrade PATH] [--update]

What the parts are packed by is left out, as another version of zlib packs otherwise.
"""

import shutil
import zipfile

from checking import REPOSITORY, SAMPLE, main

SAMPLES = {
    "offer.xlsx": ["offer", "--level", "Senior", "--country", "Germany", "--asking", "108000", "--compare", "Japan", "--compare", "United States"],
    "report.xlsx": ["report", "--roster", SAMPLE, "--by", "country,level", "--as-of", "2026-04-13", "--xlsx", "--allow-rejects"],
}


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(paygrade, folder, outcome, options):
    for name, arguments in SAMPLES.items():
        made, sample = folder / name, REPOSITORY / "Reports" / name
        if arguments[0] == "report":
            paygrade.need(*arguments, "--out", folder / "report")
            made = folder / "report" / name
        else:
            paygrade.need(*arguments, "--output", made)
        if options.update:
            shutil.copyfile(made, sample)
        new, old = parts(made), parts(sample)
        outcome.expect(new.keys() == old.keys(), f"{name} has other parts: {sorted(new.keys() ^ old.keys())}")
        for part in new.keys() & old.keys():
            outcome.expect(new[part] == old[part], f"{name}, {part} is not what the command makes; look at it and use --update")
            outcome.count("parts of samples")


if __name__ == "__main__":
    main(__doc__, check, lambda parser: parser.add_argument("--update", action="store_true", help="make the samples anew"))
