"""Is everything still there that somewhere is spoken of?  From the events, the ledger and the log outwards."""

# What an event is about, and where that stands. None of these is ever deleted by the program.
ONDERWERPEN = {
    "belsignaal": "monitoring_belsignaal", "informantgesprek": "beoordelingen_informantgesprek",
    "volgoverdracht": "monitoring_volgoverdracht",
    "beoordeling": "beoordelingen_beoordeling", "besluit": "beoordelingen_besluit", "casus": "casussen_casus",
    "consult": "casussen_consult", "controlemoment": "monitoring_controlemoment",
    "huishouden": "personen_huishouden", "meebeslissing": "beoordelingen_meebeslissing",
    "melding": "meldingen_melding", "onderzoek": "beoordelingen_onderzoek", "overdracht": "overdrachten_overdracht",
    "persoon": "personen_persoon", "regie": "dossiers_regie", "routeafwijking": "beoordelingen_routeafwijking",
    "samenvoeging": "casussen_samenvoeging", "termijn": "termijnen_termijn",
    "terugkoppeling": "beoordelingen_terugkoppeling", "vermoeden": "casussen_vermoeden",
    "voorwaarde": "plannen_voorwaarde",
}  # fmt: skip
# Where a dossier is named by its number.
_NOEMT = (
    "dossiers_verantwoordelijkheid", "dossiers_openperiode", "dossiers_betrokkenheid", "dossiers_regie",
    "gebeurtenissen_gebeurtenis", "termijnen_termijn", "meldingen_melding", "casussen_casus",
)  # fmt: skip

PROEVEN = (
    (
        "dossier-bestaat",
        "Elk dossier waarvan grootboek, gebeurtenissen of werk spreken, bestaat",
        " UNION ".join(
            f"SELECT 'dossier ' || x.dossier_id FROM {tabel} x WHERE NOT EXISTS ("
            "SELECT 1 FROM dossiers_dossier d WHERE d.id = x.dossier_id)"
            for tabel in _NOEMT
        ),
    ),
    (
        "onderwerp-bestaat",
        "Alles waarover een gebeurtenis gaat, bestaat: melding, casus, overdracht, persoon en de rest",
        " UNION ".join(
            f"SELECT '{soort} ' || g.onderwerp_id FROM gebeurtenissen_gebeurtenis g"
            f" WHERE g.onderwerp_soort = '{soort}' AND NOT EXISTS (SELECT 1 FROM {tabel} x WHERE x.id = g.onderwerp_id)"
            for soort, tabel in ONDERWERPEN.items()
        ),
    ),
    (
        "melding-gebeurd",
        "Van elke melding staat vast dat zij is ontvangen",
        """SELECT 'melding ' || m.id FROM meldingen_melding m WHERE NOT EXISTS (
                SELECT 1 FROM gebeurtenissen_gebeurtenis g WHERE g.dossier_id = m.dossier_id
                    AND g.onderwerp_soort = 'melding' AND g.onderwerp_id = m.id)""",
    ),
    (
        "termijn-bestaat",
        "Elke termijn die is begonnen, bestaat nog",
        """SELECT 'termijn ' || b.termijn_id FROM termijnen_begonnen b WHERE NOT EXISTS (
                SELECT 1 FROM termijnen_termijn t WHERE t.id = b.termijn_id)
            UNION SELECT 'termijn ' || t.id FROM termijnen_termijn t WHERE NOT EXISTS (
                SELECT 1 FROM termijnen_begonnen b WHERE b.termijn_id = t.id)""",
    ),
)
