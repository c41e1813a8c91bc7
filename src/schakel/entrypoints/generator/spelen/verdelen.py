"""Whose work is it, and why is it late?  Done at the desk, beside what happens to the household."""

from collections import defaultdict
from datetime import datetime, timedelta

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import TermijnStatus
from schakel.basis.termijnen.rules.beheren import is_overschreden
from schakel.entrypoints.generator.ploeg import Lid
from schakel.entrypoints.generator.spelen.toneel import LEIDER, TeLaat, Toneel
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans

# Which words fit why a term of this kind was not met; anything else gets general ones.
WOORDEN = {
    "veiligheidsbeoordeling": "beoordeling",
    "veiligheidscheck_wachtend": "beoordeling",
    "acuut_screenen": "beoordeling",
    "onderzoek_afronden": "onderzoek",
    "veiligheidscheck_onderzoek": "onderzoek",
    "regie_beleggen": "onderzoek",
    "kind_zien": "kind",
    "kind_spreken": "kind",
    "persoon_informeren": "vertellen",
    "terugkoppeling_beoordeling": "vertellen",
    "terugkoppeling_onderzoek": "vertellen",
}
# Who only judges along gets no work on the name but that.
DESKUNDIG = ("gedragswetenschapper", "vt_gedragswetenschapper")
# A check on safety that is due later than this stands on nobody's name yet.
VOORUIT = timedelta(days=28)


def explain_late(toneel: Toneel, tot: datetime) -> None:
    """Whoever was too late says why, some hours after the clock ran out; what lapsed meanwhile needs no reason."""
    klaar = [laat for laat in toneel.te_laat if laat.uitleg_op < tot]
    if not klaar:
        return
    toneel.te_laat = [laat for laat in toneel.te_laat if laat.uitleg_op >= tot]
    van = _owners(toneel, klaar, tot)
    for laat in klaar:
        lid = _desk(toneel, van.get(laat.termijn, 0))
        if lid is None or not kans(toneel.toeval, 97):
            continue
        soort = WOORDEN.get(laat.definitie, "overdracht" if laat.definitie.startswith("overdracht") else "anders")
        with toneel.acting(lid, laat.uitleg_op) as handeling:
            if not Termijn.objects.filter(pk=laat.termijn, team_id=lid.team).exists():
                # The file left the team before somebody came to explain.
                continue
            reden = schrijf(f"te_laat_{soort}", {}, toneel.toeval)
            termijnen.explain_overrun(handeling, termijn=laat.termijn, reden=reden)
        toneel.daden["uitleg"] += 1


def _desk(toneel: Toneel, team: int) -> Lid | None:
    """Return who of a team knows this family; when nobody does yet, any colleague but the leader."""
    anderen = [lid for lid in toneel.ploeg.rol(team) if lid.rol not in (LEIDER, *DESKUNDIG)]
    return toneel.werkers.get(team) or (toneel.toeval.choice(anderen) if anderen else None)


def _owners(toneel: Toneel, klaar: list[TeLaat], tot: datetime) -> dict[int, int]:
    """Return for each of these terms that was really late the team that has it now."""
    toneel.watch(tot)
    op = {laat.termijn: laat.uitleg_op for laat in klaar}
    rijen = Termijn.objects.filter(pk__in=list(op)).exclude(status=TermijnStatus.VERVALLEN.value)
    velden = rijen.values_list("pk", "team_id", "uiterlijk", "afgedaan_op")
    return {pk: team or 0 for pk, team, uiterlijk, klaar_op in velden if is_overschreden(uiterlijk, klaar_op, op[pk])}


def take_up(toneel: Toneel, einde: datetime) -> None:
    """On the last morning the running work stands with whoever knows the family; a part is still to be divided."""
    toneel.watch(einde)
    lopend = Termijn.objects.lopend().filter(dossier_id__in=toneel.dossiers, medewerker_id=None)
    lopend = lopend.exclude(definitie__startswith="monitoring_", uiterlijk__gt=einde + VOORUIT)
    per_team: dict[int, list[int]] = defaultdict(list)
    for termijn, team in lopend.order_by("id").values_list("pk", "team_id"):
        per_team[team or 0].append(termijn)
    for team, nummers in per_team.items():
        lid = toneel.werkers.get(team)
        if lid is None or not kans(toneel.toeval, 88):
            continue
        with toneel.acting(lid, einde - timedelta(minutes=20 + toneel.toeval.randrange(35))) as handeling:
            # What came in within the last hour is not theirs to see yet.
            zichtbaar = Termijn.objects.lopend().filter(pk__in=nummers).order_by("id").values_list("pk", flat=True)
            termijnen.take_over(handeling, termijnen=list(zichtbaar), medewerker=lid.medewerker)
        toneel.daden["oppakken"] += 1
