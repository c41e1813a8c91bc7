"""What does a plain page show: blocks with a table, lines or a form?  Presenters fill it; blad.html draws it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms

from schakel.toolkit.beelden import Tabelbeeld

Badge = tuple[str, str]
"""Kind of status, and its word."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a list: what it says, where it leads, and a quieter sentence below."""

    tekst: str
    url: str = ""
    bij: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form that ends in one deed: where it goes and what its button says."""

    form: forms.Form
    url: str
    knop: str
    id: str = ""
    soort: str = "secondary-action"
    # Closed until somebody opens it, under this sentence; empty: always open.
    onder: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """One card of a page."""

    kop: str
    id: str
    uitleg: Sequence[str] = ()
    bij: str = ""
    badge: Badge | None = None
    # Kind, point in bold and sentence.
    alert: tuple[str, str, str] | None = None
    gegevens: Sequence[tuple[str, object]] = ()
    tabel: Tabelbeeld | None = None
    regels: Sequence[Regel] = ()
    leeg: str = ""
    vormen: Sequence[Vorm] = ()
    links: Sequence[Regel] = ()
    voet: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Blad:
    """A whole page: the wide column, and the narrow one beside it when there is one."""

    titel: str
    blokken: Sequence[Blok]
    zij: Sequence[Blok] = ()
    kruim: Sequence[str] = ()
    meta: Sequence[str] = ()
    badge: Badge | None = None
    tabs: Sequence[tuple[str, str, bool]] = ()
    alert: tuple[str, str, str] | None = None
    fout: bool = field(default=False)

    @property
    def geweigerd(self) -> forms.Form | None:
        """Return the form on this page that was sent and refused."""
        vormen = [v.form for blok in (*self.blokken, *self.zij) for v in blok.vormen]
        return next((form for form in vormen if form.is_bound and form.errors), None)
