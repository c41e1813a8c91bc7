"""What do the pages of investigation and feedback say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Besluit, Terugkoppeling
from schakel.casuswerk.beoordelingen.queries.vervolg import Onderzoekzicht, Terugkoppelzicht
from schakel.casuswerk.beoordelingen.rules import OnderzoekStatus, Terugkoppelmoment
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie, Stem
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import MeldingStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Feit, Stap, Termijnbeeld, VolgendeStap, termijnbeeld


@dataclass(frozen=True, slots=True)
class Onderzoekpagina:
    """The page of one investigation."""

    publiek_id: UUID
    beoordeling_id: UUID
    titel: str
    stand: str
    klok: Termijnbeeld | None
    stappen: Sequence[Stap]
    samen: Sequence[Feit]
    uitkomsten: Sequence[tuple[str, str]]
    conclusie: str
    te_starten: bool
    loopt: bool
    mag_wijzigen: bool
    mag_meebeslissen: bool
    gevraagd: bool
    stap: VolgendeStap | None


@dataclass(frozen=True, slots=True)
class Terugkoppelpagina:
    """The page on which the reporter is told."""

    beoordeling_id: UUID
    moment: str
    moment_naam: str
    gegeven: Sequence[tuple[str, str]]
    melder_bekend: bool
    klaar: bool
    melding: str


@dataclass(frozen=True, slots=True)
class Beginpagina:
    """The page on which a judgement begins."""

    publiek_id: UUID
    nummer: str
    ontvangen: str
    toelichting: str
    acuut: bool
    reden: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One reporter who waits."""

    titel: str
    bij: str
    url: str


def present_onderzoek(handeling: Handeling, zicht: Onderzoekzicht) -> Onderzoekpagina:
    """Return the page of an investigation, fit to draw."""
    onderzoek, melding = zicht.onderzoek, zicht.onderzoek.beoordeling.melding
    status = OnderzoekStatus(onderzoek.status)
    loopt = status is OnderzoekStatus.LOPEND
    mag = permissions.may_change(handeling)
    eens = any(r.stem == Stem.EENS and r.functie == Functie.GEDRAGSWETENSCHAPPER for r in zicht.meebeslissingen)
    gevraagd = any(r.stem == "" for r in zicht.meebeslissingen)
    return Onderzoekpagina(
        publiek_id=onderzoek.publiek_id,
        beoordeling_id=onderzoek.beoordeling.publiek_id,
        titel=_("Onderzoek na melding %(code)s") % {"code": melding.ontvangstcode},
        stand=rules.ONDERZOEK_NAMEN[status],
        klok=_clock(handeling, zicht),
        stappen=_steps(zicht, eens),
        samen=[_vote(rij, zicht.toelichtingen.get(rij.pk, "")) for rij in zicht.meebeslissingen],
        uitkomsten=[
            (rules.GEWELD_NAMEN[rules.Geweldsoort(r.soort)], rules.UITKOMST_NAMEN[rules.Uitkomst(r.uitkomst)])
            for r in zicht.uitkomsten
        ],
        conclusie=zicht.conclusie,
        te_starten=status is OnderzoekStatus.TE_STARTEN,
        loopt=loopt,
        mag_wijzigen=mag,
        mag_meebeslissen=loopt and permissions.may_join(handeling) and handeling.wie != onderzoek.begonnen_door_id,
        gevraagd=gevraagd,
        stap=_next(onderzoek.publiek_id, status, eens=eens, gevraagd=gevraagd) if mag else None,
    )


def _clock(handeling: Handeling, zicht: Onderzoekzicht) -> Termijnbeeld | None:
    klok = next((t for t in zicht.termijnen if t.definitie == "onderzoek_afronden" and t.status == "LOPEND"), None)
    if klok is None:
        return None
    return termijnbeeld(handeling.moment, klok.gestart_op, klok.uiterlijk, eenheid="dagen")


def _steps(zicht: Onderzoekzicht, eens: bool) -> list[Stap]:
    onderzoek = zicht.onderzoek
    klaar = onderzoek.afgerond_op is not None

    def bij(moment: object) -> str:
        return taal.kort_moment(moment) if hasattr(moment, "tzinfo") and moment is not None else ""  # type: ignore[arg-type]

    return [
        Stap(_("Besloten tot onderzoek"), bij(onderzoek.besloten_op), "klaar"),
        Stap(_("Begonnen"), bij(onderzoek.begonnen_op), "klaar" if onderzoek.begonnen_op else "nu"),
        Stap(
            _("Gedragswetenschapper beslist mee"),
            "",
            "klaar" if eens else ("nu" if onderzoek.begonnen_op and not klaar else "later"),
        ),
        Stap(_("Afgerond"), bij(onderzoek.afgerond_op), "klaar" if klaar else ("nu" if eens else "later")),
    ]


def _vote(rij: object, toelichting: str) -> Feit:
    stem, wie = getattr(rij, "stem", ""), getattr(rij, "gegeven_door", None)
    naam = getattr(wie, "naam", _("een gedragswetenschapper"))
    if stem == Stem.EENS:
        return Feit(naam, toelichting or _("is het eens"), "ja")
    if stem == Stem.ONEENS:
        return Feit(naam, toelichting, "nee")
    return Feit(naam, _("gevraagd"), "wacht")


def _next(publiek_id: UUID, status: OnderzoekStatus, *, eens: bool, gevraagd: bool) -> VolgendeStap | None:
    if status is OnderzoekStatus.TE_STARTEN:
        return VolgendeStap(_("Begin het onderzoek. Uw team is dan verantwoordelijk."), _("Begin"), formulier="begin")
    if status is not OnderzoekStatus.LOPEND:
        return None
    if eens:
        return VolgendeStap(_("Leg de uitkomst vast."), _("Naar de uitkomst"), url="#uitkomst")
    if gevraagd:
        return VolgendeStap(_("Een gedragswetenschapper is gevraagd om mee te beslissen."))
    return VolgendeStap(_("Vraag een gedragswetenschapper om mee te beslissen."), _("Vraag mee"), formulier="vraag-mee")


def present_terugkoppeling(handeling: Handeling, zicht: Terugkoppelzicht) -> Terugkoppelpagina:
    """Return the page on which the reporter is told, fit to draw."""
    melding = zicht.besluit.beoordeling.melding
    return Terugkoppelpagina(
        beoordeling_id=zicht.besluit.beoordeling.publiek_id,
        moment=zicht.moment.value if zicht.moment else "",
        moment_naam=rules.MOMENT_NAMEN[zicht.moment] if zicht.moment else "",
        gegeven=[(_given_when(rij), _given_what(rij, dict(zicht.alle_stappen))) for rij in zicht.gegeven],
        melder_bekend=melding.melder_soort != "DUBBEL_ANONIEM",
        klaar=zicht.moment is None,
        melding=melding.ontvangstcode,
    )


def _given_when(rij: Terugkoppeling) -> str:
    return f"{taal.tijdstip(rij.gegeven_op)}, {rules.MOMENT_NAMEN[Terugkoppelmoment(rij.moment)]}"


def _given_what(rij: Terugkoppeling, stappen: dict[str, str]) -> str:
    if rij.geen_reden:
        return rules.REDEN_NAMEN[rules.GeenReden(rij.geen_reden)]
    return " ".join(stappen.get(code, code) for code in rij.stappen)


def present_begin(handeling: Handeling, melding: Melding) -> Beginpagina:
    """Return the page on which a judgement begins, fit to draw."""
    return Beginpagina(
        publiek_id=melding.publiek_id,
        nummer=melding.ontvangstcode,
        ontvangen=taal.tijdstip(melding.ontvangen_op),
        toelichting=melding.toelichting,
        acuut=melding.acuut in ("JA", "DREIGT"),
        reden=_why_not_begin(handeling, melding),
    )


def _why_not_begin(handeling: Handeling, melding: Melding) -> str:
    if melding.status != MeldingStatus.ONTVANGEN:
        return _("Deze melding wacht niet op een beoordeling.")
    return "" if permissions.may_begin(handeling) else _("Uw rol begint geen beoordeling.")


def present_wachtrij(handeling: Handeling, rijen: Sequence[Besluit]) -> list[Rij]:
    """Return the reporters who wait, fit to draw."""
    return [
        Rij(
            titel=_("Melding %(code)s") % {"code": rij.beoordeling.melding.ontvangstcode},
            bij=_("besloten %(wanneer)s") % {"wanneer": taal.kort_moment(rij.besloten_op, handeling.moment)},
            url=reverse("beoordelingen:terugkoppeling", args=[rij.beoordeling.melding.publiek_id]),
        )
        for rij in rijen
    ]
