"""The decision: what was seen is frozen, what differs from the agreement is counted, what follows begins at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from schakel.basis.kluis import actions as kluis
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.actions.afwijken import _store_afwijkingen
from schakel.casuswerk.beoordelingen.actions.gevolgen import Gevolg, _follow_up
from schakel.casuswerk.beoordelingen.actions.openhouden import _hold_open
from schakel.casuswerk.beoordelingen.models import Beoordeling, Besluit, Onderzoek
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.voorstel import Blik, gather_blik
from schakel.casuswerk.beoordelingen.rules import BeoordelingStatus, Besluitsoort, Statutair
from schakel.casuswerk.beoordelingen.rules.afwijkingen import Gevonden, check_reden, find_afwijkingen
from schakel.casuswerk.beoordelingen.rules.landen import EIGEN, check_landing, check_not_overtaken
from schakel.casuswerk.beoordelingen.rules.meebeslissen import check_agreed
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import MelderSoort
from schakel.casuswerk.personen import actions as personen
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Keuze:
    """What somebody chose, after it was checked."""

    soort: Besluitsoort
    statutair: Statutair
    ontvanger: Team | None
    reden: str
    reden_anders: str
    andere_bron: str
    afwijkingen: Sequence[Gevonden]
    # Why a casus of its own, where these people stand in a running one.
    casus_reden: str = ""


@transaction.atomic
def record_besluit(
    handeling: Handeling,
    *,
    beoordeling: Beoordeling,
    besluit: Besluitsoort,
    ontvanger_team: int | None = None,
    reden: str = "",
    reden_anders: str = "",
    andere_bron: str = "",
    casus: str = "",
    casus_reden: str = "",
    samenvatting: Mapping[str, str] | None = None,
) -> Besluit:
    """
    This function will conclude a judgement; facts, answers and explanation are frozen, and what follows begins.

    Without `ontvanger_team` the team that the agreement names receives; without `reden` the agreement's own
    explanation is the reason. Another choice than the agreement's asks `reden_anders` and is counted.

    A melding about people of a running casus lands in it, and whoever answers for that casus goes on. `casus` is the
    public id of the one to land in where several run, or EIGEN for one of its own, with `casus_reden`.

    :raises NotAllowed: if the actor is not qualified to conclude
    :raises InvalidInput: with what is still missing, each at its field
    :raises NotPossible: if it was concluded, nobody agreed where that is needed, or the report cannot carry it
    """
    permissions.check_can_conclude(handeling)
    _hold_open(handeling, beoordeling)
    rules.check_transition(BeoordelingStatus(beoordeling.status), BeoordelingStatus.BESLOTEN)
    blik = _gather(handeling, beoordeling, besluit, casus=casus, casus_reden=casus_reden)
    keuze = _choose(handeling, blik, besluit, ontvanger_team, reden=reden, anders=reden_anders, bron=andere_bron)
    keuze = replace(keuze, casus_reden=casus_reden.strip() if casus == EIGEN and blik.casussen else "")
    gevolg = _follow_up(
        handeling, blik=blik, besluit=besluit, ontvanger=keuze.ontvanger, reden=keuze.reden, samenvatting=samenvatting
    )
    vastgelegd = _store(handeling, blik, keuze, gevolg)
    beoordeling.status = BeoordelingStatus.BESLOTEN.value
    beoordeling.save(update_fields=["status"])
    _store_afwijkingen(
        handeling,
        blik=blik,
        besluit=vastgelegd,
        gevonden=keuze.afwijkingen,
        reden=keuze.reden_anders,
        herkomst=blik.route,
    )
    _note(handeling, blik, vastgelegd)
    if besluit is Besluitsoort.ADVIES:
        meldingen.convert_to_advies(handeling, melding=beoordeling.melding, reden=keuze.reden)
    return vastgelegd


def _gather(
    handeling: Handeling, beoordeling: Beoordeling, besluit: Besluitsoort, *, casus: str, casus_reden: str
) -> Blik:
    """Return on what the decision rests, while nobody else decides about these people, after it was checked."""
    personen.hold_same(handeling, dossier=beoordeling.dossier_id)
    _elders, zojuist = casussen.casussen_elsewhere(handeling, dossier=beoordeling.dossier_id)
    check_not_overtaken(besluit, zojuist=zojuist)
    blik = gather_blik(handeling, beoordeling=beoordeling, keuze=casus)
    _check_ready(handeling, blik, besluit)
    gevonden = blik.casus is not None
    check_landing(besluit, aantal=len(blik.casussen), keuze=casus, gevonden=gevonden, reden=casus_reden)
    return blik


def _check_ready(handeling: Handeling, blik: Blik, besluit: Besluitsoort) -> None:
    beoordeling = blik.beoordeling
    nodig = rules.needs_meebeslisser(besluit, volgens_instrument=blik.definitie.medebeoordeling_verplicht)
    check_agreed(nodig=nodig, eens=beoordeling.status == BeoordelingStatus.MEEBESLIST)
    rules.check_gehoord(antwoordzicht.without_voice(handeling, personen=blik.personen))
    if not beoordeling.is_volledig and not beoordeling.veiligheid_oordeel:
        raise InvalidInput(
            {"veiligheid": ["Nog niet alle vragen zijn beantwoord. Beantwoord ze, of geef zelf een oordeel met reden."]}
        )


def _choose(
    handeling: Handeling,
    blik: Blik,
    besluit: Besluitsoort,
    ontvanger_team: int | None,
    *,
    reden: str,
    anders: str,
    bron: str,
) -> Keuze:
    dag = lokale_datum(handeling.moment)
    anoniem = blik.beoordeling.melding.melder_soort == MelderSoort.DUBBEL_ANONIEM
    statutair = rules.check_besluit(besluit, dag=dag, dubbel_anoniem=anoniem, andere_bron=bool(bron.strip()))
    ontvanger = _receiver(blik, besluit, ontvanger_team)
    afwijkingen = find_afwijkingen(
        voorstel=blik.voorstel,
        besluit=besluit,
        ontvanger=ontvanger.soort if ontvanger else "",
        # That a team without the jeugdteam helps children was counted when it got the casus.
        kinderen=0 if blik.gaat_door else blik.kinderen,
        zelfde_team=ontvanger is not None and ontvanger in (blik.ontvanger, blik.gaat_door),
    )
    check_reden(afwijkingen, reden=anders)
    eigen = reden.strip() or anders.strip() or (blik.route.zinnen()[-1] if blik.route else "")
    if blik.route and not afwijkingen and not reden.strip():
        eigen = blik.route.uitkomst.zinnen()[0]
    if not eigen:
        raise InvalidInput({"reden": ["Schrijf in een zin waarom u dit besluit."]})
    return Keuze(besluit, statutair, ontvanger, eigen, anders.strip(), bron.strip(), afwijkingen)


def _receiver(blik: Blik, besluit: Besluitsoort, ontvanger_team: int | None) -> Team | None:
    if besluit is not Besluitsoort.OVERDRACHT:
        return None
    voorstel = blik.gaat_door or blik.ontvanger
    if ontvanger_team is None or (voorstel and voorstel.pk == ontvanger_team):
        gekozen = voorstel
    else:
        gekozen = Team.objects.select_related("organisatie").filter(pk=ontvanger_team).first()
    if blik.gaat_door is not None and gekozen != blik.gaat_door:
        fout = f"{blik.gaat_door.naam} heeft deze casus al en gaat door. Kies dit team, of een eigen casus."
        raise InvalidInput({"ontvanger_team": [fout]})
    if gekozen is None:
        raise InvalidInput({"ontvanger_team": ["Kies wie de zaak overneemt."]})
    if not gekozen.organisatie.ziet_casus:
        raise InvalidInput({"ontvanger_team": ["Dit team signaleert alleen en kan geen zaak overnemen."]})
    return gekozen


def _store(handeling: Handeling, blik: Blik, keuze: Keuze, gevolg: Gevolg) -> Besluit:
    beoordeling, route = blik.beoordeling, blik.route
    besluit = Besluit.objects.create(
        dossier_id=beoordeling.dossier_id,
        beoordeling=beoordeling,
        soort=keuze.soort.value,
        lijst=keuze.statutair.lijst,
        code=keuze.statutair.code,
        voorgesteld=blik.voorstel.besluit,
        voorgestelde_ontvanger=blik.voorstel.ontvanger,
        ontvanger_team=keuze.ontvanger,
        afspraakversie=route.versie if route else None,
        artikel=route.uitkomst.artikel if route else "",
        regel=(route.uitkomst.rij or "") if route else "",
        kinderen=blik.kinderen,
        is_acuut=antwoordzicht.taxatie_of(handeling, beoordeling=beoordeling).acuut is True,
        is_afwijking=bool(keuze.afwijkingen),
        bevroren=_freeze(handeling, beoordeling, _frozen_content(blik, keuze)),
        casus=gevolg.casus,
        overdracht_id=gevolg.overdracht,
        besloten_op=handeling.moment,
        besloten_door_id=handeling.wie,
    )
    dienst = rules.DIENST_BIJ_BESLUIT.get(keuze.soort)
    if dienst is not None:
        Onderzoek.objects.create(
            dossier_id=beoordeling.dossier_id,
            beoordeling=beoordeling,
            casus=gevolg.casus,
            dienst=dienst.value,
            status=rules.OnderzoekStatus.TE_STARTEN.value,
            besloten_op=handeling.moment,
        )
    return besluit


def _frozen_content(blik: Blik, keuze: Keuze) -> dict[str, object]:
    """Everything in the words of the day: the agreement, the questionnaire and the names may change later."""
    beoordeling, route = blik.beoordeling, blik.route
    return {
        "feiten": [{"code": f.code, "waarde": f.waarde, "bron": f.bron} for f in blik.feiten],
        "antwoorden": {sleutel: dict(antwoord) for sleutel, antwoord in blik.antwoorden.items()},
        "uitslagen": {code: {"uitslag": u.uitslag, "tekst": u.tekst} for code, u in blik.uitslagen.items()},
        "oordeel": {"gevaar": beoordeling.gevaar_oordeel, "veiligheid": beoordeling.veiligheid_oordeel},
        "vragenlijst": {"id": beoordeling.vragenlijst_id, "versie": beoordeling.vragenlijst.versie},
        "route": route.als_json() if route else None,
        "casemanager": blik.casemanager.als_json() if blik.casemanager else None,
        "artikeltekst": blik.artikeltekst,
        "voorgestelde_ontvanger": blik.ontvanger.naam if blik.ontvanger else "",
        "ontvanger": keuze.ontvanger.naam if keuze.ontvanger else "",
        "reden": keuze.reden,
        "reden_anders": keuze.reden_anders,
        "andere_bron": keuze.andere_bron,
        "lopende_casussen": [casus.dossier.nummer for casus in blik.casussen],
        "casus_reden": keuze.casus_reden,
    }


def _freeze(handeling: Handeling, beoordeling: Beoordeling, inhoud: Mapping[str, object]) -> bytes:
    return kluis.freeze(
        handeling, dossier=beoordeling.dossier_id, onderwerp=beoordeling.dossier.publiek_id, inhoud=inhoud
    )


def _note(handeling: Handeling, blik: Blik, besluit: Besluit) -> None:
    dossiers.note(
        handeling,
        "beoordeling.afgerond",
        dossier=besluit.dossier_id,
        onderwerp=("besluit", besluit.pk),
        codes={
            "besluit": besluit.soort,
            "lijst": besluit.lijst,
            "code": besluit.code,
            "fase": blik.beoordeling.fase,
            "veiligheid": blik.beoordeling.veiligheid_oordeel or blik.beoordeling.veiligheid_advies,
            "kinderen": besluit.kinderen,
            "ontvanger": besluit.ontvanger_team.soort if besluit.ontvanger_team else "",
            "afwijking": besluit.is_afwijking,
            "gemeente": blik.beoordeling.melding.gemeente,
            "in_lopende_casus": besluit.casus_id is not None and blik.casus is not None,
            "lopende_casussen": len(blik.casussen),
        },
    )
