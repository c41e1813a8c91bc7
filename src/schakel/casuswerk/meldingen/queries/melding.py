"""Which meldingen may be seen, what came before, and what is still being typed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.gebeurtenissen import queries as gebeurtenissen
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import GebiedSoort, Postcode
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.dossiers.queries import note_ground
from schakel.casuswerk.meldingen import rules
from schakel.casuswerk.meldingen.models import Concept, Melding
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon, ZelfdePersoon
from schakel.casuswerk.personen.queries import Herkenning, Kaart
from schakel.casuswerk.personen.rules import naam_sleutel, normaliseer_postcode
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import maak_ontvangstcode
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.spool import Onleesbaar, Spool

# The lists as this process read them, by name and day; the door draws them also when they cannot be read.
_gelezen: dict[tuple[str, date], rules.Keuzes] = {}


@dataclass(frozen=True, slots=True)
class Ontvangstbewijs:
    """What may be read out, and the melding once there is one."""

    code: str
    melding: Melding | None
    # Why it is still in the spool, when somebody has to do something about that.
    vast: str = ""


def access_melding(handeling: Handeling, *, publiek_id: UUID) -> Melding:
    """
    Return the melding with this public id, its dossier and household at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    melding = (
        Melding.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("dossier", "huishouden")
        .first()
    )
    if melding is None:
        raise NotFound
    note_ground(handeling, dossier=melding.dossier_id)
    handeling.spoor.noteer("melding", dossier=melding.dossier_id)
    return melding


def melding_by_sleutel(handeling: Handeling, *, sleutel: UUID) -> Melding | None:
    """Return the melding that was made of this message of the door, or None when it still waits."""
    return Melding.objects.visible_to(handeling).filter(sleutel=sleutel).select_related("dossier").first()


def meldingen_of(handeling: Handeling, *, dossiers: Sequence[int]) -> list[Melding]:
    """Return the meldingen of these dossiers that the actor may see, newest first."""
    rijen = list(
        Melding.objects.visible_to(handeling)
        .filter(dossier_id__in=dossiers)
        .select_related("dossier", "huishouden")
        .order_by("-ontvangen_op", "-id")
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen


def earlier_meldingen_about(handeling: Handeling, *, personen: Sequence[int]) -> list[Melding]:
    """Return the meldingen about these people under any of their records, as far as the actor may see, newest first."""
    wijzers = ZelfdePersoon.objects.visible_to(handeling).filter(beeindigd_op=None)
    eersten = set(personen) | set(wijzers.filter(persoon_id__in=personen).values_list("eerste_id", flat=True))
    groep = eersten | set(wijzers.filter(eerste_id__in=eersten).values_list("persoon_id", flat=True))
    dossiers = Dossierpersoon.objects.visible_to(handeling).filter(persoon_id__in=groep).values("dossier_id")
    rijen = list(
        Melding.objects.visible_to(handeling).filter(dossier_id__in=dossiers).order_by("-ontvangen_op", "-id")[:50]
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen


def keuzelijsten(handeling: Handeling) -> dict[str, rules.Keuzes]:
    """
    Return the lists that are asked at the door today, by name.

    Read once a day by each process and kept; while the database is away the last ones read, or those of the program.
    """
    dag = lokale_datum(handeling.moment)
    namen = rules.lijsten_op(dag)
    bewaard = {naam: _gelezen.get((naam, dag)) for naam in namen}
    if handeling.grondslag != rules.DIENSTTOKEN:
        for naam in [naam for naam, keuzes in bewaard.items() if not keuzes]:
            _gelezen[naam, dag] = bewaard[naam] = tuple(codelijsten.choices_on(naam, dag))
    return {naam: keuzes or _older(naam) for naam, keuzes in bewaard.items()}


def _older(naam: str) -> rules.Keuzes:
    ouder = [keuzes for (lijst, _dag), keuzes in sorted(_gelezen.items()) if lijst == naam and keuzes]
    return ouder[-1] if ouder else rules.VANGNET[naam]


def unknown_codes(handeling: Handeling, lijst: str, codes: Sequence[str]) -> list[str]:
    """Return which of these codes stand in no list of any day; without the database all may be right."""
    if handeling.grondslag == rules.DIENSTTOKEN:
        return []
    bekend = {code for code, _naam in rules.VANGNET[lijst]}
    return [code for code in codes if code not in bekend and codelijsten.label(lijst, code) == code]


def place_of(handeling: Handeling, *, postcode: str) -> tuple[str, str]:
    """Return code and name of the municipality of a postcode, or nothing at the door while the database is away."""
    if handeling.grondslag == rules.DIENSTTOKEN:
        return "", ""
    return gemeente_of(handeling, postcode=postcode)


def gemeente_of(handeling: Handeling, *, postcode: str) -> tuple[str, str]:
    """Return code and name of the municipality of a postcode, in whichever region it lies; empty when unknown."""
    plat = normaliseer_postcode(postcode)[:4]
    if not plat:
        return "", ""
    dag = lokale_datum(handeling.moment)
    rijen = Postcode.objects.valid_on(dag).filter(postcode4=plat).select_related("gebied__ouder__ouder")
    for rij in rijen:
        for gebied in organisaties.area_chain(rij.gebied):
            if gebied.soort == GebiedSoort.GEMEENTE:
                return gebied.code, gebied.naam
    return "", ""


def concepten_of(handeling: Handeling) -> list[Concept]:
    """Return what this employee has begun to type and not sent, newest first."""
    if handeling.grondslag == rules.DIENSTTOKEN:
        return []
    return list(Concept.objects.filter(medewerker_id=handeling.wie or 0).order_by("-bijgewerkt_op")[:5])


def waiting_in_spool(handeling: Handeling, *, sleutel: UUID) -> bool:
    """Answer whether this report is safe on disk, and was taken in by this person."""
    try:
        wie = _taken_in_by(Spool(settings.SPOOL / "meldingen").read(sleutel))
    except Onleesbaar:
        # Nobody can see whose it is; whoever knows this key, is who was given it.
        return True
    return wie is not None and wie.get("wie") == handeling.wie


def _taken_in_by(ruw: Mapping[str, object] | None) -> Mapping[str, object] | None:
    wie = ruw.get("handeling") if ruw else None
    return wie if isinstance(wie, dict) else None


@dataclass(frozen=True, slots=True)
class Blijver:
    """A report on disk that does not become a melding: its code, since when, and why. Never what it says."""

    code: str
    sinds: datetime
    reden: str


BLIJFT_LIGGEN_NA = timedelta(minutes=5)
"""So long a report may wait before somebody must hear of it: the worker takes it out within a second or two."""


def stuck_reports(handeling: Handeling, *, sleutel: UUID | None = None, spool: Spool | None = None) -> list[Blijver]:
    """
    Return the reports that do not become a melding, the one that waits longest first; or the one under this key.

    Who acts for an organisation sees those that were taken in there, and those of which nobody can see whose they are.
    """
    spool = spool or Spool(settings.SPOOL / "meldingen")
    gezocht = spool.waiting() if sleutel is None else [een for een in spool.waiting() if een == sleutel]
    gevonden = [_stuck(handeling, spool, een) for een in gezocht]
    return [blijver for blijver in gevonden if blijver is not None]


def _stuck(handeling: Handeling, spool: Spool, sleutel: UUID) -> Blijver | None:
    code, sinds = maak_ontvangstcode(sleutel.bytes), datetime.fromtimestamp(spool.since(sleutel), UTC)
    try:
        wie = _taken_in_by(spool.read(sleutel))
    except Onleesbaar:
        return Blijver(code, sinds, rules.ONLEESBAAR)
    if wie is None:
        return None
    if handeling.organisatie is not None and wie.get("organisatie") != handeling.organisatie:
        return None
    sinds = datetime.fromisoformat(str(wie["moment"]))
    if spool.marked(sleutel):
        return Blijver(code, sinds, rules.GEWEIGERD)
    return Blijver(code, sinds, rules.BLIJFT_LIGGEN) if handeling.moment - sinds > BLIJFT_LIGGEN_NA else None


def receipt_of(handeling: Handeling, *, sleutel: UUID) -> Ontvangstbewijs:
    """
    Return the receipt of a report: its code, and its melding once the deed has run.

    :raises NotFound: if nothing was received under this key, or not by this person or team
    """
    melding = None
    if handeling.grondslag != rules.DIENSTTOKEN:
        melding = melding_by_sleutel(handeling, sleutel=sleutel)
    if melding is None and not waiting_in_spool(handeling, sleutel=sleutel):
        raise NotFound
    if melding is not None:
        handeling.spoor.noteer("melding", dossier=melding.dossier_id)
    vast = [] if melding else stuck_reports(handeling, sleutel=sleutel)
    return Ontvangstbewijs(maak_ontvangstcode(sleutel.bytes), melding, vast[0].reden if vast else "")


def timeline_of(handeling: Handeling, *, melding: Melding) -> list[Gebeurtenis]:
    """Return what happened in the dossier of the melding, newest first."""
    return gebeurtenissen.timeline([melding.dossier_id], vanaf=melding.ontvangen_op, tot=handeling.moment)


@dataclass(frozen=True, slots=True)
class Herkend:
    """A card, and for which row of the sheet it was found (None: only the address fits)."""

    rij: int | None
    kaart: Kaart


def recognise_all(handeling: Handeling, *, vragen: Sequence[tuple[int | None, Mapping[str, Any]]]) -> list[Herkend]:
    """
    Return the cards for everything that is typed so far, each person once; the surest ground goes first.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    gevonden: dict[UUID, Herkend] = {}
    namen = [(rij, str(v["roepnaam"]), naam_sleutel(str(v["naam"]))) for rij, v in vragen if rij is not None]
    mensen = [(rij, personen.seek(handeling, **v)) for rij, v in vragen if rij is not None]
    per_rij = personen.recognise_each(handeling, vragen=[vraag for _rij, vraag in mensen])
    gezien = [(rij, kaart) for (rij, _v), kaarten in zip(mensen, per_rij, strict=True) for kaart in kaarten]
    adressen = [kaart for rij, v in vragen if rij is None for kaart in personen.recognise(handeling, **v)]
    for rij, kaart in [*gezien, *((_row_of(kaart, namen), kaart) for kaart in adressen)]:
        if kaart.persoon not in gevonden or gevonden[kaart.persoon].rij is None:
            gevonden[kaart.persoon] = Herkend(rij, kaart)
    return sorted(gevonden.values(), key=lambda h: (h.rij is None, h.rij or 0, h.kaart.waarop != "bsn"))


@dataclass(frozen=True, slots=True)
class Misschien:
    """A card, and who of the melding it may be."""

    kaart: Kaart
    mensen: Sequence[Dossierpersoon]
    ontkend: bool


def maybe_known_in(handeling: Handeling, *, melding: Melding, alles: bool = False) -> tuple[list[Misschien], int]:
    """
    Return the cards of earlier people who may be those of this melding, and of how many somebody said no.

    `alles` shows those too.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    dossier = melding.dossier_id
    ontkend = personen.denied_in(handeling, dossier=dossier)
    gevonden = personen.recognise_in(handeling, dossier=dossier, zonder=() if alles else ontkend)
    bekend = recognised_in(handeling, melding=melding)
    open_ = [rij for rij in personen.personen_of(handeling, dossier=dossier) if rij.persoon_id not in bekend]
    kaarten = [Misschien(een.kaart, _who(een, open_), een.kaart.persoon in ontkend) for een in gevonden if open_]
    return kaarten, len(ontkend)


def _who(een: Herkenning, rijen: Sequence[Dossierpersoon]) -> Sequence[Dossierpersoon]:
    """Return whom the card may be: who fits by number or name; the one of that first name goes before a twin."""
    passend = [rij for rij in rijen if rij.persoon_id in een.voor] or rijen
    if len(passend) == 1 and een.voor:
        return passend
    namen = [(nr, r.persoon.roepnaam, r.persoon.naam_sleutel) for nr, r in enumerate(passend) if r.persoon.roepnaam]
    nummer = _row_of(een.kaart, namen)
    return passend if nummer is None else [passend[nummer]]


def check_card(handeling: Handeling, *, melding: Melding, kaart: UUID) -> None:
    """
    Refuse a person who is on no card of this melding, just as one who does not exist.

    :raises NotFound: if there is no such card
    """
    if not personen.has_card(handeling, dossier=melding.dossier_id, kaart=kaart):
        raise NotFound


def _row_of(kaart: Kaart, namen: Sequence[tuple[int | None, str, str]]) -> int | None:
    """Return the row whose first name and surname are those on a card that was found by its address."""
    for rij, roepnaam, sleutel in namen:
        delen = kaart.naam.casefold().split()
        if delen and delen[0] == roepnaam.casefold() and (not sleutel or naam_sleutel(kaart.naam).endswith(sleutel)):
            return rij
    return None


def access_persoon(handeling: Handeling, *, publiek_id: UUID, persoon: UUID) -> Dossierpersoon:
    """
    Return somebody who stands in this melding.

    :raises NotFound: if the actor may not know of the melding, or nobody with this id stands in it
    """
    melding = access_melding(handeling, publiek_id=publiek_id)
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=melding.dossier_id)
    rij = rijen.filter(persoon__publiek_id=persoon).select_related("persoon").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("persoon", dossier=melding.dossier_id, personen=[persoon])
    return rij


def recognised_in(handeling: Handeling, *, melding: Melding) -> set[int]:
    """Return which persons of this melding somebody said are people who were known already."""
    staan = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=melding.dossier_id)
    return set(personen.same_persons(handeling, personen=list(staan.values_list("persoon_id", flat=True))))


def decider_of(handeling: Handeling, *, melding: Melding) -> str:
    """Return who turned this melding into an advies; empty when nobody did."""
    if melding.omgezet_door is None:
        return ""
    return Medewerker.objects.filter(pk=melding.omgezet_door).values_list("naam", flat=True).first() or ""


def advies_beside(handeling: Handeling, *, melding: Melding) -> UUID | None:
    """Return the advies that this melding began as or became, when the acting team gave it."""
    advies = melding.advies or melding.uit_advies
    eigen = advies and Advies.objects.visible_to(handeling).filter(publiek_id=advies).exists()
    return advies if eigen else None


def labels_for(handeling: Handeling, *, melding: Melding) -> dict[str, dict[str, str]]:
    """Return how the codes of this melding read, by list."""
    codes = {
        "vormen": melding.vormen,
        "aanleiding": melding.aanleidingen,
        "vorm_2019": melding.vormen_2019,
        "aard": melding.aarden,
        "aanvullende_informatie_2019": melding.aanvullend,
    }
    vangnet = {naam: dict(keuzes) for naam, keuzes in rules.VANGNET.items()}
    return {
        lijst: {code: _label(lijst, code, vangnet.get(lijst, {})) for code in gekozen}
        for lijst, gekozen in codes.items()
    }


def _label(lijst: str, code: str, vangnet: dict[str, str]) -> str:
    gelezen = codelijsten.label(lijst, code)
    return vangnet.get(code, code) if gelezen == code else gelezen
