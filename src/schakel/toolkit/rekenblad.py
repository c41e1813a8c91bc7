"""How is a table kept for a spreadsheet?  As CSV and as the smallest workbook of Office Open XML; without formulas."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Rij = Sequence[str | int | float | None]
# The same for every file: it does not tell when it was made.
VASTE_DAG = (2000, 1, 1, 0, 0, 0)
FORMULE = ("=", "+", "-", "@", "\t", "\r")
GEEN_TEKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HOOFD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_SOORT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPEN = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def safe_cell(waarde: str | float | None) -> str | int | float:
    """This function will return a value that no spreadsheet takes for a formula."""
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        schoon = GEEN_TEKEN.sub("", waarde)
        return f"'{schoon}" if schoon.startswith(FORMULE) else schoon
    return waarde


def make_csv(uitleg: Sequence[str], rijen: Sequence[Rij]) -> bytes:
    """This function will return CSV in UTF-8, with lines of explanation before the table; each begins with #."""
    uit = io.StringIO()
    for regel in uitleg:
        uit.write(f"# {' '.join(regel.split())}\r\n")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerows([[safe_cell(cel) for cel in rij] for rij in rijen])
    return b"\xef\xbb\xbf" + uit.getvalue().encode()


def make_xlsx(bladen: Mapping[str, Sequence[Rij]]) -> bytes:
    """This function will return a workbook with these sheets; text stands in the cells themselves."""
    uit = io.BytesIO()
    namen = list(bladen)
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zak:
        for pad, inhoud in _parts(namen).items():
            zak.writestr(zipfile.ZipInfo(pad, VASTE_DAG), _KOP + inhoud)
        for nummer, naam in enumerate(namen, start=1):
            zak.writestr(zipfile.ZipInfo(f"xl/worksheets/sheet{nummer}.xml", VASTE_DAG), _KOP + _sheet(bladen[naam]))
    return uit.getvalue()


def _parts(namen: Sequence[str]) -> dict[str, str]:
    nummers = range(1, len(namen) + 1)
    typen = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPEN}.worksheet+xml"/>' for n in nummers
    )
    bladen = "".join(
        f'<sheet name="{escape(naam[:31], {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, naam in zip(nummers, namen, strict=True)
    )
    verband = "".join(
        f'<Relationship Id="rId{n}" Type="{_SOORT}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in nummers
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPEN}.sheet.main+xml"/>{typen}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIES}"><Relationship Id="rId1" Type="{_SOORT}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_HOOFD}" xmlns:r="{_SOORT}"><sheets>{bladen}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIES}">{verband}</Relationships>',
    }


def _sheet(rijen: Sequence[Rij]) -> str:
    regels = "".join(f'<row r="{n}">{_cells(rij, n)}</row>' for n, rij in enumerate(rijen, start=1))
    return f'<worksheet xmlns="{_HOOFD}"><sheetData>{regels}</sheetData></worksheet>'


def _cells(rij: Rij, nummer: int) -> str:
    uit = []
    for plek, ruw in enumerate(rij):
        waarde, waar = safe_cell(ruw), f"{_column(plek)}{nummer}"
        if isinstance(waarde, str):
            tekst = f'<is><t xml:space="preserve">{escape(waarde)}</t></is>'
            uit.append(f'<c r="{waar}" t="inlineStr">{tekst}</c>' if waarde else "")
        else:
            uit.append(f'<c r="{waar}"><v>{waarde}</v></c>')
    return "".join(uit)


def _column(plek: int) -> str:
    naam, rest = "", plek + 1
    while rest:
        rest, over = divmod(rest - 1, 26)
        naam = chr(65 + over) + naam
    return naam
