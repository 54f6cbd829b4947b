"""Texts that spreadsheets like to turn into something else, and how the dialect `excel` is to write each."""

import csv
import io
import re
from typing import NamedTuple

PLAIN, QUOTED, FORMULA, EITHER = "as it is", "with a ' before it", 'as ="…"', "as it is or as =\"…\""


class Payload(NamedTuple):
    text: str
    written: str


# Would be formulas.
QUOTED_TEXTS = [
    "=1+1", '=HYPERLINK("http://x.invalid","y")', "=cmd|' /C calc'!A0", "+1", "+1-555-0100", "-1+2", "-7", "@SUM(A1)", "=", "-", "@",
    "\r=return", "\n@feed", "＝1+1", "＋1", "－1", "＠SUM(A1)", "'=x", "''=x", "'+1", "'@a", "=_x0041_", "=1\n+1", "=\"007\"x", "='007'", "'＝1",
]
# Would be other texts, numbers, days or truths.
FORMULA_TEXTS = [
    "007", "0012345678901234567890", "1E5", "1e5", "12345678901234567", "1.50", "5%", "1,000", "1-2", "3/4", "10:30", "MARCH1", "SEPT2",
    "TRUE", "FALSE", "2026-01-02", "00", "12E-3", "May 1", "12:30:45", "1/2/2026", "1 1/2", "1.", ".5", "true", "#N/A",
    "1月31日", "2026年1月31日", "1월 31일", "WAHR", "faux", "FAŁSZ", "ИСТИНА",
]
PLAIN_TEXTS = [
    "7", "12", "123456789012345", "A-7", "x=1", "quo\"te", "\"quoted\"", "comma, semicolon; tab\there", "line\nfeed", "line\r\nends", "a\rb",
    "it's", "'plain", "''", "#REF!x", "_x0041_", "_x005F_x0041_", "_xD83D_", "x_x000D_y", "a & b < c > d", "&amp;", "]]>", "a  b", "☃",
    "👩‍👩‍👧‍👦", "🇩🇪🇯🇵", "👍🏽", "שלום", "مرحبا بالعالم", "\u202eabc", "a\u200fb", "e\u0301", "é", "Z͑ͫ̓a", "ﬁ", "İı", "日本語", "𝔘𝔫𝔦", "ǅ", "nil", "NULL",
    "N/A", "Infinity", "1 000 x", "0x1F", "12a", "sep=;", "SYLK", "a\u2028b", "\u00adx",
]
# Numbers and days, but not everywhere: what LibreOffice makes of them in a language says whether it had to be a formula.
EITHER_TEXTS = ["1 Mai", "1.2", "0.5", "NaN", "1E400", "$5", "5 €", "(5)", "3.4.", "1.2.3", "ID", "20:15 Uhr", "12.50", "3,14"]
PAYLOADS = [*(Payload(text, QUOTED) for text in QUOTED_TEXTS), *(Payload(text, FORMULA) for text in FORMULA_TEXTS),
            *(Payload(text, PLAIN) for text in PLAIN_TEXTS), *(Payload(text, EITHER) for text in EITHER_TEXTS)]
# Blanks around a cell of a roster are taken off (line ends are not blanks); what is left may be dangerous again.
PADDED = {"  leading": "leading", "trailing  ": "trailing", "\t=tab": "=tab", " =blank": "=blank", "\u00a0nb": "nb"}
# As many UTF-16 units as a cell holds, and one more.
LONGEST = ["x" * 32_767, "é" * 32_767, "=" + "y" * 32_766, "😀" * 16_383 + "z"]
TOO_LONG = ["x" * 32_768, "😀" * 16_384]

STARTS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def as_formula(text):
    return '="' + text.replace('"', '""') + '"'


def may_be_written(payload, mark="."):
    """How a text field may stand in a file of the dialect `excel`."""
    ways = {PLAIN: [payload.text], QUOTED: ["'" + payload.text], FORMULA: [as_formula(payload.text)],
            EITHER: [payload.text, as_formula(payload.text)]}[payload.written]
    if mark == "," and payload.text in ("1,000", "1.50"):
        ways = [payload.text, as_formula(payload.text)]  # another number, or none, where decimals have a comma
    return ways


def undone(field):
    """What a field of the dialect `excel` stands for."""
    if match := re.fullmatch(r'="(.*)"', field, re.DOTALL):
        return match[1].replace('""', '"')
    return field[1:] if field.startswith("'") and STARTS.match(field) else field


def in_dialect(header, rows, separator=","):
    """A file in the dialect `excel`, of texts written as one may."""
    known = {payload.text: may_be_written(payload)[0] for payload in PAYLOADS}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([[known.get(field, "'" + field if STARTS.match(field) else field) for field in row] for row in rows])
    return ("\ufeff" + stream.getvalue()).encode()
