"""A region that delivers, and the worker that makes and sends: deeds only."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from schakel.basis.codelijsten import actions as codelijsten
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.basis.termijnen import actions as termijnen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.leveringen import actions
from schakel.sturing.leveringen.models import Levering
from schakel.sturing.leveringen.rules import Bestandsbeschrijving, Feit, Halfjaar, Set, read_definitie
from schakel.toolkit.sink import MapSink, Sink
from schakel.toolkit.transactie import transactie

LANDELIJK = Path(__file__).resolve().parents[5] / "regios" / "landelijk"
HALFJAAR = Halfjaar(2016, 1)
# The half-year has just ended.
NA_AFLOOP = datetime(2016, 7, 4, 9, 0, tzinfo=AMSTERDAM)
BSN = "999990019"


def bestand(naam: str) -> dict[str, Any]:
    """Return what a layout of the country says."""
    gelezen: dict[str, Any] = yaml.safe_load((LANDELIJK / "leveringen" / f"{naam}.yaml").read_text(encoding="utf-8"))
    return gelezen


def indeling(naam: str = "informatieprotocol-2015") -> Bestandsbeschrijving:
    """Return a layout of the country."""
    return read_definitie(bestand(naam))


def lijsten(definitie: Bestandsbeschrijving) -> dict[str, dict[str, str]]:
    """Return every code list that this layout names, from the files of the country."""
    namen = {veld.lijst for record in definitie.records for veld in record.velden if veld.lijst}
    gevonden: dict[str, dict[str, str]] = {}
    for pad in sorted((LANDELIJK / "codelijsten").glob("*.yaml")):
        for lijst in yaml.safe_load(pad.read_text(encoding="utf-8"))["lijsten"]:
            if lijst["code"] in namen:
                codes = {code["code"]: code["omschrijving"] for code in lijst["codes"]}
                gevonden[lijst["code"]] = {c.upper() if len(c) == 1 else c: naam for c, naam in codes.items()}
    return gevonden


def een_feit(soort: Set, **waarden: Any) -> Feit:
    """Return a fact of this kind that is right, unless told otherwise."""
    goed: Mapping[Set, Mapping[str, Any]] = {
        Set.ORGANISATIE: {
            "periode": "AMHK1-2016", "vt_nummer": "12", "naam": "Veilig Thuis", "postadres": "Postbus 1",
            "kvk": "12345678", "telefoon": "0705550101", "email": "vt@voorbeeld.nl", "contactpersoon": "A. de Vries",
        },
        Set.ADVIES: {"nummer": "A1", "aanleidingen": ("01",), "hoedanigheid": "15"},
        Set.MELDING: {
            "nummer": "M1", "aanleidingen": ("01",), "aarden": ("01",), "hoedanigheid": "01",
            "ontvangen_op": "20160302", "besloten_op": "20160307", "vervolg": "geen",
        },
        Set.MELDINGPERSOON: {"hoort_bij": "M1", "bsn": BSN, "geboortedatum": "19820504", "geslacht": "V"},
        Set.ONDERZOEK: {
            "nummer": "O1", "aanleidingen": ("08",), "begonnen_op": "20160310", "afgerond_op": "20160501",
            "uitkomsten": ("05",), "ontvangers": ("geen",),
        },
        Set.ONDERZOEKPERSOON: {"hoort_bij": "O1", "bsn": BSN, "geboortedatum": "19820504", "geslacht": "V"},
    }  # fmt: skip
    anders = {naam: waarden.pop(naam) for naam in ("gebeurd_op", "ingevoerd_op") if naam in waarden}
    return Feit(soort, {**goed[soort], **waarden}, rij=1, **anders)


def richt_leveren_in(ploeg: Ploeg, *, lijst_van: Bestandsbeschrijving | None = None) -> None:
    """Give the region of the cast its layouts, their code lists and the term of the country."""
    beheer = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    for naam in ("informatieprotocol-2015", "voorbeeld-2019"):
        actions.load_definitie(beheer, inhoud=bestand(naam))
    for code, codes in lijsten(lijst_van or indeling()).items():
        codelijsten.store_codelijst(
            beheer,
            regio="",
            beschrijving=Lijstbeschrijving(
                code=code,
                naam=code,
                codes=tuple(
                    Codebeschrijving(
                        code=een.lower(), omschrijving=naam, geldig_van=datetime(2015, 1, 1, tzinfo=UTC).date()
                    )
                    for een, naam in codes.items()
                ),
            ),
        )
    ruw = yaml.safe_load((LANDELIJK / "termijnen.yaml").read_text(encoding="utf-8"))
    alleen = [een for een in ruw["termijnen"] if een["code"] == "cbs_leveren"]
    termijnen.load_termijnen(beheer, regio="", inhoud={"termijnen": alleen})


def werker(moment: datetime = NA_AFLOOP) -> Handeling:
    """Return the worker as actor."""
    return Handeling(None, None, "machine", None, moment, namens="werker:levering")


def bestel(ploeg: Ploeg, naam: str = "Lena", halfjaar: Halfjaar = HALFJAAR, moment: datetime = NA_AFLOOP) -> Levering:
    """Let a member of the cast order the file of a half-year."""
    wie = ploeg.handeling(naam, moment)
    with transactie(wie, wat="toets"):
        return actions.order_levering(wie, halfjaar=halfjaar)


def maak(moment: datetime = NA_AFLOOP) -> int:
    """Let the worker make what was ordered; only in the role of the worker."""
    wie = werker(moment)
    with transactie(wie, wat="toets"):
        return actions.build_waiting(wie)


def geef_vrij(ploeg: Ploeg, levering: Levering, moment: datetime = NA_AFLOOP, *, gelezen: bool = True) -> Levering:
    """Let the team leader release a file."""
    wie = ploeg.handeling("Lena", moment)
    with transactie(wie, wat="toets"):
        return actions.release_levering(wie, levering=levering, gelezen=gelezen)


def verstuur(map_: Path | Sink, moment: datetime = NA_AFLOOP) -> int:
    """Let the worker send what was released."""
    wie = werker(moment)
    with transactie(wie, wat="toets"):
        return actions.send_released(wie, sink=MapSink(map_) if isinstance(map_, Path) else map_)


def volg_termijnen(moment: datetime = NA_AFLOOP) -> int:
    """Let the worker begin clocks and sound alarms."""
    wie = werker(moment)
    with transactie(wie, wat="toets"):
        return actions.follow_termijnen(wie)
