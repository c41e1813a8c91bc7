"""What does the reader of the work list want to see, and where does the page begin?"""

from django import forms

from schakel.casuswerk.werkplek.queries.bladeren import WERKLIJST, Plek
from schakel.casuswerk.werkplek.queries.werklijst import LATER, Filter
from schakel.toolkit.bladwijzer import place_of

TOON = ("alles", "op-u", "u-wacht", LATER)


class FilterForm(forms.Form):
    """What to show of the work list; nonsense is read as nothing asked."""

    toon = forms.CharField(required=False)
    soort = forms.SlugField(required=False)
    gemeente = forms.SlugField(required=False)
    mijn = forms.BooleanField(required=False)
    na = forms.CharField(required=False, max_length=120)
    voor = forms.CharField(required=False, max_length=120)

    def as_filter(self) -> Filter:
        """Return what was asked."""
        w = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        toon, terug = w.get("toon") or "", bool(w.get("voor"))
        getallen = place_of(WERKLIJST, w.get("voor") or w.get("na") or "", 3)
        return Filter(
            toon=toon if toon in TOON else "alles",
            soort=w.get("soort") or "",
            gemeente=w.get("gemeente") or "",
            mijn=bool(w.get("mijn")),
            plek=Plek.uit(getallen) if getallen else None,
            terug=terug,
        )
