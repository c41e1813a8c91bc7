"""Who may read that somebody may be known: intake and triage alone, of what they may see (ADR-0017, ADR-0033)."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

TABEL = "personen_bekendmerk"
MIJ = "nullif(current_setting('schakel.{}', true), '')"
WIE = MIJ.format("medewerker") + "::bigint"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
ROL = f"coalesce((SELECT {MIJ.format('rol')}), '') IN ('vt_intake', 'vt_triage')"
# Of these dossiers those of which a mark still asks: who is linked, and who was said to be somebody else, asks nothing.
# Whoever is kept out of a dossier of the earlier person by name, learns nothing of it.
OPEN = f"""
CREATE FUNCTION persoon_merk_open(p_dossiers bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT DISTINCT m.dossier_id FROM personen_bekendmerk m
    WHERE m.dossier_id = ANY (p_dossiers) AND {ROL} AND dossier_zichtbaar(m.dossier_id)
    AND NOT EXISTS (SELECT 1 FROM personen_zelfdepersoon z JOIN personen_dossierpersoon x ON x.persoon_id = z.persoon_id
        WHERE x.dossier_id = m.dossier_id AND z.beeindigd_op IS NULL AND (z.persoon_id = m.persoon_id OR z.eerste_id = m.eerste))
    AND NOT EXISTS (SELECT 1 FROM gebeurtenissen_gebeurtenis g WHERE g.dossier_id = m.dossier_id
        AND g.soort = 'persoon.niet_herkend' AND g.codes ->> 'kaart' = m.kaart::text)
    AND m.eerste NOT IN (SELECT coalesce(w.eerste_id, y.persoon_id) FROM dossiers_uitsluiting u
        JOIN personen_dossierpersoon y ON y.dossier_id = u.dossier_id LEFT JOIN personen_zelfdepersoon w
            ON w.persoon_id = y.persoon_id AND w.beeindigd_op IS NULL WHERE u.medewerker_id = {WIE});
$$"""


class Migration(migrations.Migration):
    dependencies = [("personen", "0009_bekendmerk"), ("gebeurtenissen", "0001_begin")]
    operations = [
        migrations.RunSQL(
            [
                *rules.protect_sql(TABEL),
                f"CREATE POLICY rol ON {TABEL} AS RESTRICTIVE TO schakel_app, schakel_job USING ({ROL}) WITH CHECK ({ROL})",
                OPEN,
                "ALTER FUNCTION persoon_merk_open(bigint[]) OWNER TO schakel_wacht",
            ],
            [
                "SET ROLE schakel_wacht",
                "DROP FUNCTION persoon_merk_open(bigint[])",
                "RESET ROLE",
                f"DROP POLICY rol ON {TABEL}",
                *rules.unprotect_sql(TABEL),
            ],
        ),
    ]
