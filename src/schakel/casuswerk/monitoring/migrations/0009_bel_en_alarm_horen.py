"""
The worker lets a bell ring at who answers now, and finds whoever follows people of a new melding (ADR-0004).

The function gives numbers alone: of the dossier that is followed, of the team that does so, and of the melding.
"""

from django.db import migrations

from schakel.casuswerk.monitoring.rules import LICHT

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
# Over every confirmed pointer, both ways, however many steps; and over a household that stands in both. The melding
# with which the casus began is no news, however late it is heard; one that landed in it is told by that event.
GERAAKT = f"""
CREATE FUNCTION monitoring_geraakt(p_dossier bigint) RETURNS TABLE (dossier bigint, team bigint, melding bigint)
LANGUAGE sql STABLE {KOP} AS $$
    WITH RECURSIVE wie AS (SELECT x.persoon_id AS id FROM personen_dossierpersoon x WHERE x.dossier_id = p_dossier
        UNION SELECT CASE WHEN z.persoon_id = w.id THEN z.eerste_id ELSE z.persoon_id END FROM wie w
        JOIN personen_zelfdepersoon z ON z.beeindigd_op IS NULL AND w.id IN (z.persoon_id, z.eerste_id)),
    elders AS (SELECT x.dossier_id FROM personen_dossierpersoon x JOIN wie w ON w.id = x.persoon_id
        UNION SELECT h.dossier_id FROM personen_dossierhuishouden h JOIN personen_dossierhuishouden hier
        ON hier.huishouden_id = h.huishouden_id AND hier.dossier_id = p_dossier)
    SELECT DISTINCT ON (c.dossier_id) c.dossier_id, c.team_id, m.id FROM meldingen_melding m
    JOIN elders e ON e.dossier_id <> m.dossier_id JOIN monitoring_controlemoment c ON c.dossier_id = e.dossier_id
    JOIN dossiers_dossier d ON d.id = c.dossier_id AND d.geopend_op < m.ingevoerd_op
    WHERE m.dossier_id = p_dossier AND c.status = 'GEPLAND' AND c.soort <> '{LICHT}'
    AND NOT EXISTS (SELECT 1 FROM casussen_casusmelding k JOIN casussen_casus s ON s.id = k.casus_id
        WHERE k.melding_id = m.id AND s.dossier_id = c.dossier_id)
    ORDER BY c.dossier_id, c.gepland_op, c.id; $$"""
OPEN = "CREATE POLICY werker ON monitoring_belsignaal TO schakel_job USING (true) WITH CHECK (true)"


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0008_volgen_blijft_toch_hier"),
        ("personen", "0004_later_herkennen"),
        ("casussen", "0003_vormen"),
    ]
    operations = [
        migrations.RunSQL(
            [GERAAKT, "ALTER FUNCTION monitoring_geraakt(bigint) OWNER TO schakel_wacht", OPEN],
            reverse_sql=[
                "DROP POLICY werker ON monitoring_belsignaal",
                "SET ROLE schakel_wacht",
                "DROP FUNCTION monitoring_geraakt(bigint)",
                "RESET ROLE",
            ],
        )
    ]
