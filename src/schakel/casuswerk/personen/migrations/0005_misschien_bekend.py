"""Which of these dossiers still ask whether somebody is known?  Functions of schakel_wacht, at most 20 lines (ADR-0017)."""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
NAMEN = ("persoon_lijkt_bekend", "persoon_misschien_bekend")

FUNCTIES = [
    # A quick look at all dossiers at once: somebody who is not recognised yet has the number, the name with birth date, or
    # the address of somebody else. It may say too much, never too little.
    f"""
CREATE FUNCTION persoon_lijkt_bekend(p_dossiers bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    WITH eigen AS (SELECT x.dossier_id AS dossier, p.* FROM personen_dossierpersoon x JOIN personen_persoon p
            ON p.id = x.persoon_id WHERE x.dossier_id = ANY (p_dossiers) AND dossier_zichtbaar(x.dossier_id)),
    open AS (SELECT e.* FROM eigen e WHERE NOT EXISTS (SELECT 1 FROM personen_zelfdepersoon z
            WHERE z.persoon_id = e.id AND z.beeindigd_op IS NULL))
    SELECT o.dossier FROM open o JOIN personen_persoon p ON p.id <> o.id AND p.bsn_zoek = o.bsn_zoek
    UNION SELECT o.dossier FROM open o JOIN personen_persoon p ON p.id <> o.id AND p.geboortedatum = o.geboortedatum
        AND p.naam_sleutel = o.naam_sleutel AND o.naam_sleutel <> ''
    UNION SELECT y.dossier_id FROM personen_dossierhuishouden y JOIN personen_huishouden h ON h.id = y.huishouden_id
        JOIN personen_huishouden g ON g.adres_sleutel = h.adres_sleutel AND h.adres_sleutel <> ''
        JOIN personen_lidmaatschap l ON l.huishouden_id = g.id AND l.tot IS NULL
        LEFT JOIN personen_zelfdepersoon w ON w.persoon_id = l.persoon_id AND w.beeindigd_op IS NULL
        WHERE y.dossier_id IN (SELECT o.dossier FROM open o) AND NOT EXISTS (SELECT 1 FROM eigen e
            LEFT JOIN personen_zelfdepersoon z ON z.persoon_id = e.id AND z.beeindigd_op IS NULL
            WHERE e.dossier = y.dossier_id AND coalesce(w.eerste_id, l.persoon_id) IN (e.id, z.eerste_id));
$$""",
    # Of those, the ones with a card that nobody answered: the cards are those of `persoon_herken_in`, which looks whether
    # role and dossier allow it; "somebody else" stands in the events; a card without a name asks nothing.
    f"""
CREATE FUNCTION persoon_misschien_bekend(p_dossiers bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT d.id FROM persoon_lijkt_bekend(p_dossiers) d(id)
    WHERE EXISTS (SELECT 1 FROM personen_dossierpersoon x WHERE x.dossier_id = d.id AND NOT EXISTS (
            SELECT 1 FROM personen_zelfdepersoon z WHERE z.persoon_id = x.persoon_id AND z.beeindigd_op IS NULL))
        AND EXISTS (SELECT 1 FROM persoon_herken_in(d.id) k
            WHERE (k.waarop = 1 OR k.roepnaam || k.voornamen || k.achternaam <> '') AND NOT EXISTS (
                SELECT 1 FROM gebeurtenissen_gebeurtenis g WHERE g.dossier_id = d.id
                AND g.soort = 'persoon.niet_herkend' AND g.codes ->> 'kaart' = k.persoon::text));
$$""",
]


class Migration(migrations.Migration):
    dependencies = [("personen", "0004_later_herkennen"), ("gebeurtenissen", "0001_begin")]
    operations = [
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam}(bigint[]) OWNER TO schakel_wacht" for naam in NAMEN)],
            ["SET ROLE schakel_wacht", *(f"DROP FUNCTION {naam}(bigint[])" for naam in reversed(NAMEN)), "RESET ROLE"],
        ),
    ]
