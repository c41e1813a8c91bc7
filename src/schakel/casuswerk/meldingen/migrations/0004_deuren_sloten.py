"""The second lock of the other doors: what a reporter may hear again, and what a machine delivered."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import lock_sql, unprotect_sql, visible_sql

MIJ = "(SELECT nullif(current_setting('schakel.{}', true), '')::bigint)"
TEAM, ORGANISATIE = MIJ.format("team"), MIJ.format("organisatie")
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
BEWIJS, LEVERING = "meldingen_melderbewijs", "meldingen_aanlevering"

ZIET_BEWIJS = f"({visible_sql(f'{BEWIJS}.dossier_id')}) OR team_id = {TEAM}"
# Of what became a melding no more people see the raw message than see the melding.
ZIET_LEVERING = (
    f"(organisatie_id = {ORGANISATIE} AND (dossier_id IS NULL OR ({visible_sql(f'{LEVERING}.dossier_id')})))"
    f" OR doorgestuurd_naar_id = {TEAM} OR afzender_id = {TEAM}"
)

FUNCTIES = [
    # Hidden, absent and not told yet are one answer: no row, or a row without steps.
    f"""
CREATE FUNCTION melder_navraag(p_zegel bytea) RETURNS TABLE (code text, ontvangen_op timestamptz, stappen text[],
    verteld_op timestamptz) LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.ontvangstcode, b.ontvangen_op, b.stappen, b.verteld_op FROM {BEWIJS} b
    WHERE b.zegels @> ARRAY[p_zegel]; $$""",
    f"""
CREATE FUNCTION aanlevering_stand() RETURNS TABLE (afzender bigint, status text, naast boolean,
    aantal bigint, laatst timestamptz) LANGUAGE sql STABLE {KOP} AS $$
    SELECT a.afzender_id, a.status, a.naast IS NOT NULL AND a.bekeken_op IS NULL, count(*), max(a.ontvangen_op)
    FROM {LEVERING} a WHERE a.organisatie_id = {ORGANISATIE} OR current_setting('schakel.rol', true) = 'beheer'
    GROUP BY 1, 2, 3; $$""",
]
NAMEN = ["melder_navraag", "aanlevering_stand"]


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0003_deuren"), ("dossiers", "0010_nalezen")]
    operations = [
        migrations.RunSQL(
            [
                *lock_sql(BEWIJS),
                f"CREATE POLICY zichtbaar ON {BEWIJS} TO schakel_app, schakel_job USING ({ZIET_BEWIJS})"
                f" WITH CHECK ({ZIET_BEWIJS})",
                f"CREATE INDEX melderbewijs_zegels ON {BEWIJS} USING gin (zegels)",
                *lock_sql(LEVERING),
                f"CREATE POLICY zichtbaar ON {LEVERING} TO schakel_app, schakel_job USING ({ZIET_LEVERING})"
                f" WITH CHECK ({ZIET_LEVERING})",
                f"REVOKE DELETE ON {BEWIJS}, {LEVERING} FROM schakel_app, schakel_job",
            ],
            ["DROP INDEX melderbewijs_zegels", *unprotect_sql(BEWIJS), *unprotect_sql(LEVERING)],
        ),
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            [f"DROP FUNCTION {naam}" for naam in NAMEN],
        ),
    ]
