"""Converts files with LibreOffice without a screen; workbooks are recalculated as a whole while they are loaded.

    apt-get install libreoffice-calc
    python3 Tests/Spreadsheets/libreoffice.py xlsx OUT FILE…

It has a profile of its own, so that nobody's settings count and several may run beside each other.
"""

import pathlib
import shutil
import subprocess
import sys

from checking import Failed, Missing

# 0: always; otherwise LibreOffice keeps the results that a file of another program holds.
PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods:calc8",
    "pdf": "pdf:calc_pdf_Export",
    # Comma, quotes, UTF-8, numbers as they are rather than as they are shown, the first sheet.
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,0",
}
# What a file of separated values is read as: the separator's code, the language's number, and numbers and dates looked for everywhere, as by a double click.
ENGLISH, GERMAN = 1033, 1031


class LibreOffice:
    def __init__(self, folder):
        self.program = shutil.which("soffice") or shutil.which("libreoffice")
        if self.program is None:
            raise Missing("soffice is not installed (apt-get install libreoffice-calc)")
        self.profile = pathlib.Path(folder).resolve() / "profile"
        (self.profile / "user").mkdir(parents=True, exist_ok=True)
        (self.profile / "user" / "registrymodifications.xcu").write_text(PROFILE)

    def convert(self, files, kind, out, separator=",", language=ENGLISH, at_once=60):
        """Converts many files into a folder, and returns their new paths in the same order. Names must differ."""
        files, out = [pathlib.Path(file) for file in files], pathlib.Path(out)
        out.mkdir(parents=True, exist_ok=True)
        results = [out / f"{file.stem}.{kind}" for file in files]
        if len(set(results)) != len(files) or set(results) & set(files):
            raise ValueError("the results would replace each other or what they are made from")
        for result in results:
            result.unlink(missing_ok=True)
        for start in range(0, len(files), at_once):
            some = files[start:start + at_once]
            command = [self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore"]
            if some[0].suffix == ".csv":
                command.append(f"--infilter=CSV:{ord(separator)},34,76,1,,{language},false,true,false")
            command += ["--convert-to", FILTERS[kind], "--outdir", str(out), *map(str, some)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60 + 20 * len(some))
            lost = [result.name for result in results[start:start + at_once] if not result.exists()]
            if lost:
                raise Failed(f"LibreOffice made no {', '.join(lost)}:\n{done.stdout}{done.stderr}")
        return results


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in FILTERS:
        raise SystemExit(__doc__)
    out = pathlib.Path(sys.argv[2])
    print(*LibreOffice(out / ".libreoffice").convert(sys.argv[3:], sys.argv[1], out), sep="\n")
