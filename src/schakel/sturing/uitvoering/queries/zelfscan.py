"""Which scans are there, how do answers lie apart, and what was said together?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from schakel.basis.organisaties.models import Gebied, Team
from schakel.basis.organisaties.queries import teams_in_region
from schakel.basis.vragenlijsten.queries import definitie_van
from schakel.basis.vragenlijsten.rules import Blok
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering.models import Samenscore, Zelfscan, Zelfscanactie, Zelfscaninvulling
from schakel.sturing.uitvoering.queries.plannen import own_region
from schakel.sturing.uitvoering.rules.zelfscan import MINSTENS, Spreiding, Verschil, compare, gaps, spread_of
from schakel.toolkit.formulier import Rij


@dataclass(frozen=True, slots=True)
class Scanzicht:
    """One scan with all that may be seen of it."""

    scan: Zelfscan
    themas: Sequence[Blok]
    invullers: int
    # Empty below five people, and as long as people fill in alone.
    spreiding: Mapping[str, Spreiding]
    scores: Mapping[str, Samenscore]
    acties: Sequence[Zelfscanactie]
    eigen: Mapping[str, str] | None

    @property
    def te_weinig(self) -> bool:
        """Answer whether too few people filled in to show how they differ."""
        return self.invullers < MINSTENS

    @property
    def vragen(self) -> dict[str, str]:
        """Return the statements by code."""
        return {v.code: v.tekst for blok in self.themas for v in blok.vragen}

    @property
    def gaten(self) -> list[str]:
        """Return the statements that are not met, the weakest first."""
        return gaps({v: self.scores[v].score for v in self.vragen if v in self.scores})


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One statement beside the scan before."""

    thema: str
    tekst: str
    toen: str
    nu: str
    verschil: Verschil


def scans(handeling: Handeling) -> list[Zelfscan]:
    """Return the scans that the acting team leads or takes part in, newest first."""
    rijen = Zelfscan.objects.visible_to(handeling.team).select_related("organisatie", "team", "versie__vragenlijst")
    handeling.spoor.noteer("zelfscan")
    return list(rijen.order_by("-begonnen_op", "-id"))


def access_scan(handeling: Handeling, *, publiek_id: UUID) -> Zelfscan:
    """
    Return one scan.

    :raises NotFound: if the acting team neither leads it nor takes part
    """
    rijen = Zelfscan.objects.visible_to(handeling.team).select_related("versie__vragenlijst", "organisatie", "team")
    rij = rijen.filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("zelfscan")
    return rij


def open_scan(handeling: Handeling, *, publiek_id: UUID) -> Scanzicht:
    """
    Return one scan with its statements, spread, joint scores and actions.

    :raises NotFound: if the acting team neither leads it nor takes part
    """
    scan = access_scan(handeling, publiek_id=publiek_id)
    eigen = Zelfscaninvulling.objects.filter(zelfscan=scan, medewerker_id=handeling.wie or 0).first()
    return Scanzicht(
        scan=scan,
        themas=definitie_van(scan.versie).blokken,
        invullers=fillers(scan.pk),
        spreiding=spread_of(_spread_rows(scan.pk)),
        scores={s.vraag: s for s in scan.scores.all()},
        acties=list(scan.acties.order_by("uiterlijk", "id")),
        eigen=eigen.antwoorden if eigen else None,
    )


def fillers(scan: int) -> int:
    """Return how many people filled in: a number alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT zelfscan_invullers(%s)", [scan])
        return int(cursor.fetchone()[0] or 0)


def _spread_rows(scan: int) -> list[tuple[str, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vraag, score, aantal FROM zelfscan_spreiding(%s)", [scan])
        return list(cursor.fetchall())


def compare_with_before(handeling: Handeling, *, zicht: Scanzicht) -> list[Vergelijking]:
    """Return each statement beside what was said of it in the scan before; nothing when there was none."""
    vorige = zicht.scan.vorige
    if vorige is None:
        return []
    toen = {s.vraag: s.score for s in vorige.scores.all()}
    oud = {v.code: v.tekst for blok in definitie_van(vorige.versie).blokken for v in blok.vragen}
    lijst = []
    for blok in zicht.themas:
        for vraag in blok.vragen:
            nu = zicht.scores[vraag.code].score if vraag.code in zicht.scores else ""
            eerder = toen.get(vraag.code, "")
            verschil = compare(eerder, nu, zelfde_tekst=oud.get(vraag.code) == vraag.tekst)
            lijst.append(Vergelijking(blok.titel, vraag.tekst, eerder, nu, verschil))
    return lijst


def teams_to_choose(handeling: Handeling) -> list[Rij]:
    """Return the teams of the region with accounts, to choose from."""
    rijen = teams_in_region(own_region(handeling), lokale_datum(handeling.moment)).filter(aangesloten=True)
    return [(t.publiek_id, t.pk, f"{t.organisatie.naam}: {t.naam}") for t in rijen]


def latest_scores(handeling: Handeling, *, team: Team) -> dict[str, Samenscore]:
    """Return what a team said together in its latest scan that is done, as far as it may be seen."""
    rijen = Zelfscan.objects.visible_to(handeling.team).filter(team=team, status="KLAAR")
    scan = rijen.order_by("-klaar_op").first()
    return {s.vraag: s for s in scan.scores.all()} if scan else {}


def name_of_gemeente(regio: str, code: str) -> str:
    """Return the name of a municipality of the region; empty when there is none."""
    return Gebied.objects.filter(regio__code=regio, code=code).values_list("naam", flat=True).first() or ""


def said(zicht: Scanzicht, vraag: str) -> dict[str, object]:
    """Return what the group said of a requirement before, for the form."""
    score = zicht.scores.get(vraag)
    if score is None:
        return {}
    return {"score": score.score, "toelichting": score.toelichting, "bewijs": score.bewijs, "eerst": score.eerst}


def open_action(zicht: Scanzicht, actie: UUID) -> Zelfscanactie:
    """
    Return an action of a scan that still runs.

    :raises NotFound: if there is none
    """
    rij = next((a for a in zicht.acties if a.publiek_id == actie and a.klaar_op is None), None)
    if rij is None:
        raise NotFound
    return rij


def own_answers(zicht: Scanzicht) -> dict[str, str]:
    """Return what the actor filled in before, for the form."""
    return {f"{vraag}-score": score for vraag, score in (zicht.eigen or {}).items()}
