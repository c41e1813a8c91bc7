"""The investigation: begun by who answers for it, concluded per kind of violence and together, or closed early."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from schakel.basis.kluis import actions as kluis
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.rules import Eigenaar
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Meebeslissing, Onderzoek, Onderzoeksuitkomst
from schakel.casuswerk.beoordelingen.rules import Bevinding, OnderzoekStatus, VroegSluiten
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie, Stem
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@transaction.atomic
def start_onderzoek(handeling: Handeling, *, onderzoek: Onderzoek) -> Onderzoek:
    """
    This function will begin an investigation; the acting team answers for melding and casus from now on.

    Whoever begins directs a casus of Veilig Thuis that nobody directs yet: an investigator is the director until the
    handover (ADR-0008).

    :raises NotAllowed: if the actor may not investigate
    :raises NotPossible: if it has begun
    """
    permissions.check_can_change(handeling)
    rules.check_onderzoek(OnderzoekStatus(onderzoek.status), OnderzoekStatus.LOPEND)
    for dossier in filter(None, [onderzoek.dossier_id, onderzoek.casus.dossier_id if onderzoek.casus else None]):
        _take_ledger(handeling, dossier, onderzoek)
    onderzoek.status = OnderzoekStatus.LOPEND.value
    onderzoek.begonnen_op, onderzoek.begonnen_door_id = handeling.moment, handeling.wie
    onderzoek.save(update_fields=["status", "begonnen_op", "begonnen_door"])
    _note(handeling, onderzoek, "onderzoek.begonnen", {})
    if onderzoek.casus is not None:
        _direct(handeling, onderzoek.casus.dossier_id)
    return onderzoek


@transaction.atomic
def conclude_onderzoek(
    handeling: Handeling,
    *,
    onderzoek: Onderzoek,
    bevindingen: Sequence[Bevinding],
    conclusie: str,
    ontvanger_team: int | None = None,
    samenvatting: Mapping[str, str] | None = None,
) -> Onderzoek:
    """
    This function will conclude an investigation per kind of violence; with a receiver the handover is prepared.

    :raises NotAllowed: if the actor may not investigate
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if it does not run, or no gedragswetenschapper agreed
    """
    permissions.check_can_change(handeling)
    rules.check_onderzoek(OnderzoekStatus(onderzoek.status), OnderzoekStatus.AFGEROND)
    rules.check_bevindingen(bevindingen)
    if not conclusie.strip():
        raise InvalidInput({"conclusie": ["Schrijf op wat u concludeert en waarom."]})
    _check_co_decision(handeling, onderzoek)
    Onderzoeksuitkomst.objects.bulk_create(
        Onderzoeksuitkomst(
            dossier_id=onderzoek.dossier_id,
            onderzoek=onderzoek,
            soort=bevinding.soort.value,
            uitkomst=bevinding.uitkomst.value,
            code=bevinding.code,
            aarden=list(bevinding.aarden),
        )
        for bevinding in bevindingen
    )
    if ontvanger_team is not None:
        _hand_over(handeling, onderzoek, ontvanger_team, samenvatting or _summary(onderzoek, bevindingen))
    codes = {f"uitkomst_{b.soort.value.lower()}": b.uitkomst.value for b in bevindingen}
    return _finish(handeling, onderzoek, OnderzoekStatus.AFGEROND, conclusie, codes)


@transaction.atomic
def close_early(handeling: Handeling, *, onderzoek: Onderzoek, reden: VroegSluiten, conclusie: str) -> Onderzoek:
    """
    This function will end an investigation without an outcome, because people left without a trace or died.

    :raises NotAllowed: if the actor may not investigate
    :raises InvalidInput: if nothing is said about it
    :raises NotPossible: if it has ended
    """
    permissions.check_can_change(handeling)
    rules.check_onderzoek(OnderzoekStatus(onderzoek.status), OnderzoekStatus.VROEG_GESLOTEN)
    if not conclusie.strip():
        raise InvalidInput({"conclusie": ["Schrijf op wat u concludeert en waarom."]})
    onderzoek.vroeg_gesloten = reden.value
    return _finish(handeling, onderzoek, OnderzoekStatus.VROEG_GESLOTEN, conclusie, {"vroeg_gesloten": reden.value})


def _take_ledger(handeling: Handeling, dossier: int, onderzoek: Onderzoek) -> None:
    nu = dossierzicht.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is None or handeling.team is None or nu.team == handeling.team:
        return
    if not Team.objects.filter(pk=nu.team, organisatie_id=handeling.organisatie or 0).exists():
        # Another organisation answers for the running casus and goes on doing so; Veilig Thuis investigates beside it.
        return
    dossiers.pass_on(
        handeling,
        dossier=dossier,
        naar_team=handeling.team,
        reden="onderzoek_begonnen",
        bron=f"onderzoek:{onderzoek.pk}",
    )
    if dossier == onderzoek.dossier_id:
        # What triage still owed for the report, such as rounding off in time, is now the work of who investigates.
        termijnen.move_owner(
            handeling, dossier=dossier, van_team=nu.team, naar_team=handeling.team, eigenaar=Eigenaar.ZENDER
        )


def _direct(handeling: Handeling, dossier: int) -> None:
    nu = dossierzicht.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is None or nu.team != handeling.team or handeling.wie is None:
        return
    if dossierzicht.regisseur_of(handeling, dossier=dossier) is None:
        regie = dossiers.offer_regie(handeling, dossier=dossier, team=nu.team, medewerker=handeling.wie)
        dossiers.accept_regie(handeling, regie=regie)


def _check_co_decision(handeling: Handeling, onderzoek: Onderzoek) -> None:
    eens = Meebeslissing.objects.visible_to(handeling).filter(
        onderzoek=onderzoek, functie=Functie.GEDRAGSWETENSCHAPPER.value, stem=Stem.EENS.value, vervallen_op=None
    )
    if not eens.exists():
        raise NotPossible("Een gedragswetenschapper beslist mee over de uitkomst. Vraag dat eerst.")


def _summary(onderzoek: Onderzoek, bevindingen: Sequence[Bevinding]) -> dict[str, str]:
    """What the receiver reads before it accepts: outcomes in the words of the list, no names, no conclusion."""
    gevonden = "; ".join(f"{rules.GEWELD_NAMEN[b.soort]}: {rules.UITKOMST_NAMEN[b.uitkomst]}" for b in bevindingen)
    return {
        "waarom_u": "Veilig Thuis heeft het onderzoek afgerond. U gaat verder met veiligheid, hulp en herstel.",
        "gebeurd": f"Onderzoek na de melding van {taal.datum(onderzoek.beoordeling.melding.ontvangen_op)}: {gevonden}.",
        "veiligheid_nu": "Bespreek de veiligheid van nu in het overdrachtsgesprek.",
    }


def _hand_over(handeling: Handeling, onderzoek: Onderzoek, team: int, samenvatting: Mapping[str, str]) -> None:
    if onderzoek.casus is None:
        raise NotPossible("Bij dit onderzoek is geen casus om over te dragen.")
    overdracht = overdrachten.prepare(
        handeling, casus=onderzoek.casus, ontvanger_team=team, samenvatting=dict(samenvatting), is_hoofd=True, route={}
    )
    onderzoek.ontvanger_team_id, onderzoek.overdracht_id = team, overdracht.pk


def _finish(
    handeling: Handeling, onderzoek: Onderzoek, naar: OnderzoekStatus, conclusie: str, codes: Mapping[str, str]
) -> Onderzoek:
    onderzoek.status = naar.value
    onderzoek.afgerond_op, onderzoek.afgerond_door_id = handeling.moment, handeling.wie
    onderzoek.conclusie = kluis.freeze(
        handeling, dossier=onderzoek.dossier_id, onderwerp=onderzoek.dossier.publiek_id, inhoud=words(conclusie)
    )
    onderzoek.save()
    _note(handeling, onderzoek, "onderzoek.afgerond", codes)
    return onderzoek


def _note(handeling: Handeling, onderzoek: Onderzoek, soort: str, codes: Mapping[str, str]) -> None:
    dossiers.note(
        handeling, soort, dossier=onderzoek.dossier_id, onderwerp=("onderzoek", onderzoek.pk), codes=dict(codes)
    )
