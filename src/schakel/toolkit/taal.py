"""How do moments and durations read in plain Dutch?  Given moments only: nothing here looks at a clock."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.kernel.werkdagen import werkdagen_tussen

Eenheid = Literal["vanzelf", "uren", "dagen", "werkdagen"]
Stand = Literal["normaal", "let-op", "gevaar", "rust"]

MINUUT = 60
UUR = 60 * MINUUT
ETMAAL = 24 * UUR
LET_OP_VANAF = 80
"""Percentage of the time used from which a term asks for attention."""


# Lazy, so that a date looks up its own three words and not all nineteen: that took a fifth of the work list's time.
MAANDEN = (
    gettext_lazy("januari"),
    gettext_lazy("februari"),
    gettext_lazy("maart"),
    gettext_lazy("april"),
    pgettext_lazy("maand", "mei"),
    gettext_lazy("juni"),
    gettext_lazy("juli"),
    gettext_lazy("augustus"),
    gettext_lazy("september"),
    gettext_lazy("oktober"),
    gettext_lazy("november"),
    gettext_lazy("december"),
)
DAGEN = (
    gettext_lazy("maandag"),
    gettext_lazy("dinsdag"),
    gettext_lazy("woensdag"),
    gettext_lazy("donderdag"),
    gettext_lazy("vrijdag"),
    gettext_lazy("zaterdag"),
    gettext_lazy("zondag"),
)
KORTE_DAGEN = (
    gettext_lazy("ma"),
    gettext_lazy("di"),
    gettext_lazy("wo"),
    gettext_lazy("do"),
    gettext_lazy("vr"),
    gettext_lazy("za"),
    gettext_lazy("zo"),
)
NABIJ = {-1: gettext_lazy("gisteren"), 0: gettext_lazy("vandaag"), 1: gettext_lazy("morgen")}


def getal(aantal: int) -> str:
    """This function will write a number with a point between the thousands: 11.838."""
    return f"{aantal:,}".replace(",", ".")


def _dag_van(waarde: date | datetime) -> date:
    return lokale_datum(waarde) if isinstance(waarde, datetime) else waarde


def datum(waarde: date | datetime) -> str:
    """This function will write a day in full: 3 maart 2027."""
    dag = _dag_van(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def dag_en_datum(waarde: date | datetime) -> str:
    """This function will write a day with its name: woensdag 3 maart 2027."""
    return f"{DAGEN[_dag_van(waarde).weekday()]} {datum(waarde)}"


def klokslag(moment: datetime) -> str:
    """This function will write the time of day: 21.44 uur."""
    lokaal = moment.astimezone(AMSTERDAM)
    return _("%(tijd)s uur") % {"tijd": f"{lokaal.hour}.{lokaal.minute:02d}"}


def tijdstip(moment: datetime) -> str:
    """This function will write a moment in full: 3 maart 2027, 21.44 uur."""
    return f"{datum(moment)}, {klokslag(moment)}"


def korte_dag(waarde: date | datetime, nu: date | datetime | None = None) -> str:
    """This function will write a day briefly: vandaag, morgen, di 9 maart; the year only when it is another one."""
    dag = _dag_van(waarde)
    vandaag = _dag_van(nu) if nu is not None else None
    if vandaag is not None:
        dichtbij = NABIJ.get((dag - vandaag).days)
        if dichtbij is not None:
            return str(dichtbij)
    tekst = f"{KORTE_DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"
    return tekst if vandaag is not None and vandaag.year == dag.year else f"{tekst} {dag.year}"


def kort_moment(moment: datetime, nu: datetime | None = None) -> str:
    """This function will write a moment briefly: vandaag, 9.00 uur; di 9 maart, 17.00 uur."""
    return f"{korte_dag(moment, nu)}, {klokslag(moment)}"


def uiterste_dag(moment: datetime, nu: datetime | None = None) -> str:
    """This function will write until when: a term that ends at midnight ends with the day before it."""
    if moment.astimezone(AMSTERDAM).time() == time():
        return korte_dag(moment - timedelta(minutes=1), nu)
    return kort_moment(moment, nu)


def _minuten(aantal: int, kort: bool) -> str:
    if kort:
        return _("%(n)d min") % {"n": aantal}
    return ngettext("%(n)d minuut", "%(n)d minuten", aantal) % {"n": aantal}


def _uren(aantal: int, kort: bool) -> str:
    return (_("%(n)d u") if kort else _("%(n)d uur")) % {"n": aantal}


def _dagental(aantal: int) -> str:
    return ngettext("%(n)d dag", "%(n)d dagen", aantal) % {"n": aantal}


def _werkdagental(aantal: int) -> str:
    return ngettext("%(n)d werkdag", "%(n)d werkdagen", aantal) % {"n": aantal}


def _samen(groot: str, klein: str, kort: bool) -> str:
    return f"{groot} {klein}" if kort else _("%(groot)s en %(klein)s") % {"groot": groot, "klein": klein}


def _uren_en_minuten(seconden: int, kort: bool) -> str:
    uren, rest = divmod(seconden, UUR)
    minuten = rest // MINUUT
    if not uren:
        return _minuten(minuten, kort) if minuten else _("minder dan 1 minuut")
    return _samen(_uren(uren, kort), _minuten(minuten, kort), kort) if minuten else _uren(uren, kort)


def _dagen_en_uren(seconden: int, kort: bool) -> str:
    dagen, rest = divmod(seconden, ETMAAL)
    uren = rest // UUR
    return _samen(_dagental(dagen), _uren(uren, kort), kort) if uren else _dagental(dagen)


def hoeveelheid(van: datetime, tot: datetime, eenheid: Eenheid = "vanzelf", *, kort: bool = False) -> str:
    """This function will write how long it is from one moment to a later one, in the unit that the reader counts in."""
    seconden = int((tot - van).total_seconds())
    eerste, laatste = lokale_datum(van), lokale_datum(tot)
    if eerste == laatste or (seconden < ETMAAL and eenheid in ("vanzelf", "uren")):
        return _uren_en_minuten(seconden, kort)
    if eenheid == "uren":
        return _dagen_en_uren(seconden, kort)
    if eenheid == "werkdagen" and (werkdagen := werkdagen_tussen(eerste, laatste)):
        return _werkdagental(werkdagen)
    return _dagental((laatste - eerste).days)


def duur(nu: datetime, tot: datetime, eenheid: Eenheid = "vanzelf", *, kort: bool = False) -> str:
    """This function will say what is left of the time, or how late it is: nog 18 minuten; 2 dagen te laat."""
    if tot >= nu:
        return _("nog %(hoeveel)s") % {"hoeveel": hoeveelheid(nu, tot, eenheid, kort=kort)}
    te_laat = int((nu - tot).total_seconds())
    # Once it is days late, the hours no longer tell anything: whoever counts, counts the same days everywhere.
    hoeveel = hoeveelheid(tot, nu, "dagen" if eenheid == "uren" and te_laat >= ETMAAL else eenheid, kort=kort)
    if eenheid != "werkdagen" and UUR <= te_laat < ETMAAL:
        hoeveel = _uren(te_laat // UUR, kort)
    return _("%(hoeveel)s te laat") % {"hoeveel": hoeveel}


def deel_verstreken(nu: datetime, gestart: datetime, uiterlijk: datetime) -> int:
    """This function will say which percentage of the time is used, from 0 to 100."""
    geheel = uiterlijk - gestart
    if geheel <= timedelta(0) or nu >= uiterlijk:
        return 100
    return max(0, int((nu - gestart) / geheel * 100))


def stand_van(nu: datetime, gestart: datetime, uiterlijk: datetime) -> Stand:
    """This function will say how urgent a term is by its time alone."""
    if nu > uiterlijk:
        return "gevaar"
    return "let-op" if deel_verstreken(nu, gestart, uiterlijk) >= LET_OP_VANAF else "normaal"
