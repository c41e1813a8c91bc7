"""Would the checks see it?  Each fault that they claim to find is planted in a copy, and must be found there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg

from schakel.entrypoints.bewaking import catalogus, proeven
from schakel.entrypoints.bewaking.catalogus import Catalogus
from schakel.entrypoints.bewaking.proeven import Verbinding


@dataclass(frozen=True, slots=True)
class Fout:
    """A fault, the statements that plant it, and the check that must see it."""

    naam: str
    proef: str
    sql: tuple[str, ...]


_EEN_DOSSIER = "(SELECT dossier_id FROM dossiers_verantwoordelijkheid WHERE upper_inf(periode) ORDER BY id LIMIT 1)"
FOUTEN = (
    Fout(
        "gat in het grootboek",
        "grootboek-heel",
        (
            "UPDATE dossiers_verantwoordelijkheid SET periode = tstzrange(lower(periode) + interval '1 second', NULL)"
            f" WHERE dossier_id = {_EEN_DOSSIER} AND upper_inf(periode)",
        ),
    ),
    Fout(
        "niemand verantwoordelijk",
        "een-verantwoordelijke",
        (
            "UPDATE dossiers_verantwoordelijkheid SET periode = tstzrange(lower(periode), lower(periode)"
            f" + interval '1 second') WHERE dossier_id = {_EEN_DOSSIER} AND upper_inf(periode)",
        ),
    ),
    Fout(
        "twee verantwoordelijk",
        "een-verantwoordelijke",
        (
            "ALTER TABLE dossiers_verantwoordelijkheid DROP CONSTRAINT grootboek_zonder_overlap",
            "INSERT INTO dossiers_verantwoordelijkheid (dossier_id, team_id, periode, reden, bron) SELECT dossier_id,"
            f" team_id, periode, 'x', 'x' FROM dossiers_verantwoordelijkheid WHERE dossier_id = {_EEN_DOSSIER}"
            " AND upper_inf(periode)",
        ),
    ),
    Fout(
        "verlopen termijn zonder alarm",
        "termijn-alarm",
        (
            "UPDATE termijnen_termijn SET status = 'LOPEND', afgedaan_op = NULL, alarm_stand = 0,"
            " volgend_alarm_op = gestart_op, uiterlijk = gestart_op + interval '1 minute'"
            " WHERE id = (SELECT min(id) FROM termijnen_termijn)",
        ),
    ),
    Fout(
        "termijn zonder team",
        "termijn-eigenaar",
        (
            "UPDATE termijnen_termijn SET status = 'LOPEND', afgedaan_op = NULL, team_id = 999999999"
            " WHERE id = (SELECT min(id) FROM termijnen_termijn)",
        ),
    ),
    Fout(
        "adviesvraag verlopen zonder alarm",
        "adviesvraag-alarm",
        (
            "UPDATE adviezen_adviesvraag SET alarm = 80, uiterlijk = gesteld_op + interval '1 minute'"
            " WHERE id = (SELECT min(id) FROM adviezen_adviesvraag WHERE status = 'GESTELD')",
        ),
    ),
    Fout(
        "adviesvraag waarvoor geen alarm meer komt",
        "adviesvraag-alarm",
        (
            "UPDATE adviezen_adviesvraag SET alarm = 0, volgend_alarm_op = NULL"
            " WHERE id = (SELECT min(id) FROM adviezen_adviesvraag WHERE status = 'GESTELD')",
        ),
    ),
    Fout(
        "adviesvraag zonder team",
        "adviesvraag-eigenaar",
        (
            "UPDATE adviezen_adviesvraag SET team_id = 999999999"
            " WHERE id = (SELECT min(id) FROM adviezen_adviesvraag WHERE status = 'GESTELD')",
        ),
    ),
    Fout(
        "team weg dat nog antwoordt",
        "team-bestaat",
        (
            "UPDATE organisaties_team SET geldig_van = '1900-01-01', geldig_tot = '1900-01-02' WHERE id = (SELECT"
            " team_id FROM dossiers_verantwoordelijkheid WHERE upper_inf(periode) LIMIT 1)",
        ),
    ),
    Fout(
        "staart van het logboek afgeknipt",
        "log-inhoud",
        (
            "DELETE FROM verantwoording_verantwoording WHERE id = (SELECT max(id) FROM verantwoording_verantwoording"
            " WHERE blok IS NOT NULL)",
        ),
    ),
    Fout(
        "regel van het logboek veranderd",
        "log-inhoud",
        (
            "UPDATE verantwoording_verantwoording SET rol = 'iemand_anders' WHERE id = (SELECT min(id)"
            " FROM verantwoording_verantwoording WHERE blok IS NOT NULL)",
        ),
    ),
    Fout(
        "gat in de blokken",
        "log-keten",
        (
            "UPDATE verantwoording_blok SET nummer = nummer + 1000 WHERE nummer = (SELECT max(nummer) FROM"
            " verantwoording_blok)",
        ),
    ),
    Fout(
        "gebeurtenis gewist",
        "gebeurtenis-reeks",
        ("DELETE FROM gebeurtenissen_gebeurtenis WHERE id = (SELECT min(id) FROM gebeurtenissen_gebeurtenis)",),
    ),
    Fout("regel van het slot weg", "slot-regel", ("DROP POLICY zichtbaar ON dossiers_dossier",)),
    Fout("slot van de tabel af", "slot-aan", ("ALTER TABLE dossiers_dossier DISABLE ROW LEVEL SECURITY",)),
    Fout("slot niet voor de eigenaar", "slot-aan", ("ALTER TABLE dossiers_dossier NO FORCE ROW LEVEL SECURITY",)),
    Fout(
        "regel die alles laat zien",
        "slot-ruim",
        ("CREATE POLICY ruim ON dossiers_dossier FOR SELECT TO schakel_app USING (true)",),
    ),
    Fout("gewoon beeld", "beeld-van-lezer", ("CREATE VIEW gluren AS SELECT * FROM dossiers_dossier",)),
    Fout("rol te ruim", "rol-smal", ("GRANT schakel_wacht TO schakel_app",)),
    Fout(
        "grootboek open voor de toepassing",
        "grootboek-dicht",
        ("GRANT UPDATE ON dossiers_verantwoordelijkheid TO schakel_app",),
    ),
    Fout(
        "functie zonder vast zoekpad",
        "functie-bewaakt",
        ("CREATE FUNCTION achterdeur() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::bigint'",),
    ),
    Fout("deel van een tabel open", "deel-dicht", ("GRANT SELECT ON gebeurtenissen_rest TO schakel_app",)),
    Fout("deel van een tabel half open", "deel-dicht", ("GRANT SELECT (codes) ON gebeurtenissen_rest TO schakel_app",)),
    Fout(
        "regel die bijna alles laat zien",
        "slot-ruim",
        ("CREATE POLICY ruim ON personen_persoon FOR SELECT TO schakel_app USING (id > 0)",),
    ),
    Fout(
        "regel verruimd",
        "slot-ruim",
        ("ALTER POLICY zichtbaar ON meldingen_melding USING (dossier_id IS NOT NULL)",),
    ),
    Fout(
        "regel verruimd die nog wel vraagt wie er kijkt",
        catalogus.CODE,
        ("ALTER POLICY zichtbaar ON meldingen_melding USING (current_setting('schakel.team', true) <> '-1')",),
    ),
    Fout(
        "bewaker van het grootboek uitgezet",
        "bewaker-wakker",
        ("ALTER TABLE dossiers_verantwoordelijkheid DISABLE TRIGGER grootboek_zonder_gat",),
    ),
    Fout(
        "bewaker van het grootboek weg",
        "bewaker-wakker",
        ("DROP TRIGGER grootboek_zonder_gat ON dossiers_verantwoordelijkheid",),
    ),
    Fout(
        "voorwaarde van het grootboek weg",
        "bewaker-wakker",
        ("ALTER TABLE dossiers_verantwoordelijkheid DROP CONSTRAINT grootboek_zonder_overlap",),
    ),
    Fout(
        "verwijzing van een tabel niet meer bewaakt",
        "bewaker-wakker",
        ("ALTER TABLE meldingen_melding DISABLE TRIGGER ALL",),
    ),
    Fout(
        "kolom van het grootboek open voor de toepassing",
        "grootboek-dicht",
        ("GRANT UPDATE (periode) ON dossiers_verantwoordelijkheid TO schakel_app",),
    ),
    Fout("recht op een kolom erbij", catalogus.CODE, ("GRANT SELECT (id) ON dossiers_dossier TO schakel_stats",)),
    Fout(
        "functie die het slot kent, veranderd",
        catalogus.CODE,
        (
            "CREATE OR REPLACE FUNCTION dossier_eis_zicht(p_dossier bigint) RETURNS void LANGUAGE plpgsql"
            " SECURITY DEFINER SET search_path = public, pg_temp AS 'BEGIN END'",
        ),
    ),
    Fout(
        "gewoon beeld in een ander schema",
        "beeld-van-lezer",
        ("CREATE SCHEMA gluur", "CREATE VIEW gluur.mensen AS SELECT * FROM personen_persoon"),
    ),
    Fout(
        "kopie van een tabel in een ander schema",
        "slot-aan",
        (
            "CREATE SCHEMA gluur",
            "CREATE TABLE gluur.organisaties_mensen AS SELECT * FROM personen_persoon",
            "GRANT USAGE ON SCHEMA gluur TO schakel_app",
            "GRANT SELECT ON gluur.organisaties_mensen TO schakel_app",
        ),
    ),
    Fout(
        "kopie van een tabel onder een naam zonder slot",
        catalogus.CODE,
        ("CREATE TABLE organisaties_mensen AS SELECT * FROM personen_persoon",),
    ),
    Fout(
        "lopende termijn gewist",
        "termijn-bestaat",
        (
            "DELETE FROM termijnen_termijn WHERE id = (SELECT min(id) FROM termijnen_termijn WHERE status = 'LOPEND'"
            " OR NOT EXISTS (SELECT 1 FROM termijnen_termijn WHERE status = 'LOPEND'))",
        ),
    ),
    Fout(
        "melding gewist",
        "onderwerp-bestaat",
        (
            "DELETE FROM meldingen_melding WHERE id = (SELECT min(id) FROM meldingen_melding)",
            # Where no melding ever came in, the sown event speaks of one.
            "UPDATE gebeurtenissen_gebeurtenis SET onderwerp_soort = 'melding', onderwerp_id = -1 WHERE soort ="
            " 'proef.gezaaid' AND NOT EXISTS (SELECT 1 FROM meldingen_melding)",
        ),
    ),
    Fout(
        "dossier gewist, grootboek niet",
        "dossier-bestaat",
        (f"DELETE FROM dossiers_dossier WHERE id = {_EEN_DOSSIER}",),
    ),
)


# What the faults are planted in, so that an empty database can be proved as well as a full one.
_ZAAIGOED = (
    """INSERT INTO organisaties_organisatie (publiek_id, code, herkomst, naam, soort, verbondenheid, doelgroepen, fasen,
        rol_omschrijving, lijst, geldig_van, bron) VALUES (gen_random_uuid(), 'proef-organisatie', '', 'Proef', 'proef',
        'structureel', '{}', '{}', '', '', '2000-01-01', 'proef')""",
    """INSERT INTO organisaties_team (publiek_id, organisatie_id, code, herkomst, naam, soort, telefoon,
        telefoon_openbaar, aangesloten, geldig_van, bron) SELECT gen_random_uuid(), id, 'proef-team', '', 'Proef',
        'proef', '', false, true, '2000-01-01', 'proef' FROM organisaties_organisatie
        WHERE code = 'proef-organisatie'""",
    """SELECT set_config('schakel.team', (SELECT id::text FROM organisaties_team WHERE code = 'proef-team'), true),
        set_config('schakel.moment', %(nu)s::text, true), set_config('schakel.rol', 'proef', true)""",
    """SELECT dossier_open(gen_random_uuid(), 'CASUS', 'proef', id, 'proef', '{alles}', %(nu)s - interval '1 hour',
        'proef') FROM organisaties_team, generate_series(1, 3) WHERE code = 'proef-team'""",
    """SELECT dossier_noteer(dossier_id, 'proef.gezaaid', %(nu)s, '', NULL, '{}', 'proef')
        FROM dossiers_verantwoordelijkheid WHERE bron = 'dossier.geopend' AND reden = 'proef'""",
    """INSERT INTO termijnen_termijn (publiek_id, dossier_id, onderwerp_soort, definitie, titel, eigenaar, team_id,
        gevaar, gestart_op, praktijk_uiterlijk, uiterlijk, alarm_stand, status, overschrijding_reden)
        SELECT gen_random_uuid(), dossier_id, '', 'proef', 'proef', 'verantwoordelijk', team_id, 0,
        %(nu)s - interval '1 hour', %(nu)s + interval '1 day', %(nu)s + interval '1 day', 0, 'LOPEND', ''
        FROM dossiers_verantwoordelijkheid WHERE reden = 'proef' LIMIT 1""",
    """INSERT INTO adviezen_adviesvraag (publiek_id, sleutel, vrager_id, team_id, regio, status, vraag, hoedanigheid,
        gesteld_op, vervangen, antwoord, uiterlijk, alarm, volgend_alarm_op) SELECT gen_random_uuid(),
        gen_random_uuid(), id, id, '', 'GESTELD', 'proef', '', %(nu)s - interval '1 hour', 0, '',
        %(nu)s + interval '1 day', 0, %(nu)s + interval '1 hour' FROM organisaties_team WHERE code = 'proef-team'""",
    *(
        """SELECT verantwoording_schrijf(%(nu)s, 'proef', 'R', 'gelukt', 1, '', 1, 'proef', 1, '{}', '{}', '{}', '{}',
            'proces', repeat('a', 32)) FROM generate_series(1, 3)""",
        "SELECT verantwoording_verzegel()",
    )
    * 2,
)


def _sow(verbinding: Verbinding, nu: datetime) -> None:
    """Put something of everything into the copy, by the same guarded functions as the program."""
    with verbinding.transaction():
        for regel in _ZAAIGOED:
            verbinding.execute(regel.encode(), {"nu": nu})


@contextmanager
def planted(verbinding: Verbinding, fout: Fout) -> Iterator[None]:
    """Hold a fault in the copy for the length of the block, past every guard that would refuse it."""
    with verbinding.transaction(force_rollback=True):
        verbinding.execute("SET LOCAL session_replication_role = replica")
        for regel in fout.sql:
            verbinding.execute(regel.encode())
        yield


def prove(dsn: str, nu: datetime, toen: Catalogus) -> Iterator[tuple[Fout, bool]]:
    """
    Plant each fault in this copy and give whether its check went red; the copy itself must be green.

    `toen` is the catalogue that the installation keeps: a proof against one of its own would prove nothing of that.

    :raises ValueError: if the copy shows a fault before one is planted
    """
    with psycopg.connect(dsn) as verbinding:
        _sow(verbinding, nu)
        verbinding.commit()
        vooraf = {code: gevonden for code, gevonden in proeven.outcome(verbinding, nu).items() if gevonden}
        if verschil := catalogus.differences(toen, catalogus.take(verbinding)):
            vooraf[catalogus.CODE] = verschil
        if vooraf:
            raise ValueError(f"de kopie is niet gaaf: {vooraf}")
        verbinding.rollback()
        for fout in FOUTEN:
            with planted(verbinding, fout):
                yield fout, _is_red(verbinding, nu, fout.proef, toen)
            verbinding.rollback()


def _is_red(verbinding: Verbinding, nu: datetime, code: str, toen: Catalogus) -> bool:
    if code == catalogus.CODE:
        return bool(catalogus.differences(toen, catalogus.take(verbinding)))
    (proef,) = (een for een in proeven.PROEVEN if een.code == code)
    return verbinding.execute(f"{proef.sql} LIMIT 1".encode(), {"nu": nu}).fetchone() is not None
