"""What do the agreements propose for this judgement, which facts did they see, and which team is that?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.models import Artikel
from schakel.basis.afspraken.queries import Beslissing, Betekenis
from schakel.basis.afspraken.rules import Feit as Tabelfeit
from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.vragenlijsten.rules import Antwoorden, Definitie, Uitslag
from schakel.casuswerk.beoordelingen.models import Beoordeling
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries import landen
from schakel.casuswerk.beoordelingen.rules import (
    JA_NEE_FEITEN,
    KEUZE_FEITEN,
    BeoordelingStatus,
    Besluitsoort,
    Feit,
    Meldingfeiten,
    Mens,
    as_facts,
    gather_feiten,
)
from schakel.casuswerk.beoordelingen.rules.afwijkingen import GEEN_TEAMSOORT, Voorstel
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import VERBERGT, Acuut, MelderSoort
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

ROUTE, CASEMANAGER = "route", "casemanager"
OUDEREN_VANAF = 65
_ACUUT: dict[str, bool] = {Acuut.JA.value: True, Acuut.NEE.value: False}


@dataclass(frozen=True, slots=True)
class Blik:
    """Everything on which a decision rests, gathered once: for the page and for the deed alike."""

    beoordeling: Beoordeling
    definitie: Definitie
    antwoorden: Antwoorden
    personen: Sequence[Dossierpersoon]
    uitslagen: dict[str, Uitslag]
    feiten: Sequence[Feit]
    aanleidingen: Sequence[str]
    route: Beslissing | None
    casemanager: Beslissing | None
    artikeltekst: str
    # In which running casussen these people stand, and in which of them this melding lands (None: none, or unchosen).
    casussen: Sequence[Casus]
    casus: Casus | None
    # Who answers for that casus, or takes it over already: nobody else is asked.
    gaat_door: Team | None
    ontvanger: Team | None

    @property
    def voorstel(self) -> Voorstel:
        """Return what is proposed, in the codes of the agreement."""
        route = self.route.waarden if self.route else {}
        manager = self.casemanager.waarden if self.casemanager else {}
        return Voorstel(
            besluit=str(route.get("besluit") or ""),
            ontvanger=str(route.get("ontvanger") or ""),
            casemanager=str(manager.get("team_soort") or ""),
        )

    @property
    def kinderen(self) -> int:
        """Return how many children there are."""
        waarde = as_facts(self.feiten)["kinderen"]
        return waarde if isinstance(waarde, int) else 0


def gather_blik(handeling: Handeling, *, beoordeling: Beoordeling, keuze: str = "") -> Blik:
    """
    Return everything on which a decision about this judgement rests, at this moment.

    `keuze` says in which running casus the melding lands, where somebody chose that (landen.chosen).
    """
    dag, regio = lokale_datum(handeling.moment), beoordeling.dossier.regio
    definitie = antwoordzicht.definitie_of(handeling, beoordeling=beoordeling)
    antwoorden = antwoordzicht.antwoorden_of(handeling, beoordeling=beoordeling)
    personen = antwoordzicht.personen_in(handeling, dossier=beoordeling.dossier_id)
    aanleidingen = aanleidingen_of(handeling, melding=beoordeling.melding, regio=regio)
    lopend = landen.candidates(handeling, beoordeling=beoordeling, personen=personen)
    casus = landen.chosen(handeling, casussen=lopend, keuze=keuze)
    # Once decided, it goes as it was decided.
    gaat_door = None if beoordeling.status == BeoordelingStatus.BESLOTEN else landen.who_goes_on(handeling, casus=casus)
    feiten = gather_feiten(
        antwoorden=antwoordzicht.facts_in(handeling, antwoorden=antwoorden),
        taxatie=antwoordzicht.taxatie_of(handeling, beoordeling=beoordeling),
        melding=_melding_facts(beoordeling.melding, aanleidingen),
        personen=_mensen(handeling, personen),
        moment=handeling.moment,
        helpt_al=gaat_door.naam if gaat_door else "",
    )
    # Read once: both tables of one look must be of the same agreements.
    geldend = afspraken.tabellen_op(regio, dag)
    route = _decide(geldend, ROUTE, feiten, dag)
    return Blik(
        beoordeling=beoordeling,
        definitie=definitie,
        antwoorden=antwoorden,
        personen=personen,
        uitslagen=antwoordzicht.scores_of(
            handeling, fase=beoordeling.fase, definitie=definitie, antwoorden=antwoorden, personen=personen
        ),
        feiten=feiten,
        aanleidingen=aanleidingen,
        route=route,
        casemanager=_decide(geldend, CASEMANAGER, feiten, dag),
        artikeltekst=_article(route),
        casussen=lopend,
        casus=casus,
        gaat_door=gaat_door,
        ontvanger=_receiver(handeling, beoordeling, route, personen, gaat_door),
    )


def _melding_facts(melding: Melding, aanleidingen: Sequence[str]) -> Meldingfeiten:
    """Return what agreements may ask of the melding itself."""
    return Meldingfeiten(
        acuut=_ACUUT.get(melding.acuut),
        vormen=tuple(aanleidingen),
        gemeente=melding.gemeente,
        postcode4=melding.postcode4,
        dubbel_anoniem=melding.melder_soort == MelderSoort.DUBBEL_ANONIEM,
        anonimiteit_beloofd=melding.melder_soort == MelderSoort.BEROEP and melding.bron_grond in VERBERGT,
    )


def aanleidingen_of(handeling: Handeling, *, melding: Melding, regio: str) -> list[str]:
    """Return the forms of the melding in the statutory list, which agreements use; the forms of the chain map to it."""
    if melding.aanleidingen or not melding.vormen:
        return list(melding.aanleidingen)
    lijst = codelijsten.codes_on("vormen", lokale_datum(handeling.moment), regio=regio)
    codes = {code.code: str(code.extra.get("aanleiding") or "") for code in lijst}
    return [codes[vorm] for vorm in melding.vormen if codes.get(vorm)]


def asked_beside(handeling: Handeling, *, regio: str) -> list[Tabelfeit]:
    """Return the facts that the route table asks, and that only the assessor can answer."""
    gevraagd: dict[str, Tabelfeit] = {}
    for geldend in afspraken.tabellen_op(regio, lokale_datum(handeling.moment)):
        if geldend.tabel.code == ROUTE:
            gevraagd |= {f.code: f for f in geldend.tabel.feiten.values() if f.code in (*JA_NEE_FEITEN, *KEUZE_FEITEN)}
    volgorde = ("geweld_staat_vast", "meewerken", "al_betrokken_team", "gi_maatregel", "eer", "plaatsing", "plaats")
    return sorted(gevraagd.values(), key=lambda feit: volgorde.index(feit.code))


def meanings_of(handeling: Handeling, *, regio: str, woord: str) -> list[Betekenis]:
    """Return what a word means in the region on this day, and how each party reads it."""
    return afspraken.begrip(regio, woord, lokale_datum(handeling.moment))


def choices_for_receiver(handeling: Handeling, *, blik: Blik) -> list[Team]:
    """Return every team of the region that a case can go to, the proposed one first."""
    eigen = handeling.organisatie
    teams = [
        team
        for team in organisaties.teams_in_region(blik.beoordeling.dossier.regio, lokale_datum(handeling.moment))
        if team.organisatie.ziet_casus and team.organisatie_id != eigen
    ]
    voorgesteld = blik.ontvanger.pk if blik.ontvanger else None
    return sorted(teams, key=lambda team: (team.pk != voorgesteld, team.soort, team.naam))


def _decide(
    geldend: Sequence[afspraken.GeldendeTabel], tabel: str, feiten: Sequence[Feit], dag: date
) -> Beslissing | None:
    try:
        return afspraken.decide_in(geldend, tabel, as_facts(feiten), dag)
    except NotPossible:
        # A region may have laid down nothing yet: then people decide without a proposal.
        return None


def _article(route: Beslissing | None) -> str:
    if route is None or not route.uitkomst.beslist:
        return ""
    artikel = Artikel.objects.filter(versie_id=route.versie, nummer=route.uitkomst.artikel).first()
    return artikel.tekst if artikel else ""


def _receiver(
    handeling: Handeling,
    beoordeling: Beoordeling,
    route: Beslissing | None,
    personen: Sequence[Dossierpersoon],
    gaat_door: Team | None,
) -> Team | None:
    if route is None or route.waarden.get("besluit") != Besluitsoort.OVERDRACHT.value:
        return None
    if gaat_door is not None:
        return gaat_door
    soort = str(route.waarden.get("ontvanger") or "")
    if soort in GEEN_TEAMSOORT:
        return None
    dag = lokale_datum(handeling.moment)
    return organisaties.team_for(
        beoordeling.dossier.regio, beoordeling.melding.postcode4, soort, _target_group(handeling, personen), dag
    )


def casemanager_team(handeling: Handeling, *, blik: Blik) -> Team | None:
    """Return the team that the agreement makes casemanager of this household; None when it names none."""
    soort = blik.voorstel.casemanager
    if soort in GEEN_TEAMSOORT:
        return None
    regio, postcode = blik.beoordeling.dossier.regio, blik.beoordeling.melding.postcode4
    doelgroep = _target_group(handeling, blik.personen)
    return organisaties.team_for(regio, postcode, soort, doelgroep, lokale_datum(handeling.moment))


def _target_group(handeling: Handeling, personen: Sequence[Dossierpersoon]) -> str:
    """Return the target group of the household: with children, elderly, or adults."""
    mensen = _mensen(handeling, personen)
    if any(mens.is_kind for mens in mensen):
        return "gezin_met_kinderen"
    return "ouderen" if any((mens.leeftijd or 0) >= OUDEREN_VANAF for mens in mensen) else "volwassenen"


def _mensen(handeling: Handeling, personen: Sequence[Dossierpersoon]) -> list[Mens]:
    return [Mens(rij.rol, personenzicht.age_of(handeling, rij=rij)) for rij in personen]
