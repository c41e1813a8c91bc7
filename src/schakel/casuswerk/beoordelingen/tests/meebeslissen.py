"""The behavioural expert agrees on the pages, and nobody in that place: the same for an onderzoek and for a vervolg."""

from django.test import Client


def de_deskundige_stemt_in(fatima: Client, gerda: Client, nadia: Client, basis: str) -> None:
    """Let who investigates say what is proposed, and the expert who was asked agree to it."""
    leeg = fatima.post(f"{basis}/meebeslissen")
    assert leeg.status_code == 400 and "Wat wilt u concluderen" in leeg.content.decode()
    assert fatima.post(f"{basis}/meebeslissen", {"voorstel": "Geweld bevestigd: hij gaf het toe."}).status_code == 302
    assert "hij gaf het toe" in nadia.get(basis).content.decode()
    # A colleague of triage is not the behavioural expert who was asked, and meets no form that would refuse.
    assert 'name="stem"' not in gerda.get(basis).content.decode()
    assert gerda.post(f"{basis}/meebeslissen/oordeel", {"stem": "EENS"}).status_code == 403
    assert nadia.post(f"{basis}/meebeslissen/oordeel", {"stem": "EENS"}).status_code == 302
