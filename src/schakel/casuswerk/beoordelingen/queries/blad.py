"""What stands on the page of one judgement?  Everything at once, in a number of queries that does not grow."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from schakel.basis.afspraken.rules import Feit as Tabelfeit
from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import queries as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.beoordelingen.models import (
    Beoordeling,
    Besluit,
    Meebeslissing,
    Onderzoek,
    Routeafwijking,
    Terugkoppeling,
)
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries import landen, vervolg, voorstel
from schakel.casuswerk.beoordelingen.queries.landen import Lopend
from schakel.casuswerk.beoordelingen.queries.voorstel import Blik
from schakel.casuswerk.beoordelingen.rules.meebeslissen import ROLLEN, Functie
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.meldingen import queries as meldingen
from schakel.casuswerk.meldingen.models import Melding
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Blad:
    """One judgement as it is looked at."""

    blik: Blik
    eerder: Sequence[Melding]
    meebeslissingen: Sequence[Meebeslissing]
    namen: dict[int, str]
    termijnen: Sequence[Termijn]
    stemmen: dict[int, str]
    naast: Sequence[Tabelfeit]
    lopend: Sequence[Lopend] = ()
    # Who holds a running casus about these people that the reader does not see.
    elders: Sequence[str] = ()
    oordeelreden: str = ""
    gemeente: str = ""
    toelichtingen: dict[int, str] = field(default_factory=dict)
    ontvangers: Sequence[Team] = ()
    collegas: Sequence[tuple[UUID, str]] = ()
    niet_gesproken: Sequence[tuple[str, str]] = ()
    besluit: Besluit | None = None
    bevroren: dict[str, object] = field(default_factory=dict)
    afwijkingen: Sequence[tuple[Routeafwijking, str]] = ()
    onderzoek: Onderzoek | None = None
    terugkoppelingen: Sequence[Terugkoppeling] = ()

    @property
    def beoordeling(self) -> Beoordeling:
        """Return the judgement itself."""
        return self.blik.beoordeling


def open_blad(handeling: Handeling, *, publiek_id: UUID) -> Blad:
    """
    Return the page of a judgement.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    beoordeling = antwoordzicht.access_beoordeling(handeling, publiek_id=publiek_id)
    blik = voorstel.gather_blik(handeling, beoordeling=beoordeling)
    besluit = vervolg.besluit_of(handeling, beoordeling=beoordeling.pk)
    meegedaan = antwoordzicht.meebeslissingen_of(handeling, beoordeling=beoordeling.pk)
    lijst = codelijsten.choices_on(
        vervolg.NIET_GESPROKEN, lokale_datum(handeling.moment), regio=beoordeling.dossier.regio
    )
    eerder = meldingen.earlier_meldingen_about(handeling, personen=[rij.persoon_id for rij in blik.personen])
    return Blad(
        blik=blik,
        eerder=[rij for rij in eerder if rij.pk != beoordeling.melding_id],
        meebeslissingen=meegedaan,
        namen=toegang.names_of({w for w in (beoordeling.begonnen_door, beoordeling.bijgewerkt_door) if w}),
        termijnen=termijnen.termijnen_van(handeling, dossier=beoordeling.dossier_id),
        stemmen=_voices(handeling, blik),
        naast=voorstel.asked_beside(handeling, regio=beoordeling.dossier.regio),
        lopend=[] if besluit else landen.running_about(handeling, casussen=blik.casussen, personen=blik.personen),
        elders=[] if besluit else casussen.casussen_elsewhere(handeling, dossier=beoordeling.dossier_id)[0],
        oordeelreden=antwoordzicht.words_of(handeling, beoordeling=beoordeling, pakket=beoordeling.oordeel_reden),
        toelichtingen=_explanations(handeling, beoordeling, meegedaan),
        gemeente=_municipality(handeling, beoordeling),
        ontvangers=[] if besluit else voorstel.choices_for_receiver(handeling, blik=blik),
        collegas=[] if besluit else colleagues_of(handeling),
        niet_gesproken=lijst or vervolg.STANDAARD_REDENEN,
        besluit=besluit,
        bevroren=dict(vervolg.frozen_of(handeling, besluit=besluit)) if besluit else {},
        afwijkingen=vervolg.afwijkingen_of(handeling, besluit=besluit) if besluit and besluit.is_afwijking else [],
        onderzoek=vervolg.onderzoek_of(handeling, beoordeling=beoordeling.pk) if besluit else None,
        terugkoppelingen=vervolg.terugkoppelingen_of(handeling, melding=beoordeling.melding_id) if besluit else [],
    )


def _municipality(handeling: Handeling, beoordeling: Beoordeling) -> str:
    code = beoordeling.melding.gemeente
    rij = organisaties.gemeenten(beoordeling.dossier.regio, lokale_datum(handeling.moment)).filter(code=code).first()
    return rij.naam if rij else code


def _voices(handeling: Handeling, blik: Blik) -> dict[int, str]:
    """Return what each person says in their own words; one key opens them all."""
    rijen = [rij for rij in blik.personen if rij.stem is not None]
    pakketten = {rij.persoon_id: bytes(rij.stem or b"") for rij in rijen}
    gelezen = _open_all(handeling, blik.beoordeling, pakketten)
    if rijen:
        handeling.spoor.noteer(
            "stem", dossier=blik.beoordeling.dossier_id, personen=[rij.persoon.publiek_id for rij in rijen]
        )
    return gelezen


def _explanations(handeling: Handeling, beoordeling: Beoordeling, meegedaan: Sequence[Meebeslissing]) -> dict[int, str]:
    return _open_all(
        handeling, beoordeling, {rij.pk: bytes(rij.toelichting) for rij in meegedaan if rij.toelichting is not None}
    )


def _open_all(handeling: Handeling, beoordeling: Beoordeling, pakketten: dict[int, bytes]) -> dict[int, str]:
    gelezen = kluis.thaw_all(handeling, onderwerp=beoordeling.dossier.publiek_id, pakketten=pakketten)
    return {nummer: str(inhoud["tekst"]) for nummer, inhoud in gelezen.items()}


def colleagues_of(handeling: Handeling) -> list[tuple[UUID, str]]:
    """Return the colleagues of the acting team who are qualified to judge along, by name."""
    if handeling.team is None:
        return []
    leden = toegang.members_of(handeling.team, lokale_datum(handeling.moment))
    return [
        (lid.medewerker.publiek_id, lid.medewerker.naam)
        for lid in leden
        if lid.rol in ROLLEN[Functie.COLLEGA] and lid.medewerker_id != handeling.wie
    ]
