"""How does a decision table read: which rows, in which order, what do they ask and what do they say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.afspraken.rules import Cel, Feit, Rij, Tabel, Voorbeeld, Waarde, evaluate
from schakel.basis.afspraken.rules.tabel import toon_cel, toon_waarde
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld

GEMEENTE = "gemeente"
VELDEN = {
    "besluit": gettext_lazy("besluit"),
    "ontvanger": gettext_lazy("naar"),
    "team_soort": gettext_lazy("team"),
    "verplicht": gettext_lazy("verplicht"),
    "spoed": gettext_lazy("met spoed"),
    "antwoord_uren": gettext_lazy("antwoord binnen"),
    "rol": gettext_lazy("wie besluit"),
    "bij": gettext_lazy("bij"),
    "taak": gettext_lazy("taak"),
}
WOORDEN = {
    "cit": "Crisis Interventie Team",
    "gi": "gecertificeerde instelling",
    "lvb": "team voor mensen met een licht verstandelijke beperking",
    "vt_onderzoek": "Veilig Thuis, onderzoek",
    "vt_expertise": "Veilig Thuis, deskundigen",
    "vt_teamleider": "teamleider van Veilig Thuis",
    "zvh_regisseur": "regisseur van het Zorg- en Veiligheidshuis",
    "beleid": "beleid van de gemeente",
    "betrokken_team": "het team dat al helpt",
    "geen": "geen vervolg",
    "voorwaarden_vervolg": "voorwaarden en vervolg",
}


@dataclass(frozen=True, slots=True)
class Voorbeeldregel:
    """One example of the table: what goes in, what comes out, and whether that is what it should."""

    naam: str
    feiten: str
    uitkomst: str
    klopt: bool


@dataclass(frozen=True, slots=True)
class Tabelpagina:
    """One decision table, as it is read."""

    code: str
    titel: str
    artikel: str
    beeld: Tabelbeeld
    voorbeelden: Sequence[Voorbeeldregel]
    mag_niets_passen: bool


def present_table(tabel: Tabel, gemeenten: Mapping[str, str]) -> Tabelpagina:
    """Return the table as numbered rows: the first one that fits decides."""
    leesbaar = with_names(tabel, gemeenten)
    rijen = [
        (
            _("%(plek)d. %(rij)s") % {"plek": plek, "rij": rij.code.replace("-", " ")},
            asks(leesbaar, rij),
            says(rij.dan),
            " ".join(deel for deel in (_other_article(tabel, rij), rij.uitleg, _period(rij)) if deel),
        )
        for plek, rij in enumerate(leesbaar.rijen, start=1)
    ]
    koppen = (_("Regel"), _("Als"), _("Dan"), _("Toelichting"))
    return Tabelpagina(
        code=tabel.code,
        titel=tabel.titel,
        artikel=tabel.artikel,
        beeld=Tabelbeeld(koppen, rijen, bijschrift=tabel.titel),
        voorbeelden=[_example(tabel, leesbaar, voorbeeld) for voorbeeld in tabel.voorbeelden],
        mag_niets_passen=tabel.gat_toegestaan,
    )


def with_names(tabel: Tabel, gemeenten: Mapping[str, str]) -> Tabel:
    """Return the table in which municipalities have names: only to be read, it decides as before."""
    feit = tabel.feiten.get(GEMEENTE)
    if feit is None:
        return tabel
    return replace(tabel, feiten={**tabel.feiten, GEMEENTE: replace(feit, waarden=gemeenten)})


def says(waarden: Mapping[str, Waarde | None]) -> str:
    """Return the outcome of a row as a reader says it."""
    delen = []
    for veld, waarde in waarden.items():
        if veld == "eenheid" or waarde is None:
            continue
        if veld == "aantal":
            delen.append(_amount(waarde, waarden.get("eenheid")))
        elif isinstance(waarde, bool):
            delen.append(str(VELDEN.get(veld, veld)) if waarde else "")
        else:
            delen.append(f"{VELDEN.get(veld, veld.replace('_', ' '))}: {word_of(veld, waarde)}")
    return "; ".join(deel for deel in delen if deel)


def word_of(veld: str, waarde: Waarde) -> str:
    """Return a value of an outcome in words."""
    if veld == "antwoord_uren":
        return _("%(n)s uur") % {"n": waarde}
    return WOORDEN.get(str(waarde), str(waarde).replace("_", " "))


def _amount(aantal: Waarde, eenheid: Waarde | None) -> str:
    if eenheid == "uren":
        return _("binnen %(n)s uur") % {"n": aantal}
    woord = str(eenheid or "").replace("_", " ")
    return _("binnen %(n)s %(eenheid)s") % {"n": aantal, "eenheid": woord.removesuffix("en") if aantal == 1 else woord}


def _other_article(tabel: Tabel, rij: Rij) -> str:
    return _("Artikel %(nummer)s.") % {"nummer": rij.artikel} if rij.artikel != tabel.artikel else ""


def asks(tabel: Tabel, rij: Rij) -> str:
    """Return what a row asks as a reader says it."""
    if not rij.cellen:
        return _("in alle andere gevallen")
    return "; ".join(f"{tabel.feiten[cel.feit].naam}: {_cell(tabel.feiten[cel.feit], cel)}" for cel in rij.cellen)


def _cell(feit: Feit, cel: Cel) -> str:
    return toon_cel(feit, cel).replace("een van: ", _("een van deze: ")).replace("_", " ")


def _period(rij: Rij) -> str:
    van = _("vanaf %(dag)s") % {"dag": taal.datum(rij.geldig_van)} if rij.geldig_van else ""
    tot = _("tot %(dag)s") % {"dag": taal.datum(rij.geldig_tot)} if rij.geldig_tot else ""
    return _("(Geldt %(periode)s.)") % {"periode": " ".join(d for d in (van, tot) if d)} if van or tot else ""


def _example(tabel: Tabel, leesbaar: Tabel, voorbeeld: Voorbeeld) -> Voorbeeldregel:
    uitkomst = evaluate(tabel, voorbeeld.feiten, voorbeeld.op)
    feiten = [
        f"{leesbaar.feiten[code].naam}: {toon_waarde(leesbaar.feiten[code], waarde)}".replace("_", " ")
        for code, waarde in voorbeeld.feiten.items()
    ]
    feiten += [_("op %(dag)s") % {"dag": _day(voorbeeld.op)}] if voorbeeld.op else []
    komt = says(uitkomst.waarden) or (uitkomst.rij or "").replace("-", " ")
    return Voorbeeldregel(
        naam=voorbeeld.naam,
        feiten="; ".join(feiten),
        uitkomst=komt if uitkomst.beslist else _("geen regel past"),
        klopt=uitkomst.rij == voorbeeld.rij,
    )


def _day(dag: date) -> str:
    return taal.datum(dag)
