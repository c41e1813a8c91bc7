"""The children of a plan: how they are doing, and help of their own."""

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.kinderen.models import Kindhulp, Welzijnsmeting
from schakel.casuswerk.kinderen.queries import kind as kindzicht
from schakel.casuswerk.kinderen.rules import Invuller, Jawoord, KindhulpStatus, MetingStatus
from schakel.casuswerk.personen import queries as personenzicht
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.ploeg import ONTVANGERROLLEN, Lid
from schakel.entrypoints.generator.spelen.toneel import Toneel, daad
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

VRAGEN = ("thuis", "school", "slapen", "blij")
# Whose yes is needed follows age; both is enough at every age.
JA = (Jawoord.KIND.value, Jawoord.OUDERS.value)


def _worker(toneel: Toneel, stap: plan.Stap) -> tuple[Casus, Lid] | None:
    """Return the casus and who works on it for the team that answers; None when it is closed or has no people here."""
    casus = toneel.sporen[stap.melding].casus
    team = toneel.responsible(casus.dossier_id, stap.moment) if casus is not None else None
    if casus is None or team is None or not toneel.ploeg.rol(team, *ONTVANGERROLLEN):
        return None
    return casus, toneel.lid(team, *ONTVANGERROLLEN)


@daad("welzijn")
def ask(toneel: Toneel, stap: plan.Stap) -> None:
    """Each child is asked how it is doing at the moment that is near; now and then one is not reached."""
    if (wie := _worker(toneel, stap)) is None:
        return
    casus, lid = wie
    with toneel.acting(lid, stap.moment) as handeling:
        dag = lokale_datum(stap.moment)
        metingen = Welzijnsmeting.objects.visible_to(handeling).filter(
            dossier_id=casus.dossier_id, status=MetingStatus.GEPLAND.value
        )
        eerste: dict[int, Welzijnsmeting] = {}
        for meting in metingen.select_related("dossier", "persoon").order_by("gepland_op", "id"):
            eerste.setdefault(meting.persoon_id, meting)
        for meting in eerste.values():
            if (meting.gepland_op - dag).days > 21:
                continue
            if not kans(toneel.toeval, 88):
                kinderen.lapse_meting(handeling, meting=meting, reden="Het kind wilde er nu niet over praten.")
                continue
            gewoon = 4 + toneel.toeval.randrange(4)
            waarden = {code: max(0, min(10, gewoon + toneel.toeval.randrange(-2, 3))) for code in VRAGEN}
            kinderen.record_meting(
                handeling,
                meting=meting,
                antwoorden={code: {"waarde": waarde} for code, waarde in waarden.items()},
                invuller=Invuller.KIND,
                op=dag,
            )


@daad("kindhulp")
def choose(toneel: Toneel, stap: plan.Stap) -> None:
    """For each child help of its own is asked, or it is said why none is needed now; of a few nothing is known yet."""
    if (wie := _worker(toneel, stap)) is None:
        return
    casus, lid = wie
    with toneel.acting(lid, stap.moment) as handeling:
        aanbod = kindzicht.offers_in(handeling, regio=casus.dossier.regio)
        for kind in personenzicht.kinderen_of(handeling, dossier=casus.dossier_id, moment=handeling.moment):
            if kind.persoon.ongeboren or _has_help(handeling, casus, kind.persoon_id):
                continue
            persoon, dag = kind.persoon.publiek_id, lokale_datum(stap.moment)
            if not aanbod or kans(toneel.toeval, 25):
                reden = schrijf("geen_kindhulp", {}, toneel.toeval)
                kinderen.decide_none(handeling, casus=casus, persoon=persoon, reden=reden)
                continue
            hulp = kinderen.wish_hulp(
                handeling,
                casus=casus,
                persoon=persoon,
                aanbod=toneel.toeval.choice(aanbod),
                wens=schrijf("kindwens", {}, toneel.toeval),
            )
            kinderen.move_hulp(handeling, hulp=hulp, naar=KindhulpStatus.GEVRAAGD, op=dag, ja=JA)


def _has_help(handeling: Handeling, casus: Casus, persoon: int) -> bool:
    rijen = Kindhulp.objects.visible_to(handeling)
    return rijen.filter(dossier_id=casus.dossier_id, persoon_id=persoon).exists()


@daad("kindhulp_begint")
def begin(toneel: Toneel, stap: plan.Stap) -> None:
    """Most of the help that was asked is promised and begins."""
    if (wie := _worker(toneel, stap)) is None:
        return
    casus, lid = wie
    with toneel.acting(lid, stap.moment) as handeling:
        dag = lokale_datum(stap.moment)
        gevraagd = Kindhulp.objects.visible_to(handeling).filter(
            dossier_id=casus.dossier_id, status=KindhulpStatus.GEVRAAGD.value
        )
        for hulp in gevraagd.order_by("id"):
            if kans(toneel.toeval, 92):
                kinderen.move_hulp(handeling, hulp=hulp, naar=KindhulpStatus.AANVAARD, op=dag)
                kinderen.move_hulp(handeling, hulp=hulp, naar=KindhulpStatus.GESTART, op=dag)
            else:
                kinderen.move_hulp(
                    handeling, hulp=hulp, naar=KindhulpStatus.GESTOPT, op=dag,
                    reden="Het kind wil nu liever met een leraar praten.",
                )  # fmt: skip
