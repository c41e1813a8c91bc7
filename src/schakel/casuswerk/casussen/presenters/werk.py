"""What do the pages of specialists and suspicions show?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen.models import Afwijking, Consult, Meldcodestap, Raadpleegplicht, Vermoeden
from schakel.casuswerk.casussen.queries import Specialist
from schakel.casuswerk.casussen.rules import ConsultStatus, Meldcodestapsoort, VermoedenStatus, Weging, must_report
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.beelden import (
    Dienstbeeld,
    Stap,
    Taakbeeld,
    Termijnbeeld,
    Tijdlijnregel,
    VolgendeStap,
    Voorstelbeeld,
    Wachtbeeld,
    termijnbeeld,
)

SPECIALISTEN = {
    "specialist_cit": "Crisisteam",
    "specialist_eer": "Deskundige eergerelateerd geweld",
    "specialist_gedragswetenschapper": "Gedragswetenschapper",
    "specialist_vertrouwensarts": "Vertrouwensarts",
    "specialist_gi": "Gecertificeerde instelling",
    "specialist_lvb": "Deskundige licht verstandelijke beperking",
    "anders": "Collega",
}
STAPTITELS = {
    Meldcodestapsoort.SIGNALEN: "Signalen",
    Meldcodestapsoort.OVERLEG: "Overleg",
    Meldcodestapsoort.GESPREK: "Gesprek",
    Meldcodestapsoort.WEGEN: "Wegen",
    Meldcodestapsoort.BESLISSEN: "Beslissen",
}


def specialist_name(code: str) -> str:
    """Return what people call this specialist."""
    return _(SPECIALISTEN.get(code, code.removeprefix("specialist_").replace("_", " ").capitalize()))


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A specialist that the agreement names, with why and whom to call."""

    code: str
    beeld: Voorstelbeeld
    dienst: Dienstbeeld
    verplicht: bool


def proposals(specialisten: Sequence[Specialist]) -> list[Voorstel]:
    """Return what the agreement says, the compulsory ones first."""
    return [
        Voorstel(
            code=s.code,
            beeld=Voorstelbeeld(
                kop=specialist_name(s.code),
                bron=_("Artikel %(nummer)s") % {"nummer": s.artikel},
                citaat=s.zinnen[1] if len(s.zinnen) > 1 else "",
                bron_bij=_("Antwoord binnen %(n)d uur") % {"n": s.uren},
            ),
            dienst=Dienstbeeld(specialist_name(s.code), s.team.naam if s.team else "", s.telefoon),
            verplicht=s.verplicht,
        )
        for s in specialisten
    ]


@dataclass(frozen=True, slots=True)
class Plicht:
    """A specialist that must be asked according to the agreement, and was not; `geteld` when it is a deviation now."""

    code: str
    naam: str
    artikel: str
    sinds: str
    geteld: str = ""


def duties(handeling: Handeling, plichten: Sequence[Raadpleegplicht], geteld: Sequence[Afwijking]) -> list[Plicht]:
    """Return who must still be asked; also who was asked after it was counted, as long as nobody said why so late."""
    sinds = {rij.waarvan: taal.tijdstip(rij.vastgelegd_op) for rij in geteld}
    rijen = [
        Plicht(p.soort, specialist_name(p.soort), p.artikel, taal.tijdstip(p.ontstaan_op), sinds.get(p.soort, ""))
        for p in plichten
    ]
    te_laat = [
        Plicht(a.waarvan, specialist_name(a.waarvan), a.artikel, "", sinds[a.waarvan])
        for a in geteld
        if a.waarvan not in {p.soort for p in plichten}
    ]
    return [*rijen, *te_laat]


@dataclass(frozen=True, slots=True)
class Consultpagina:
    """One question to a specialist."""

    consult: Consult
    titel: str
    vraag: str
    antwoord: str
    rijen: Sequence[tuple[str, str]]
    termijn: Termijnbeeld | None
    mag_antwoorden: bool
    mag_intrekken: bool = False
    stand: str = ""


def consult_page(handeling: Handeling, consult: Consult, vraag: str, antwoord: str) -> Consultpagina:
    """Return the page as specialist or as asker."""
    gevraagd = consult.status == ConsultStatus.GEVRAAGD
    return Consultpagina(
        consult=consult,
        titel=_("Vraag aan %(wie)s") % {"wie": specialist_name(consult.soort).lower()},
        vraag=vraag,
        antwoord=antwoord,
        rijen=[
            (
                _("Gevraagd door"),
                f"{consult.gevraagd_door.naam if consult.gevraagd_door else ''}, {consult.van_team.naam}",
            ),
            (_("Gevraagd op"), taal.tijdstip(consult.gevraagd_op)),
            (_("Telefoon"), consult.van_team.telefoon),
            (_("U kunt dit zien tot"), taal.datum(consult.inzage_tot)),
        ],
        termijn=termijnbeeld(handeling.moment, consult.gevraagd_op, consult.antwoord_uiterlijk, acuut=consult.spoed)
        if gevraagd
        else None,
        mag_antwoorden=gevraagd and consult.aan_team_id == handeling.team,
        mag_intrekken=gevraagd and consult.van_team_id == handeling.team and consult.aan_team_id != handeling.team,
        stand={
            ConsultStatus.GEVRAAGD: _("Wacht op antwoord"),
            ConsultStatus.BEANTWOORD: _("Beantwoord"),
            ConsultStatus.INGETROKKEN: _("Ingetrokken"),
        }[ConsultStatus(consult.status)],
    )


def questions(handeling: Handeling, consulten: Sequence[Consult]) -> list[Taakbeeld]:
    """Return the questions that wait for this team."""
    return [
        Taakbeeld(
            titel=specialist_name(c.soort),
            url=reverse("casussen:consult", args=[c.publiek_id]),
            toelichting=f"{c.van_team.naam}, {c.van_team.organisatie.naam}",
            icoon="bericht",
            termijn=termijnbeeld(handeling.moment, c.gevraagd_op, c.antwoord_uiterlijk, acuut=c.spoed),
            wacht=Wachtbeeld(c.van_team.naam, "u"),
            gevaar=c.spoed,
        )
        for c in consulten
    ]


@dataclass(frozen=True, slots=True)
class Vermoedenpagina:
    """One suspicion with its steps."""

    vermoeden: Vermoeden
    titel: str
    stand: tuple[str, str]
    stappen: Sequence[Stap]
    verloop: Sequence[Tijdlijnregel]
    termijn: Termijnbeeld | None
    eer: bool
    advies: str
    volgende: VolgendeStap | None
    open: bool
    te_melden: bool


def vermoeden_page(
    handeling: Handeling, vermoeden: Vermoeden, stappen: Sequence[tuple[Meldcodestap, dict[str, object]]],
    klok: tuple[datetime, datetime] | None,
) -> Vermoedenpagina:  # fmt: skip
    """Return the page of the team that has the suspicion."""
    status = VermoedenStatus(vermoeden.status)
    gezet = {rij.soort for rij, _inhoud in stappen}
    besluit = _outcome(stappen)
    open_ = status is not VermoedenStatus.AFGESLOTEN
    return Vermoedenpagina(
        vermoeden=vermoeden,
        titel=vermoeden.casus.naam,
        stand={
            VermoedenStatus.OPEN: ("let-op", _("Vermoeden")),
            VermoedenStatus.GEMELD: ("accent", _("Gemeld bij Veilig Thuis")),
            VermoedenStatus.AFGESLOTEN: ("neutraal", _("Afgesloten")),
        }[status],
        stappen=_steps(gezet),
        verloop=[_line(rij, inhoud) for rij, inhoud in reversed(stappen)],
        termijn=termijnbeeld(handeling.moment, *klok) if klok else None,
        eer=vermoeden.eer,
        advies=_advice(besluit),
        volgende=_next(vermoeden, gezet, besluit) if open_ else None,
        open=open_,
        te_melden=status is VermoedenStatus.OPEN,
    )


def _outcome(stappen: Sequence[tuple[Meldcodestap, dict[str, object]]]) -> bool | None:
    wegingen = [rij for rij, _inhoud in stappen if rij.soort == Meldcodestapsoort.WEGEN]
    if not wegingen:
        return None
    w = wegingen[-1]
    return must_report(Weging(w.vermoeden_blijft, w.acuut_of_structureel, w.zelf_helpen, w.hulp_aanvaard, w.hulp_werkt))


def _advice(besluit: bool | None) -> str:
    return {
        True: _("Uw antwoorden leiden naar een melding bij Veilig Thuis. U beslist."),
        False: _("Uw antwoorden leiden niet naar een melding. Leg vast hoe u het gezin blijft volgen."),
    }.get(besluit, "") if besluit is not None else ""  # fmt: skip


def _steps(gezet: set[str]) -> list[Stap]:
    nu_gezet = False
    stappen = []
    for soort, naam in STAPTITELS.items():
        klaar = soort.value in gezet
        stand = "klaar" if klaar else "later" if nu_gezet else "nu"
        nu_gezet = nu_gezet or not klaar
        stappen.append(Stap(_(naam), "", stand))  # type: ignore[arg-type]
    return stappen


def _line(rij: Meldcodestap, inhoud: dict[str, object]) -> Tijdlijnregel:
    tekst = str(inhoud.get("tekst") or inhoud.get("signalen") or "")
    nummer = _(" Advies %(nummer)s van Veilig Thuis.") % {"nummer": rij.adviesnummer} if rij.adviesnummer else ""
    return Tijdlijnregel(
        moment=rij.vastgelegd_op,
        tijd=taal.datum(rij.gedaan_op),
        titel=_(STAPTITELS[Meldcodestapsoort(rij.soort)]),
        toelichting=tekst + nummer,
    )


def _next(vermoeden: Vermoeden, gezet: set[str], besluit: bool | None) -> VolgendeStap | None:
    if vermoeden.status == VermoedenStatus.OPEN and besluit:
        return VolgendeStap(wat=_("Meld dit bij Veilig Thuis"), knop=_("Naar de melding"), url="#melden", gevaar=True)
    volgende = next((s for s in Meldcodestapsoort if s.value not in gezet), None)
    if volgende is None:
        return None
    return VolgendeStap(
        wat=_("Volgende stap: %(stap)s") % {"stap": _(STAPTITELS[volgende]).lower()}, knop=_("Leg vast"), url="#stap"
    )


def next_step(handeling: Handeling, stappen: Sequence[tuple[Meldcodestap, dict[str, object]]]) -> dict[str, object]:
    """Return what the form of a step begins with: the first step that lacks, today."""
    gezet = {rij.soort for rij, _inhoud in stappen}
    soort = next((s for s in Meldcodestapsoort if s.value not in gezet), Meldcodestapsoort.BESLISSEN)
    return {"soort": soort.value, "gedaan_op": lokale_datum(handeling.moment)}


def suspicions(handeling: Handeling, rijen: Sequence[Vermoeden]) -> list[Taakbeeld]:
    """Return the suspicions of this team as rows of work."""
    return [
        Taakbeeld(
            titel=rij.casus.naam,
            url=reverse("casussen:vermoeden", args=[rij.publiek_id]),
            toelichting=_("Eerste vermoeden op %(dag)s") % {"dag": taal.datum(rij.ontstaan_op)},
            icoon="oog",
            actie=_("Gemeld") if rij.status == VermoedenStatus.GEMELD else "",
        )
        for rij in rijen
    ]
