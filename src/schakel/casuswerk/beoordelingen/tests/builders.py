"""Judgements walked through by the deeds, in a region that has an agreement, an instrument and teams with an area."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from schakel.basis.afspraken.tests import builders as afspraken
from schakel.basis.codelijsten import actions as codelijsten
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import (
    Gebiedbeschrijving,
    Postcodebeschrijving,
    Teambeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.vragenlijsten import actions as vragenlijsten
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Beoordeling, Besluit, Onderzoek
from schakel.casuswerk.beoordelingen.queries.informeren import silent_kinderen
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.personen import actions as personen
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

REGIOS = Path(__file__).resolve().parents[5] / "regios"
VRAGENLIJST = "den-haag/vragenlijsten/veiligheidsbeoordeling.yaml"
ALTIJD = date(2015, 1, 1)

RUSTIG: Mapping[str, Mapping[str, object]] = {
    "a1": {"waarde": "nee"},
    "a2": {"waarde": "nee"},
    "a3": {"waarde": "nee"},
    "a4": {"waarde": "nee"},
    "b1": {"waarde": "ja", "reden": "Drie eerdere meldingen."},
    "b2": {"waarde": "maandelijks"},
    "b3": {"waarde": "nee"},
    "feit.geweld_staat_vast": {"waarde": "ja"},
    "feit.meewerken": {"waarde": "allen"},
}
ACUUT: Mapping[str, Mapping[str, object]] = {**RUSTIG, "a1": {"waarde": "ja", "reden": "Hij staat voor de deur."}}


def richt_in(ploeg: Ploeg) -> None:
    """Give the region of the cast its agreement, its instrument, its lists and the areas of its teams."""
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    inhoud: dict[str, Any] = yaml.safe_load((REGIOS / VRAGENLIJST).read_text(encoding="utf-8"))
    machine = afspraken.MACHINE
    vragenlijsten.load_vragenlijst(machine, regio=ploeg.regio.code, inhoud=inhoud)
    codelijsten.store_codelijst(machine, regio="", beschrijving=_vormen())
    organisaties.store_gebieden(
        machine,
        regio=ploeg.regio,
        beschrijvingen=[
            Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel"),
            Gebiedbeschrijving(soort="gemeente", code="0518", naam="Grootstad", ouder="geheel"),
        ],
    )
    organisaties.store_postcodes(
        machine, regio=ploeg.regio, beschrijvingen=[Postcodebeschrijving(postcode4="2532", gebied="0518")]
    )
    for naam, doelgroep in (("Jamila", "gezin_met_kinderen"), ("Wim", "allen")):
        _give_area(machine, ploeg, naam, doelgroep)


def _vormen() -> Lijstbeschrijving:
    codes = (("partnergeweld", "(ex-)partnergeweld", "01"), ("kindermishandeling", "kindermishandeling", "08"))
    return Lijstbeschrijving(
        code="vormen",
        naam="Vormen",
        codes=tuple(
            Codebeschrijving(code=code, omschrijving=naam, geldig_van=ALTIJD, extra={"aanleiding": oud})
            for code, naam, oud in codes
        ),
    )


def _give_area(machine: Handeling, ploeg: Ploeg, naam: str, doelgroep: str) -> None:
    team = ploeg.team_van(naam)
    organisaties.store_team(
        machine,
        regio=ploeg.regio,
        beschrijving=Teambeschrijving(
            code=team.code,
            naam=team.naam,
            organisatie=team.organisatie.code,
            soort=team.soort,
            telefoon=team.telefoon,
            werkgebieden=(Werkgebiedbeschrijving(gebied="0518", doelgroep=doelgroep),),
        ),
    )


def een_beoordeling(
    ploeg: Ploeg, naam: str = "Fatima", *, melding: Melding | None = None, dagen: int = 0, **bericht: Any
) -> Beoordeling:
    """Begin the judgement of a melding, by triage unless told otherwise."""
    gemeld = melding or een_melding(ploeg, **bericht)
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=1, days=dagen))
    with transactie(wie, wat="toets"):
        return actions.begin_beoordeling(wie, melding=gemeld)


def hoor_allen(ploeg: Ploeg, beoordeling: Beoordeling, naam: str = "Fatima") -> None:
    """Record of everyone what they say, or why they were not spoken."""
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=2))
    with transactie(wie, wat="toets"):
        for nummer, rij in enumerate(queries.personen_in(wie, dossier=beoordeling.dossier_id)):
            woorden = {"tekst": "Wil dat het stopt."} if nummer == 0 else {"niet_gesproken_reden": "niet_bereikt"}
            personen.record_stem(wie, dossier=beoordeling.dossier_id, persoon=rij.persoon_id, **woorden)


def antwoorden_voor(
    ploeg: Ploeg, beoordeling: Beoordeling, basis: Mapping[str, Mapping[str, object]] = RUSTIG
) -> dict[str, Mapping[str, object]]:
    """Return a whole list of answers, those about each person included."""
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        mensen = [str(r.persoon.publiek_id) for r in queries.personen_in(wie, dossier=beoordeling.dossier_id)]
        definitie = queries.definitie_of(wie, beoordeling=beoordeling)
    samen = dict(basis)
    for blok in (b for b in definitie.blokken if b.per_persoon):
        for vraag in blok.vragen:
            waarde = next(iter(vraag.opties), "geen")
            samen |= {f"{vraag.code}:{mens}": {"waarde": waarde, "reden": "Dat zegt zij."} for mens in mensen}
    return samen


def beantwoord(
    ploeg: Ploeg,
    beoordeling: Beoordeling,
    basis: Mapping[str, Mapping[str, object]] = RUSTIG,
    naam: str = "Fatima",
) -> Beoordeling:
    """Answer the whole list."""
    antwoorden = antwoorden_voor(ploeg, beoordeling, basis)
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=3))
    with transactie(wie, wat="toets"):
        return actions.save_antwoorden(wie, beoordeling=beoordeling, antwoorden=antwoorden)


def beslis_mee(ploeg: Ploeg, beoordeling: Beoordeling, naam: str = "Gerda") -> None:
    """Let a colleague agree."""
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=4))
    with transactie(wie, wat="toets"):
        actions.sign_off(wie, beoordeling=beoordeling)


def klaar_voor_besluit(ploeg: Ploeg, basis: Mapping[str, Mapping[str, object]] = RUSTIG, **bericht: Any) -> Beoordeling:
    """Judge a melding until it can be decided."""
    beoordeling = een_beoordeling(ploeg, **bericht)
    hoor_allen(ploeg, beoordeling)
    beantwoord(ploeg, beoordeling, basis)
    beslis_mee(ploeg, beoordeling)
    return beoordeling


def besluit(
    ploeg: Ploeg, beoordeling: Beoordeling, soort: Besluitsoort, naam: str = "Fatima", **anders: Any
) -> Besluit:
    """Decide."""
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=5))
    with transactie(wie, wat="toets"):
        return actions.record_besluit(wie, beoordeling=beoordeling, besluit=soort, **anders)


def een_besluit(
    ploeg: Ploeg,
    soort: Besluitsoort = Besluitsoort.OVERDRACHT,
    basis: Mapping[str, Mapping[str, object]] = RUSTIG,
    **anders: Any,
) -> Besluit:
    """Judge a melding and decide."""
    return besluit(ploeg, klaar_voor_besluit(ploeg, basis), soort, **anders)


def why_not(handeling: Handeling, onderzoek: Onderzoek, reden: str = "niet_bereikt") -> dict[UUID, str]:
    """Say of every child that still waits why it was not seen or spoken."""
    return {rij.persoon.publiek_id: reden for rij in silent_kinderen(handeling, onderzoek=onderzoek)}
