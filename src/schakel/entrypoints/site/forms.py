"""The shape of what comes in at the front door."""

from django import forms


class PersonaForm(forms.Form):
    """Which invented person of the demo signs in."""

    persona = forms.UUIDField()
    next = forms.CharField(required=False)


class TeamForm(forms.Form):
    """For which team one acts from now on."""

    team = forms.UUIDField()
