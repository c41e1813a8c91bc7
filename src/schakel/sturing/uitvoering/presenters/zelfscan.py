"""How does a self-scan look: alone, together, with its gaps and beside the scan before?"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.vragenlijsten.rules import Blok as Thema
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering.models import Zelfscan, Zelfscanactie
from schakel.sturing.uitvoering.queries.zelfscan import Scanzicht, Vergelijking
from schakel.sturing.uitvoering.rules.zelfscan import LAAGNAMEN, MINSTENS, SCORES, Laag, Spreiding, ZelfscanStatus
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Badge, Blad, Blok, Regel, Vorm

STANDEN: Mapping[ZelfscanStatus, Badge] = {
    ZelfscanStatus.ALLEEN: ("accent", "Ieder vult zelf in"),
    ZelfscanStatus.SAMEN: ("let-op", "Samen bespreken"),
    ZelfscanStatus.KLAAR: ("veilig", "Klaar"),
}
GEEN_OORDEEL = _("Een zelfscan is een gesprek, geen examen. Niemand ziet wat u zelf invulde.")


def scan_url(scan: Zelfscan, naam: str = "zelfscan", *meer: object) -> str:
    """Return the address of a page of a scan."""
    return reverse(f"uitvoering:{naam}", args=[scan.publiek_id, *meer])


def _kruim(*meer: str) -> tuple[str, ...]:
    return (_("Uitvoering"), reverse("uitvoering:begin"), _("Zelfscans"), reverse("uitvoering:zelfscans"), *meer)


def _line(scan: Zelfscan) -> Regel:
    laag = LAAGNAMEN[Laag(scan.laag)]
    bij = _("%(laag)s, begonnen op %(dag)s") % {"laag": laag, "dag": taal.datum(lokale_datum(scan.begonnen_op))}
    return Regel(scan.titel, scan_url(scan), bij, STANDEN[ZelfscanStatus(scan.status)])


def block_of_scans(scans: Sequence[Zelfscan]) -> Blok:
    """Return the scans as a card for another page of this room."""
    return Blok(
        kop=_("Zelfscans"),
        id="zelfscans",
        regels=[_line(scan) for scan in scans[:5]],
        leeg=_("Er loopt geen zelfscan waar uw team aan meedoet."),
        links=[Regel(_("Alle zelfscans"), reverse("uitvoering:zelfscans"))],
    )


def present_list(scans: Sequence[Zelfscan], vorm: Vorm | None) -> Blad:
    """Return the scans of the acting team."""
    lijst = Blok(
        kop=_("Zelfscans waar uw team aan meedoet"),
        id="lijst",
        regels=[_line(scan) for scan in scans],
        leeg=_("Er is nog geen zelfscan."),
    )
    zij = [Blok(kop=_("Begin een zelfscan"), id="nieuw", vormen=[vorm])] if vorm else []
    kruim = (_("Uitvoering"), reverse("uitvoering:begin"))
    return Blad(titel=_("Zelfscans"), blokken=[lijst], zij=zij, kruim=kruim, meta=[GEEN_OORDEEL])


def present_fill_in(scan: Zelfscan, vorm: Vorm) -> Blad:
    """Return the page on which one person fills in."""
    return Blad(
        titel=_("Vul de zelfscan in"),
        blokken=[Blok(kop=scan.versie.vragenlijst.titel, id="stellingen", uitleg=[GEEN_OORDEEL], vormen=[vorm])],
        kruim=_kruim(scan.titel, scan_url(scan)),
        meta=[scan.titel],
        alert=_example(scan),
    )


def _example(scan: Zelfscan) -> tuple[str, str, str] | None:
    if not scan.versie.voorbeeld:
        return None
    return ("let-op", _("Deze stellingen zijn een voorbeeld."), _("De officiële stellingen en schaal staan hier niet."))


def present_scan(zicht: Scanzicht, dag: date, *, besluit: bool, vult: bool, vormen: Sequence[Vorm]) -> Blad:
    """Return a scan: who filled in, where people differ, what lacks and what is done about it."""
    scan, status = zicht.scan, ZelfscanStatus(zicht.scan.status)
    blokken = [_theme(zicht, thema, besluit and status is ZelfscanStatus.SAMEN) for thema in zicht.themas]
    if status is ZelfscanStatus.ALLEEN:
        blokken = [_alone(zicht, vult=vult)]
    return Blad(
        titel=scan.titel,
        blokken=blokken,
        zij=[
            _progress(zicht, vormen),
            *([_actions(zicht, dag, besluit)] if status is not ZelfscanStatus.ALLEEN else []),
        ],
        kruim=_kruim(),
        meta=[LAAGNAMEN[Laag(scan.laag)], scan.versie.vragenlijst.titel],
        badge=STANDEN[status],
        alert=_example(scan),
    )


def _alone(zicht: Scanzicht, *, vult: bool) -> Blok:
    tot = _("Invullen kan tot %(dag)s.") % {"dag": taal.datum(zicht.scan.invullen_tot)}
    gedaan = zicht.eigen is not None
    knop = _("Pas uw antwoorden aan") if gedaan else _("Vul de zelfscan in")
    return Blok(
        kop=_("Eerst ieder voor zich"),
        id="alleen",
        badge=("veilig", _("U heeft ingevuld")) if gedaan else ("neutraal", _("U heeft nog niet ingevuld")),
        uitleg=[tot, GEEN_OORDEEL, _few(zicht)],
        links=[Regel(knop, scan_url(zicht.scan, "invullen"))] if vult else [],
    )


def _few(zicht: Scanzicht) -> str:
    return _("Verschillen tussen mensen ziet u pas als minstens %(n)d mensen invulden en u samen bespreekt.") % {
        "n": MINSTENS
    }


def _progress(zicht: Scanzicht, vormen: Sequence[Vorm]) -> Blok:
    telling = ngettext("%(n)d mens", "%(n)d mensen", zicht.invullers) % {"n": zicht.invullers}
    samen = _("%(n)d van %(alle)d") % {"n": len(zicht.scores), "alle": len(zicht.vragen)}
    links = []
    if zicht.scan.vorige_id:
        links.append(Regel(_("Vergelijk met de vorige scan"), scan_url(zicht.scan, "vergelijk")))
    return Blok(
        kop=_("Hoe ver is deze scan?"),
        id="stand",
        gegevens=[
            (_("Ingevuld door"), telling),
            (_("Samen beantwoord"), samen),
            (_("Nog niet op orde"), len(zicht.gaten)),
        ],
        vormen=vormen,
        links=links,
        voet=[zicht.scan.versie.bron],
    )


def _theme(zicht: Scanzicht, thema: Thema, kan: bool) -> Blok:
    koppen = [_("Stelling"), _("Ieder voor zich"), _("Samen"), _("Waaruit blijkt dat")]
    return Blok(
        kop=thema.titel,
        id=f"thema-{thema.code}",
        tabel=Tabelbeeld(
            koppen=koppen,
            rijen=[[_statement(zicht, v.code, v.tekst, kan), *_said(zicht, v.code)] for v in thema.vragen],
            bijschrift=thema.titel,
        ),
    )


def _statement(zicht: Scanzicht, code: str, tekst: str, kan: bool) -> str:
    if not kan:
        return tekst
    return format_html('<a class="link" href="{}">{}</a>', scan_url(zicht.scan, "samen", code), tekst)


def _said(zicht: Scanzicht, code: str) -> list[object]:
    score = zicht.scores.get(code)
    samen = SCORES[score.score] if score else _("nog niet besproken")
    if score and score.eerst:
        samen = _("%(score)s; dit eerst") % {"score": samen}
    return [spread_in_words(zicht.spreiding.get(code)), samen, score.bewijs or _("niets genoemd") if score else ""]


def spread_in_words(spreiding: Spreiding | None) -> str:
    """Return how answers lie apart: how many people gave each score, and whether that is far."""
    if spreiding is None:
        return _("minder dan %(n)d mensen: niet getoond") % {"n": MINSTENS}
    delen = [f"{n} × {SCORES[score]}" for score, n in sorted(spreiding.aantallen.items())]
    return ", ".join(delen) + (_(" (ver uit elkaar)") if spreiding.ver_uit_elkaar else "")


def _actions(zicht: Scanzicht, dag: date, besluit: bool) -> Blok:
    regels = [_action(zicht, actie, dag) for actie in zicht.acties]
    links = [Regel(_("Spreek een actie af"), scan_url(zicht.scan, "acties"))] if besluit else []
    return Blok(kop=_("Wat er beter gaat"), id="acties", regels=regels, leeg=_("Nog geen acties"), links=links)


def _action(zicht: Scanzicht, actie: Zelfscanactie, dag: date) -> Regel:
    over = zicht.vragen.get(actie.vraag, actie.vraag)
    bij = f"{actie.eigenaar}, {taal.datum(actie.uiterlijk)}. {over} {actie.resultaat}"
    if actie.klaar_op is not None:
        return Regel(actie.wat, "", bij, ("veilig", _("Klaar")))
    te_laat = actie.uiterlijk < dag
    badge = ("gevaar", _("Te laat")) if te_laat else ("accent", _("Loopt"))
    return Regel(actie.wat, scan_url(zicht.scan, "actie_klaar", actie.publiek_id), bij, badge)


def present_form(scan: Zelfscan, titel: str, vorm: Vorm, *, zegt: Sequence[str] = ()) -> Blad:
    """Return a page with one form about a scan."""
    return Blad(
        titel=titel,
        blokken=[Blok(kop=scan.titel, id="vorm", uitleg=zegt, vormen=[vorm])],
        kruim=_kruim(scan.titel, scan_url(scan)),
    )


def present_comparison(zicht: Scanzicht, regels: Sequence[Vergelijking]) -> Blad:
    """Return a scan beside the one before."""
    tel = {v: sum(r.verschil is v for r in regels) for v in dict.fromkeys(r.verschil for r in regels)}
    return Blad(
        titel=_("Vergeleken met de vorige scan"),
        blokken=[
            Blok(
                kop=", ".join(f"{n} {v.value}" for v, n in tel.items()) or _("Niets te vergelijken"),
                id="vergelijking",
                tabel=Tabelbeeld(
                    koppen=[_("Stelling"), _("Thema"), _("Toen"), _("Nu"), _("Verschil")],
                    rijen=[
                        [
                            r.tekst,
                            r.thema,
                            SCORES.get(r.toen, _("geen")),
                            SCORES.get(r.nu, _("nog niet")),
                            r.verschil.value,
                        ]
                        for r in regels
                    ],
                    bijschrift=_("Elke stelling toen en nu"),
                ),
                leeg=_("Er is geen vorige scan."),
                voet=[_("Is de tekst van een stelling veranderd, dan is zij niet te vergelijken.")],
            )
        ],
        kruim=_kruim(zicht.scan.titel, scan_url(zicht.scan)),
    )


def next_step(zicht: Scanzicht, *, besluit: bool, begint: bool) -> tuple[str, str] | None:
    """Return where the next step of a scan goes and what its button says; None when there is none for this reader."""
    stap: dict[str, tuple[str, str, bool]] = {
        ZelfscanStatus.ALLEEN.value: ("bespreken", _("Stop met invullen en bespreek samen"), besluit),
        ZelfscanStatus.SAMEN.value: ("afronden", _("Rond de scan af"), besluit),
        ZelfscanStatus.KLAAR.value: ("herhalen", _("Herhaal deze scan"), begint),
    }
    naam, knop, mag = stap[zicht.scan.status]
    return (scan_url(zicht.scan, naam), knop) if mag else None
