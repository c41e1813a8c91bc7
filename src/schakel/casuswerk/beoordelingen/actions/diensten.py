"""What investigation and voorwaarden & vervolg have in common: begun by who answers for it, ended with an outcome."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import Eigenaar
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Meebeslissing, Onderzoek, Onderzoeksuitkomst
from schakel.casuswerk.beoordelingen.queries import landen
from schakel.casuswerk.beoordelingen.rules import Bevinding, Dienst, OnderzoekStatus
from schakel.casuswerk.beoordelingen.rules.meebeslissen import FUNCTIE_NAMEN, Functie, Stem
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.casuswerk.overdrachten import queries as overdrachtzicht
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling


def _check_dienst(onderzoek: Onderzoek, dienst: Dienst) -> None:
    if onderzoek.dienst != dienst:
        raise NotPossible(_("Dit is een andere dienst van Veilig Thuis. Open de melding opnieuw."))


def _hold(handeling: Handeling, onderzoek: Onderzoek) -> None:
    """Keep every other deed on the melding waiting, and judge the state of now: a colleague may be first."""
    dossiers.hold(handeling, dossier=onderzoek.dossier_id)
    onderzoek.refresh_from_db()


def _begin(handeling: Handeling, onderzoek: Onderzoek) -> Onderzoek:
    """
    Whoever begins answers for melding and casus from now on, and directs a casus that nobody directs yet (ADR-0008).
    """
    permissions.check_can_change(handeling)
    _hold(handeling, onderzoek)
    rules.check_onderzoek(OnderzoekStatus(onderzoek.status), OnderzoekStatus.LOPEND)
    reden = rules.BEGONNEN[Dienst(onderzoek.dienst)].replace(".", "_")
    for dossier in filter(None, [onderzoek.dossier_id, onderzoek.casus.dossier_id if onderzoek.casus else None]):
        _take_ledger(handeling, dossier, onderzoek, reden)
    _take_duties(handeling, onderzoek.dossier_id)
    onderzoek.status = OnderzoekStatus.LOPEND.value
    onderzoek.begonnen_op, onderzoek.begonnen_door_id = handeling.moment, handeling.wie
    onderzoek.save(update_fields=["status", "begonnen_op", "begonnen_door"])
    _note(handeling, onderzoek, rules.BEGONNEN[Dienst(onderzoek.dienst)], {})
    if onderzoek.casus is not None:
        _direct(handeling, onderzoek.casus.dossier_id)
    return onderzoek


def _take_ledger(handeling: Handeling, dossier: int, onderzoek: Onderzoek, reden: str) -> None:
    nu = dossierzicht.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is None or handeling.team is None or nu.team == handeling.team:
        return
    if not Team.objects.filter(pk=nu.team, organisatie_id=handeling.organisatie or 0).exists():
        # Another organisation answers for the running casus and goes on doing so; Veilig Thuis works beside it.
        return
    if dossier != onderzoek.dossier_id and overdrachtzicht.running_main(handeling, dossier=dossier) is not None:
        # It is on its way to another team: whoever offered it answers until help there has started.
        return
    dossiers.pass_on(
        handeling, dossier=dossier, naar_team=handeling.team, reden=reden, bron=f"onderzoek:{onderzoek.pk}"
    )


def _take_duties(handeling: Handeling, dossier: int) -> None:
    """
    Let what the own organisation still owed for the report be the work of whoever begins.

    Rounding off in time, and telling people what is kept of them: the front desk registered them, and whoever
    investigates is the one who can judge that telling must wait.
    """
    teams = Termijn.objects.lopend().filter(dossier_id=dossier, eigenaar=Eigenaar.ZENDER.value)
    eigen = Team.objects.filter(organisatie_id=handeling.organisatie or 0).exclude(pk=handeling.team or 0)
    for van in set(teams.filter(team_id__in=eigen.values("pk")).values_list("team_id", flat=True)):
        termijnen.move_owner(
            handeling, dossier=dossier, van_team=van or 0, naar_team=handeling.team or 0, eigenaar=Eigenaar.ZENDER
        )


def _direct(handeling: Handeling, dossier: int) -> None:
    nu = dossierzicht.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is None or nu.team != handeling.team or handeling.wie is None:
        return
    if dossierzicht.regisseur_of(handeling, dossier=dossier) is None:
        regie = dossiers.offer_regie(handeling, dossier=dossier, team=nu.team, medewerker=handeling.wie)
        dossiers.accept_regie(handeling, regie=regie)


def _check_end(onderzoek: Onderzoek, bevindingen: Collection[Bevinding], conclusie: str) -> None:
    rules.check_onderzoek(OnderzoekStatus(onderzoek.status), OnderzoekStatus.AFGEROND)
    rules.check_bevindingen(bevindingen)
    _check_words(conclusie)


def _check_words(conclusie: str) -> None:
    if not conclusie.strip():
        raise InvalidInput({"conclusie": [_("Schrijf op wat u concludeert en waarom.")]})


def _check_co_decision(handeling: Handeling, onderzoek: Onderzoek, functie: Functie | None) -> None:
    if functie is None:
        return
    gegeven = Meebeslissing.objects.visible_to(handeling).filter(
        onderzoek=onderzoek, functie=functie.value, vervallen_op=None, gegeven_op__isnull=False
    )
    # The last voice counts: who agreed may see later that it is otherwise.
    if gegeven.order_by("-gegeven_op", "-pk").values_list("stem", flat=True).first() != Stem.EENS.value:
        naam = FUNCTIE_NAMEN[functie]
        raise NotPossible(
            _("%(wie)s beslist mee over de uitkomst. Vraag dat eerst.") % {"wie": f"{naam[:1].upper()}{naam[1:]}"}
        )


def _store_bevindingen(onderzoek: Onderzoek, bevindingen: Collection[Bevinding]) -> None:
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


def _hand_over(
    handeling: Handeling,
    onderzoek: Onderzoek,
    team: int,
    samenvatting: Mapping[str, str],
    route: Mapping[str, object] | None = None,
) -> None:
    if onderzoek.casus is None:
        raise NotPossible(_("Hier is geen casus om over te dragen."))
    gaat_door = landen.who_goes_on(handeling, casus=onderzoek.casus)
    if gaat_door is not None:
        raise InvalidInput(
            {"ontvanger_team": [_("%(team)s heeft deze casus al en gaat door.") % {"team": gaat_door.naam}]}
        )
    overdracht = overdrachten.prepare(
        handeling,
        casus=onderzoek.casus,
        ontvanger_team=team,
        samenvatting=dict(samenvatting),
        is_hoofd=True,
        route=dict(route or {}),
    )
    onderzoek.ontvanger_team_id, onderzoek.overdracht_id = team, overdracht.pk


def _outcome_codes(bevindingen: Collection[Bevinding]) -> dict[str, str]:
    return {f"uitkomst_{b.soort.value.lower()}": b.uitkomst.value for b in bevindingen}


def _outcome_words(bevindingen: Collection[Bevinding]) -> str:
    return "; ".join(f"{rules.GEWELD_NAMEN[b.soort]}: {rules.UITKOMST_NAMEN[b.uitkomst]}" for b in bevindingen)


def _finish(
    handeling: Handeling,
    onderzoek: Onderzoek,
    naar: OnderzoekStatus,
    inhoud: Mapping[str, object],
    codes: Mapping[str, str | int],
) -> Onderzoek:
    onderzoek.status = naar.value
    onderzoek.afgerond_op, onderzoek.afgerond_door_id = handeling.moment, handeling.wie
    onderzoek.conclusie = kluis.freeze(
        handeling, dossier=onderzoek.dossier_id, onderwerp=onderzoek.dossier.publiek_id, inhoud=inhoud
    )
    onderzoek.save()
    _note(handeling, onderzoek, rules.AFGEROND[Dienst(onderzoek.dienst)], codes)
    return onderzoek


def _note(handeling: Handeling, onderzoek: Onderzoek, soort: str, codes: Mapping[str, str | int]) -> None:
    dossiers.note(
        handeling, soort, dossier=onderzoek.dossier_id, onderwerp=("onderzoek", onderzoek.pk), codes=dict(codes)
    )
