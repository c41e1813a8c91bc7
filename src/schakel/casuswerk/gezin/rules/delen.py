"""Which parts has a copy, in plain words?  The same on paper and on the page behind the code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.casuswerk.gezin.rules.samenstellen import Lezersoort

OMGANG: Mapping[str, str] = {
    "waar": "Waar: %(tekst)s",
    "wanneer": "Wanneer: %(tekst)s",
    "wie_erbij": "Wie is erbij: %(tekst)s",
    "als_het_misgaat": "Als het misgaat: %(tekst)s",
}

# Whoever has no part of the plan yet, reads so: a sheet with a head and nothing under it says nothing.
NOG_NIETS = "In het plan staat nu geen afspraak met u. U kunt vragen om een gesprek. Dan komt uw kant er ook in."


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a copy: a head, sentences and lines; for a child with a drawing."""

    kop: str
    zinnen: Sequence[str] = ()
    regels: Sequence[str] = ()
    op_volgorde: bool = False
    tekening: str = ""


def is_child(inhoud: Mapping[str, object]) -> bool:
    """Answer whether this is the copy of a child."""
    return inhoud.get("soort") == Lezersoort.KIND


def parts_in(inhoud: Mapping[str, object]) -> list[Deel]:
    """Return the parts of a copy, in the words for its reader."""
    return child_parts(inhoud) if is_child(inhoud) else parts_of(inhoud)


def parts_of(inhoud: Mapping[str, object]) -> list[Deel]:
    """Return the parts of a copy for somebody who is grown up."""
    delen = [deel for een in _blocks(inhoud, "situaties") for deel in _situation(een)]
    beloften = [
        "{wat} (uiterlijk {op})".format(wat=b.get("wat", ""), op=b.get("uiterlijk", ""))
        for b in _blocks(inhoud, "beloften")
    ]
    if beloften:
        delen.append(Deel("Wat u doet", regels=beloften))
    omgang = _contact(inhoud)
    if omgang:
        delen.append(Deel("Omgang met de kinderen", regels=omgang))
    woorden = [_own(w) for w in _blocks(inhoud, "woorden")]
    if woorden:
        delen.append(Deel("Wat u zelf zei", regels=woorden))
    if not delen:
        delen.append(Deel("Er staat nog niets voor u in", zinnen=(NOG_NIETS,)))
    delen.append(_help(inhoud, "Is er nu gevaar? Bel 112.", "Vragen over dit plan?"))
    return [*delen, *_version(inhoud)]


def child_parts(inhoud: Mapping[str, object]) -> list[Deel]:
    """Return the parts of a copy for a child: few words, a drawing at each."""
    delen = []
    for een in _blocks(inhoud, "situaties"):
        if een.get("woord"):
            delen.append(Deel("Ons woord", zinnen=[str(een["woord"])], tekening="wolk"))
        stappen = [str(wat) for _wie, wat in _pairs(een, "stappen")]
        if stappen:
            delen.append(Deel("Wat jij doet", regels=stappen, op_volgorde=True, tekening="voeten"))
        bellen = _calls(een)
        if bellen:
            delen.append(Deel("Wie je mag bellen", regels=bellen, op_volgorde=True, tekening="telefoon"))
    beloften = [str(b.get("wat", "")) for b in _blocks(inhoud, "beloften")]
    if beloften:
        delen.append(Deel("Wat jij hebt beloofd", regels=beloften, tekening="gezicht"))
    omgang = _contact(inhoud)
    if omgang:
        delen.append(Deel("Samen zijn", regels=omgang, tekening="huis"))
    woorden = [_own(w) for w in _blocks(inhoud, "woorden")]
    if woorden:
        delen.append(Deel("Wat jij zei", regels=woorden, tekening="gezicht"))
    delen.append(_help(inhoud, "Bang? Bel 112.", "Praten?", tekening="telefoon"))
    return [*delen, *_version(inhoud)]


def _version(inhoud: Mapping[str, object]) -> list[Deel]:
    """Return which version a copy is of: who holds two papers, sees which one counts."""
    versie = inhoud.get("versie")
    return [Deel("Welk blad is dit?", zinnen=[f"Dit is versie {versie}."])] if versie else []


def _situation(een: Mapping[str, object]) -> list[Deel]:
    """Return one situation; who gets no more than own steps, is not told what they are for."""
    if "titel" not in een:
        return _own_steps(een)
    delen = [Deel(str(een["titel"]), zinnen=["Zo ziet u het aankomen:"], regels=_texts(een, "signalen"))]
    stappen = [f"{wie}: {wat}" if wie else wat for wie, wat in _pairs(een, "stappen")]
    delen.append(Deel("Wie doet wat", regels=stappen, op_volgorde=True))
    delen.append(Deel("Wie bellen, in deze volgorde", regels=_calls(een), op_volgorde=True))
    slot = []
    if een.get("waarheen"):
        slot.append("Waar naartoe: {tekst}".format(tekst=een["waarheen"]))
    if een.get("woord"):
        slot.append("Het woord voor de kinderen: {tekst}".format(tekst=een["woord"]))
    if een.get("gevolg"):
        slot.append("Werkt het niet? {tekst}".format(tekst=een["gevolg"]))
    return [*delen, Deel("Goed om te weten", regels=slot)] if slot else delen


def _own_steps(een: Mapping[str, object]) -> list[Deel]:
    regels = [wat for _wie, wat in _pairs(een, "stappen")]
    zinnen = []
    if een.get("gebeld"):
        zinnen.append("U kunt gebeld worden. Neem dan op, ook in de nacht.")
    if een.get("woord"):
        zinnen.append("Hoort u dit van een kind? Dan is er hulp nodig: {woord}".format(woord=een["woord"]))
    return [Deel("Wat u kunt doen", zinnen=zinnen, regels=regels, op_volgorde=len(regels) > 1)]


def _help(inhoud: Mapping[str, object], gevaar: str, vraag: str, *, tekening: str = "") -> Deel:
    wie = ", ".join(str(inhoud[veld]) for veld in ("contact", "telefoon") if inhoud.get(veld))
    zinnen = [gevaar, f"{vraag} {wie}."] if wie else [gevaar]
    return Deel("Hulp", zinnen=zinnen, tekening=tekening)


def _own(woord: Mapping[str, object]) -> str:
    zin = "{op}: een {cijfer}".format(op=woord.get("op", ""), cijfer=woord.get("cijfer", ""))
    return f"{zin}. {woord['woorden']}" if woord.get("woorden") else f"{zin}."


def _contact(inhoud: Mapping[str, object]) -> list[str]:
    omgang = inhoud.get("omgang")
    teksten = omgang if isinstance(omgang, dict) else {}
    return [zin % {"tekst": teksten[veld]} for veld, zin in OMGANG.items() if teksten.get(veld)]


def _calls(een: Mapping[str, object]) -> list[str]:
    return [f"{naam}: {telefoon}" if telefoon else naam for naam, telefoon in _pairs(een, "bellen")]


def _blocks(inhoud: Mapping[str, object], veld: str) -> list[Mapping[str, object]]:
    waarde = inhoud.get(veld)
    return [een for een in waarde if isinstance(een, dict)] if isinstance(waarde, list) else []


def _pairs(een: Mapping[str, object], veld: str) -> list[tuple[str, str]]:
    waarde = een.get(veld)
    return [(str(a), str(b)) for a, b in waarde] if isinstance(waarde, list) else []


def _texts(een: Mapping[str, object], veld: str) -> list[str]:
    waarde = een.get(veld)
    return [str(tekst) for tekst in waarde] if isinstance(waarde, list) else []
