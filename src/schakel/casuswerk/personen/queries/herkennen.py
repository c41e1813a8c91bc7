"""Whom may we know already?  Cards of people, and never their dossier (ADR-0017, ADR-0033)."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties.models import Gebied
from schakel.basis.toegang.permissions import check_can, may
from schakel.casuswerk.personen import rules
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon, Persoon
from schakel.casuswerk.personen.queries.wie import VAK_BSN, same_persons
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import normaliseer_bsn
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling

# How far a year of birth may lie off: a slip in a date, or a guess at an age.
JAREN_BIJ_DATUM, JAREN_BIJ_LEEFTIJD = 10, 2
_VRAAG = """SELECT v.nr, k.* FROM jsonb_to_recordset(%s::jsonb)
    AS v(nr int, bsn bytea, dagen date[], klanken varchar[], van int, tot int, adres text)
    CROSS JOIN LATERAL persoon_kandidaten(v.bsn, v.dagen, v.klanken, v.van, v.tot, v.adres) k"""
WAAROP = {1: "bsn", 2: "naam", 3: "adres"}


@dataclass(frozen=True, slots=True)
class Kaart:
    """Enough to ask "is this the same person?", and no more (ADR-0017)."""

    persoon: UUID
    naam: str
    geboortedatum: date | None
    gemeente: str
    houder: str
    meldingen: int
    laatste: datetime
    waarop: str


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """Who is asked about, by what is known so far."""

    mens: rules.Mens
    bsn: bytes | None = None
    adres: str = ""

    @property
    def is_leeg(self) -> bool:
        """Answer whether nothing is known of the person self."""
        m = self.mens
        iets = m.roepnaam or m.voornamen or m.achternaam or m.geboortedatum or m.ongeboren or m.leeftijd is not None
        return self.bsn is None and not iets


@dataclass(frozen=True, slots=True)
class Herkenning:
    """A card, and for which persons of a dossier it was found (nobody: only the address fits)."""

    voor: tuple[int, ...]
    kaart: Kaart


def seek(
    handeling: Handeling,
    *,
    bsn: str = "",
    naam: str = "",
    postcode: str = "",
    huisnummer: str = "",
    toevoeging: str = "",
    **mens: Any,
) -> Zoekvraag:
    """Return the question of what was typed about one person; `mens` holds fields of `rules.Mens`."""
    return Zoekvraag(
        rules.Mens(achternaam=naam, peildatum=lokale_datum(handeling.moment), **mens),
        _seek_bsn(bsn),
        rules.adres_sleutel(postcode, huisnummer, toevoeging),
    )


def recognise(handeling: Handeling, **getypt: Any) -> list[Kaart]:
    """
    Return cards of people who may be the one that is typed, the most alike first; every card is a logged look.

    Of who is asked about by address alone, everybody who lives there is shown. A person decides.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    vraag = seek(handeling, **getypt)
    if vraag.is_leeg:
        return _living_at(handeling, vraag.adres)
    return recognise_each(handeling, vragen=[vraag])[0]


def _seek_bsn(bsn: str) -> bytes | None:
    """Return the key by which a BSN is found, of what was typed; nothing when it is none."""
    nummer = normaliseer_bsn(bsn) if bsn else None
    return versleuteling.zoeksleutel(VAK_BSN, nummer) if nummer else None


def _living_at(handeling: Handeling, adres: str) -> list[Kaart]:
    check_can(handeling, "herkennen", "starten")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM persoon_herken(NULL, NULL, '', %s::text)", [adres])
        rijen = cursor.fetchall()
    kaarten = _cards(rijen)
    if kaarten:
        handeling.spoor.noteer("kaart", personen=[kaart.persoon for kaart in kaarten])
    return kaarten


def recognise_each(handeling: Handeling, *, vragen: Sequence[Zoekvraag]) -> list[list[Kaart]]:
    """
    Return for each who is asked about the cards of people who may be that one, the most alike first, at most five.

    Two queries for everybody together. Only what is shown counts as a look.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    gevonden = [[kaart for kaart, _nummer in een] for een in _propose_each(handeling, vragen)]
    getoond = dict.fromkeys(kaart.persoon for een in gevonden for kaart in een)
    if getoond:
        handeling.spoor.noteer("kaart", personen=list(getoond))
    return gevonden


def _propose_each(
    handeling: Handeling, vragen: Sequence[Zoekvraag], zonder: Collection[UUID] = ()
) -> list[list[tuple[Kaart, int]]]:
    check_can(handeling, "herkennen", "starten")
    kandidaten = [[k for k in een if k.persoon not in zonder] for een in _candidates(handeling, vragen)]
    dag = lokale_datum(handeling.moment)
    voorstellen = [rules.propose(v.mens, k, dag=dag) for v, k in zip(vragen, kandidaten, strict=True)]
    gevraagd = {v.persoon for een in voorstellen for v in een}
    if not gevraagd:
        return [[] for _vraag in vragen]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM persoon_kaarten(%s::uuid[])", [list(gevraagd)])
        rijen = {UUID(str(rij[0])): rij[1:] for rij in cursor.fetchall()}
    gemeenten = _names_of_gemeenten(rij[6] for rij in rijen.values())
    return [_drawn(een, rijen, gemeenten) for een in voorstellen]


def _drawn(
    voorstellen: Sequence[rules.Voorstel], rijen: Mapping[UUID, tuple[Any, ...]], gemeenten: Mapping[str, str]
) -> list[tuple[Kaart, int]]:
    """Return the cards of these proposals, one for each person whatever the number of records."""
    kaarten: dict[UUID, tuple[Kaart, int]] = {}
    for v in voorstellen:
        if v.persoon in rijen:
            *rij, nummer = rijen[v.persoon]
            kaart = _kaart((*rij, v.waarop), gemeenten)
            kaarten.setdefault(kaart.persoon, (kaart, int(nummer)))
    return list(kaarten.values())


def _candidates(handeling: Handeling, vragen: Sequence[Zoekvraag]) -> list[list[rules.Kandidaat]]:
    gezocht = [{"nr": nr, **_seek(handeling, vraag)} for nr, vraag in enumerate(vragen) if not vraag.is_leeg]
    per: list[list[rules.Kandidaat]] = [[] for _vraag in vragen]
    if not gezocht:
        return per
    with connection.cursor() as cursor:
        cursor.execute(_VRAAG, [json.dumps(gezocht)])
        for nr, *rij in cursor.fetchall():
            per[nr].append(_candidate(rij))
    return per


def _candidate(rij: Sequence[Any]) -> rules.Kandidaat:
    persoon, achter, roep, voor, geboren, oud, peil, geslacht, ongeboren, op, bsn, hier = rij
    mens = rules.Mens(
        achternaam=achter, roepnaam=roep, voornamen=voor, geboortedatum=geboren, leeftijd=oud, peildatum=peil,
        geslacht=geslacht, ongeboren=ongeboren,
    )  # fmt: skip
    return rules.Kandidaat(persoon=persoon, mens=mens, vastgelegd=lokale_datum(op), bsn=bsn, op_adres=hier)


def _seek(handeling: Handeling, vraag: Zoekvraag) -> dict[str, object]:
    """Return by which keys is looked: a name alone is no ground, with a year of birth it is."""
    mens, dag = vraag.mens, lokale_datum(handeling.moment)
    geboren = mens.geboortedatum
    dagen = [d for d in (geboren, rules.swapped(geboren) if geboren else None) if d]
    oud = rules.leeftijd_op(dag, geboortedatum=geboren, leeftijd=mens.leeftijd, peildatum=mens.peildatum)
    klanken = rules.klanken_of(mens.achternaam, mens.roepnaam, mens.voornamen) if oud is not None else []
    ruim = JAREN_BIJ_DATUM if geboren else JAREN_BIJ_LEEFTIJD
    jaar = geboren.year if geboren else dag.year - (oud or 0)
    return {
        "bsn": f"\\x{vraag.bsn.hex()}" if vraag.bsn else None, "dagen": [d.isoformat() for d in dagen],
        "klanken": klanken, "van": jaar - ruim, "tot": jaar + ruim, "adres": vraag.adres,
    }  # fmt: skip


def recognise_in(handeling: Handeling, *, dossier: int, zonder: Collection[UUID] = ()) -> list[Herkenning]:
    """
    Return cards of people recorded earlier who may be those of this dossier; every card is a logged look.

    Computed from what the dossier holds; who is confirmed already, is not asked about again. As many queries for
    everybody.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    gevonden = [een for een in _search_in(handeling, dossier) if een.kaart.persoon not in zonder]
    if gevonden:
        handeling.spoor.noteer("kaart", dossier=dossier, personen=[een.kaart.persoon for een in gevonden])
    return gevonden


def has_card(handeling: Handeling, *, dossier: int, kaart: UUID) -> bool:
    """Answer whether this is one of the cards of the dossier, without showing it."""
    return any(een.kaart.persoon == kaart for een in _search_in(handeling, dossier))


def _search_in(handeling: Handeling, dossier: int) -> list[Herkenning]:
    check_can(handeling, "herkennen", "starten")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM persoon_herken_in(%s)", [dossier])
        rijen = cursor.fetchall()
    # The surest ground comes first; a card that is found for several people is one card.
    eerste = {rij[1]: rij[1:] for rij in reversed(rijen)}
    volgorde = dict.fromkeys(rij[1] for rij in rijen)
    voor = {persoon: tuple(rij[0] for rij in rijen if rij[1] == persoon and rij[0]) for persoon in volgorde}
    exact = [Herkenning(voor[kaart.persoon], kaart) for kaart in _cards([eerste[persoon] for persoon in volgorde])]
    return _with_alike(exact, _alike_in(handeling, dossier))


def _with_alike(exact: Sequence[Herkenning], lijkt: Sequence[Herkenning]) -> list[Herkenning]:
    """Return what is found exactly, then what is alike; who is alike says for whom, of who only lives there."""
    alike = {een.kaart.persoon: een for een in lijkt}
    bekend = {een.kaart.persoon for een in exact}
    beter = [alike[e.kaart.persoon] if e.kaart.waarop == "adres" and e.kaart.persoon in alike else e for e in exact]
    return [*beter, *(een for een in lijkt if een.kaart.persoon not in bekend)]


def _alike_in(handeling: Handeling, dossier: int) -> list[Herkenning]:
    """Return the cards of who is like somebody of the dossier who is not recognised yet, and was recorded earlier."""
    gevonden: dict[UUID, Herkenning] = {}
    for persoon, kaarten in _alike_per_person(handeling, dossier):
        for kaart, _nummer in kaarten:
            voor = (*gevonden[kaart.persoon].voor, persoon) if kaart.persoon in gevonden else (persoon,)
            gevonden[kaart.persoon] = Herkenning(voor, kaart)
    return list(gevonden.values())


def _alike_per_person(handeling: Handeling, dossier: int) -> list[tuple[int, list[tuple[Kaart, int]]]]:
    staan = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("persoon")
    rijen = [rij.persoon for rij in staan.order_by("persoon_id")]
    gekoppeld = same_persons(handeling, personen=[p.pk for p in rijen])
    open_ = [p for p in rijen if p.pk not in gekoppeld]
    if not open_:
        return []
    huizen = Dossierhuishouden.objects.visible_to(handeling).filter(dossier_id=dossier)
    adres = huizen.values_list("huishouden__adres_sleutel", flat=True).first() or ""
    vragen = [Zoekvraag(_mens(p), bytes(p.bsn_zoek) if p.bsn_zoek else None, adres) for p in open_]
    # Whoever is asked about is most like the own record, at the own address: beside that nobody else would be proposed.
    eigen = {p.publiek_id for p in rijen}
    # The youngest melding is the one that asks: only who was recorded before it, and is nobody of it yet.
    return [
        (persoon.pk, [(k, nr) for k, nr in kaarten if nr < rijen[0].pk and nr not in gekoppeld.values()])
        for persoon, kaarten in zip(open_, _propose_each(handeling, vragen, zonder=eigen), strict=True)
    ]


def alike_in(handeling: Handeling, *, dossier: int) -> list[tuple[int, int, UUID]]:
    """
    Return for each person of a dossier who may be meant: that person, the earliest record, and its card.

    For a mark alone: nothing of the card is shown, so nobody looked.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    check_can(handeling, "herkennen", "starten")
    return [
        (persoon, nummer, kaart.persoon)
        for persoon, kaarten in _alike_per_person(handeling, dossier)
        for kaart, nummer in kaarten
    ]


def _mens(p: Persoon) -> rules.Mens:
    return rules.Mens(
        achternaam=p.achternaam, roepnaam=p.roepnaam, voornamen=p.voornamen, geboortedatum=p.geboortedatum,
        leeftijd=p.leeftijd, peildatum=p.leeftijd_peildatum, geslacht=p.geslacht, ongeboren=p.ongeboren,
    )  # fmt: skip


def ask_in(handeling: Handeling, *, dossiers: Collection[int]) -> set[int]:
    """
    Return which of these dossiers have cards that nobody answered yet: numbers alone, in one query, no card is shown.

    What is the same to the letter is looked for now; what is alike was found when the melding came in (`mark_alike`).
    Whoever may not recognise people, gets nothing.
    """
    if not dossiers or not may(handeling, "herkennen", "starten"):
        return set()
    with connection.cursor() as cursor:
        gevraagd = sorted(dossiers)
        cursor.execute("SELECT persoon_misschien_bekend(%s) UNION SELECT persoon_merk_open(%s)", [gevraagd, gevraagd])
        return {int(rij[0]) for rij in cursor.fetchall()}


def denied_in(handeling: Handeling, *, dossier: int) -> set[UUID]:
    """Return of which cards somebody said that they are nobody of this dossier."""
    gezegd = Gebeurtenis.objects.filter(dossier_id=dossier, soort="persoon.niet_herkend")
    return {UUID(str(codes["kaart"])) for codes in gezegd.values_list("codes", flat=True)}


def _cards(rijen: Sequence[tuple[Any, ...]]) -> list[Kaart]:
    gemeenten = _names_of_gemeenten(rij[6] for rij in rijen)
    # Nobody can say whether a person without a name is the same one.
    kaarten = (_kaart((*rij[:10], WAAROP[int(rij[10])]), gemeenten) for rij in rijen)
    return [kaart for kaart in kaarten if kaart.naam or kaart.waarop == "bsn"]


def _names_of_gemeenten(codes: Iterable[object]) -> dict[str, str]:
    gezocht = {str(code) for code in codes if code}
    return dict(Gebied.objects.filter(soort="gemeente", code__in=gezocht).values_list("code", "naam"))


def _kaart(rij: tuple[Any, ...], gemeenten: Mapping[str, str]) -> Kaart:
    persoon, roep, voor, tussen, achter, geboren, gemeente, houder, aantal, laatste, waarop = rij
    return Kaart(
        persoon=UUID(str(persoon)),
        naam=rules.volledige_naam(str(roep), str(voor), str(tussen), str(achter)),
        geboortedatum=geboren if isinstance(geboren, date) else None,
        gemeente=gemeenten.get(str(gemeente), str(gemeente or "")),
        houder=str(houder or ""),
        meldingen=int(aantal),
        laatste=laatste,
        waarop=str(waarop),
    )
