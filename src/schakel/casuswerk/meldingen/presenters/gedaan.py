"""What reads who looks for the reports of the own team?  Veilig Thuis reports to nobody: it tells."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Woorden:
    """The words of the page, for one kind of reader."""

    titel: str
    uitleg: str
    kaart: str
    leeg: str
    leeg_uitleg: str
    # Who receives reports makes none here; the way goes to the work list.
    ontvangt: bool


def words_for(rol: str, *, ontvangt: bool) -> Woorden:
    """Return what stands on the page for this reader."""
    if ontvangt:
        return Woorden(
            _("Wat melders te lezen krijgen"),
            _("Veilig Thuis ontvangt meldingen en meldt niet bij zichzelf."),
            _("Terugkoppeling aan melders"),
            _("Uw team heeft hier geen eigen meldingen"),
            _(
                "Wat u de melder vertelt, legt u vast bij de melding zelf. Een team of organisatie die meldde, leest"
                " daarna op deze plaats welke stappen zijn gezet, en niet wat er is gevonden."
            ),
            ontvangt=True,
        )
    wie = _("uw organisatie") if rol == "melder_beroep" else _("uw team")
    begin = wie[:1].upper() + wie[1:]
    return Woorden(
        _("Door ons gemeld"),
        _("Welke stappen zijn gezet na een melding van %(wie)s. Wat er is gevonden, leest u hier niet.") % {"wie": wie},
        _("Meldingen van %(wie)s") % {"wie": wie},
        _("%(wie)s heeft nog niets gemeld") % {"wie": begin},
        _("Een melding staat hier zodra zij is verwerkt."),
        ontvangt=False,
    )
