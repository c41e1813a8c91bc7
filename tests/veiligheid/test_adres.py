"""From where does a request come, behind a proxy of our own and behind a stranger's?"""

from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from pytest_django import Settings

from schakel.config import omgevingswaarden
from schakel.entrypoints.site import sessie


@pytest.mark.parametrize(
    ("vandaan", "zegt", "adres"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.2", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.2", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.2", "198.51.100.1, 10.0.0.3", "198.51.100.1"),
        ("10.0.0.2", "geen adres", "10.0.0.2"),
        ("10.0.0.2", "", "10.0.0.2"),
    ],
)
def test_only_a_proxy_of_our_own_is_believed(settings: Settings, vandaan: str, zegt: str, adres: str) -> None:
    settings.PROXIES = (ip_network("10.0.0.0/8"),)
    vraag = RequestFactory().get("/", REMOTE_ADDR=vandaan, HTTP_X_FORWARDED_FOR=zegt)
    assert sessie.address(vraag) == adres


def test_nonsense_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHAKEL_PROXIES", "10.0.0.0/8, 192.0.2.1")
    assert len(omgevingswaarden.netwerken("SCHAKEL_PROXIES")) == 2
    monkeypatch.setenv("SCHAKEL_PROXIES", "mijn proxy")
    with pytest.raises(ImproperlyConfigured):
        omgevingswaarden.netwerken("SCHAKEL_PROXIES")
