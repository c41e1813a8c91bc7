"""Recognising people of a dossier that was recorded already; functions of schakel_wacht, each at most 20 lines (ADR-0017)."""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
NAMEN = {"persoon_herken_in": "bigint", "persoon_verleden": "bigint", "persoon_hergroepeer": "bigint, bigint"}

FUNCTIES = [
    # What the dossier holds is what is asked; the cards are those of `persoon_herken`. Only records older than those of
    # the dossier: the younger melding is the one that asks, so that a pointer always goes to the earliest record.
    f"""
CREATE FUNCTION persoon_herken_in(p_dossier bigint) RETURNS TABLE (voor bigint, persoon uuid, roepnaam text,
    voornamen text, tussenvoegsel text, achternaam text, geboren date, gemeente text, houder text, meldingen bigint,
    laatste timestamptz, waarop integer) LANGUAGE sql STABLE {KOP} AS $$
    WITH eigen AS (SELECT p.* FROM personen_dossierpersoon x JOIN personen_persoon p ON p.id = x.persoon_id
            WHERE x.dossier_id = p_dossier AND dossier_zichtbaar(p_dossier)),
    vraag AS (SELECT e.id, e.bsn_zoek, e.geboortedatum, e.naam_sleutel::text, '' AS adres FROM eigen e
        UNION ALL SELECT NULL, NULL, NULL, '', h.adres_sleutel FROM personen_dossierhuishouden y
            JOIN personen_huishouden h ON h.id = y.huishouden_id
            WHERE y.dossier_id = p_dossier AND dossier_zichtbaar(p_dossier))
    SELECT v.id, k.* FROM vraag v
    CROSS JOIN LATERAL persoon_herken(v.bsn_zoek, v.geboortedatum, v.naam_sleutel, v.adres) k
    JOIN personen_persoon p ON p.publiek_id = k.persoon
    WHERE p.id < (SELECT min(e.id) FROM eigen e) AND NOT EXISTS (SELECT 1 FROM personen_zelfdepersoon z
        JOIN eigen e ON e.id = z.persoon_id WHERE z.beeindigd_op IS NULL AND (z.eerste_id = p.id OR z.persoon_id = v.id))
    ORDER BY k.waarop, k.laatste DESC, v.id;
$$""",
    # The class of a melding tells what was so when it came in: what was recorded later, or ended before, does not count.
    f"""
CREATE FUNCTION persoon_verleden(p_dossier bigint) RETURNS TABLE (persoon bigint, eerdere bigint, in_beoordeling boolean,
    in_casus boolean, in_monitoring boolean) LANGUAGE sql STABLE {KOP} AS $$
    SELECT z.persoon_id, count(DISTINCT d.id) FILTER (WHERE d.soort = 'MELDING'),
        coalesce(bool_or(d.soort = 'MELDING' AND (d.status = 'OPEN' OR d.gesloten_op > m.geopend_op)), false),
        coalesce(bool_or(d.soort = 'CASUS' AND (d.status = 'OPEN' OR d.gesloten_op > m.geopend_op)), false),
        coalesce(bool_or(b.dossier_id IS NOT NULL), false)
    FROM dossiers_dossier m JOIN personen_dossierpersoon e ON e.dossier_id = m.id
    JOIN personen_zelfdepersoon z ON z.persoon_id = e.persoon_id AND z.beeindigd_op IS NULL
    JOIN personen_zelfdepersoon y ON y.eerste_id = z.eerste_id AND y.beeindigd_op IS NULL
    JOIN personen_dossierpersoon x ON x.persoon_id IN (y.persoon_id, z.eerste_id) AND x.dossier_id < m.id
    JOIN dossiers_dossier d ON d.id = x.dossier_id LEFT JOIN dossiers_betrokkenheid b ON b.dossier_id = d.id
        AND b.rol = 'MONITORING' AND b.periode @> m.geopend_op
    WHERE m.id = p_dossier AND dossier_zichtbaar(p_dossier) AND persoon_eis_rol() GROUP BY z.persoon_id;
$$""",
    # Who was pointed at this person goes along to the earlier record, so that a group stays one step away.
    f"""
CREATE FUNCTION persoon_hergroepeer(p_dossier bigint, p_persoon bigint) RETURNS void LANGUAGE sql {KOP} AS $$
    UPDATE personen_zelfdepersoon y SET eerste_id = z.eerste_id FROM personen_zelfdepersoon z
    WHERE z.dossier_id = p_dossier AND z.persoon_id = p_persoon AND z.beeindigd_op IS NULL
        AND y.eerste_id = p_persoon AND y.beeindigd_op IS NULL AND dossier_zichtbaar(p_dossier) AND persoon_eis_rol();
$$""",
]


class Migration(migrations.Migration):
    dependencies = [("personen", "0003_hulpmiddel_bij_kindgesprek"), ("dossiers", "0004_uitnodiging")]
    operations = [
        migrations.RunSQL(
            [
                *FUNCTIES,
                *(f"ALTER FUNCTION {naam}({soorten}) OWNER TO schakel_wacht" for naam, soorten in NAMEN.items()),
            ],
            ["SET ROLE schakel_wacht", *(f"DROP FUNCTION {naam}({s})" for naam, s in NAMEN.items()), "RESET ROLE"],
        ),
    ]
