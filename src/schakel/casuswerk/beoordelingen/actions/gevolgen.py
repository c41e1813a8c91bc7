"""What begins when something is decided?  The melding is concluded, a casus opens, a handover is prepared."""

from collections.abc import Mapping
from dataclasses import dataclass

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.landen import ONDERZOEKSTEAM
from schakel.casuswerk.beoordelingen.queries.voorstel import Blik
from schakel.casuswerk.beoordelingen.rules import BLIJFT_BIJ_VT, VEILIGHEIDSTAXATIE, Besluitsoort, as_facts
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

GRONDSLAG = "wmo_taak_vt"


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What came of a decision."""

    casus: Casus | None = None
    overdracht: int | None = None


def _follow_up(
    handeling: Handeling,
    *,
    blik: Blik,
    besluit: Besluitsoort,
    ontvanger: Team | None,
    reden: str,
    samenvatting: Mapping[str, str] | None,
) -> Gevolg:
    """Let what was decided begin, in the transaction of the decision."""
    melding = blik.beoordeling.melding
    _set_gevaar(handeling, blik)
    if besluit is Besluitsoort.ADVIES:
        # Converting closes the dossier: the deed does it after everything of the judgement is written.
        return Gevolg()
    meldingen.mark_beoordeeld(handeling, melding=melding, besluit=besluit.value)
    if besluit is Besluitsoort.GEEN:
        return Gevolg()
    casus = _casus(handeling, blik)
    if besluit in BLIJFT_BIJ_VT:
        _involve_investigators(handeling, blik, casus)
        return Gevolg(casus)
    return Gevolg(casus, _prepare(handeling, blik, casus, ontvanger, reden=reden, samenvatting=samenvatting))


def _set_gevaar(handeling: Handeling, blik: Blik) -> None:
    gevaar = antwoordzicht.taxatie_of(handeling, beoordeling=blik.beoordeling).gevaar
    if gevaar != blik.beoordeling.dossier.gevaar:
        dossiers.set_gevaar(handeling, dossier=blik.beoordeling.dossier_id, gevaar=gevaar)
        blik.beoordeling.melding.dossier.gevaar = gevaar


def _casus(handeling: Handeling, blik: Blik) -> Casus:
    melding = blik.beoordeling.melding
    if blik.casus is not None:
        casussen.link_melding(handeling, casus=blik.casus, melding=melding, feiten=as_facts(blik.feiten))
        return blik.casus
    if handeling.team is None:
        raise NotPossible("Alleen een team kan een casus openen.")
    return casussen.open_casus(handeling, melding=melding, team=handeling.team, feiten=as_facts(blik.feiten))


def _involve_investigators(handeling: Handeling, blik: Blik, casus: Casus) -> None:
    """The investigators of the own organisation may look at once; they answer from the moment that they begin."""
    teams = Team.objects.filter(organisatie_id=handeling.organisatie or 0, soort=ONDERZOEKSTEAM, aangesloten=True)
    # In a running casus whoever is there already keeps the capacity that it has.
    er_al = blik.casus and {
        rij.team_id
        for rij in dossierzicht.betrokken_teams(handeling, dossier=casus.dossier_id)
        if handeling.moment in rij.periode
    }
    for team in teams.exclude(pk=handeling.team or 0).values_list("pk", flat=True):
        for dossier in (blik.beoordeling.dossier_id, casus.dossier_id):
            if er_al and dossier == casus.dossier_id and team in er_al:
                continue
            dossiers.grant_betrokkenheid(
                handeling,
                dossier=dossier,
                team=team,
                rol=BetrokkenheidRol.UITVOERING,
                grondslag=GRONDSLAG,
                fase="onderzoek",
            )


def _prepare(
    handeling: Handeling,
    blik: Blik,
    casus: Casus,
    ontvanger: Team | None,
    *,
    reden: str,
    samenvatting: Mapping[str, str] | None,
) -> int | None:
    """A casus that another team answers for or takes over already is not handed over again: that team goes on."""
    if ontvanger is None or blik.gaat_door is not None:
        return None
    overdracht = overdrachten.prepare(
        handeling,
        casus=casus,
        ontvanger_team=ontvanger.pk,
        samenvatting=samenvatting or _summary(handeling, blik, reden),
        is_hoofd=True,
        route=_route(blik),
    )
    return overdracht.pk


def _summary(handeling: Handeling, blik: Blik, reden: str) -> dict[str, str]:
    """What the receiver reads before it accepts: no names, no address, no words of reporter or family."""
    uitkomsten = antwoordzicht.outcomes_of(handeling, definitie=blik.definitie).get(VEILIGHEIDSTAXATIE, {})
    beoordeling, melding, kinderen = blik.beoordeling, blik.beoordeling.melding, blik.kinderen
    veiligheid = beoordeling.veiligheid_oordeel or beoordeling.veiligheid_advies
    vormen = [codelijsten.label("vormen", vorm) for vorm in melding.vormen]
    vormen = vormen or [codelijsten.label("aanleiding", code) for code in melding.aanleidingen]
    over = f" over {' en '.join(vormen)}" if vormen else ""
    aantal = "is 1 kind" if kinderen == 1 else f"zijn {kinderen} kinderen"
    return {
        "waarom_u": reden,
        "gebeurd": f"Melding van {taal.datum(melding.ontvangen_op)}{over}.",
        "veiligheid_nu": uitkomsten.get(veiligheid) or "Nog niet beoordeeld.",
        "kinderen": f"Er {aantal}." if kinderen else "Er zijn geen kinderen bekend.",
    }


def _route(blik: Blik) -> dict[str, object]:
    return blik.route.als_json() if blik.route else {}
