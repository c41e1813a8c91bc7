"""The second lock of scans: who takes part sees the scan, each person alone sees the own answers (ADR-0030)."""

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import person_sql, policy_sql, team_sql, unpolicy_sql

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
TEAM = "(SELECT nullif(current_setting('schakel.team', true), '')::bigint)"
SCAN = "uitvoering_zelfscan"
MEE = f"EXISTS (SELECT 1 FROM uitvoering_zelfscandeelnemer d WHERE d.zelfscan_id = {SCAN}.id AND d.team_id = {TEAM})"
LEIDT = team_sql(f"{SCAN}.leider_id")
ZIET_SCAN = "EXISTS (SELECT 1 FROM uitvoering_zelfscan z WHERE z.id = zelfscan_id)"
NOG_ALLEEN = "EXISTS (SELECT 1 FROM uitvoering_zelfscan z WHERE z.id = zelfscan_id AND z.status = 'ALLEEN')"
EIGEN = person_sql("medewerker_id")
SLOTEN = [
    *policy_sql(SCAN, leest=f"{LEIDT} OR {MEE}", schrijft=f"{LEIDT} OR {MEE}"),
    *policy_sql("uitvoering_zelfscandeelnemer", leest=team_sql("team_id", "leider_id"), schrijft=team_sql("leider_id")),
    *policy_sql("uitvoering_zelfscaninvulling", leest=EIGEN, schrijft=f"{EIGEN} AND {NOG_ALLEEN}"),
    *policy_sql("uitvoering_samenscore", leest=ZIET_SCAN, schrijft=ZIET_SCAN),
    *policy_sql("uitvoering_zelfscanactie", leest=ZIET_SCAN, schrijft=ZIET_SCAN),
]
TABELLEN = ("zelfscan", "zelfscandeelnemer", "zelfscaninvulling", "samenscore", "zelfscanactie")
MAG = f"""EXISTS (SELECT 1 FROM uitvoering_zelfscan z WHERE z.id = p_scan AND (z.leider_id = {TEAM}
        OR EXISTS (SELECT 1 FROM uitvoering_zelfscandeelnemer d WHERE d.zelfscan_id = z.id AND d.team_id = {TEAM}))"""
FUNCTIES = [
    f"""
CREATE FUNCTION zelfscan_invullers(p_scan bigint) RETURNS bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT count(*) FROM uitvoering_zelfscaninvulling i WHERE i.zelfscan_id = p_scan AND {MAG}); $$""",
    # Five or more, and only when no answer can change any more: a sixth cannot be found by asking before and after.
    f"""
CREATE FUNCTION zelfscan_spreiding(p_scan bigint) RETURNS TABLE (vraag text, score text, aantal bigint)
LANGUAGE sql STABLE {KOP} AS $$
    SELECT e.key, e.value, count(*) FROM uitvoering_zelfscaninvulling i, jsonb_each_text(i.antwoorden) e
    WHERE i.zelfscan_id = p_scan AND {MAG} AND z.status <> 'ALLEEN')
        AND (SELECT count(*) FROM uitvoering_zelfscaninvulling a WHERE a.zelfscan_id = p_scan) >= 5
    GROUP BY e.key, e.value; $$""",
]
NAMEN = ("zelfscan_invullers", "zelfscan_spreiding")


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0003_zelfscan")]

    operations = [
        migrations.RunSQL(
            [*SLOTEN], reverse_sql=[sql for tabel in TABELLEN for sql in unpolicy_sql(f"uitvoering_{tabel}")]
        ),
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            reverse_sql=[f"DROP FUNCTION {naam}" for naam in NAMEN],
        ),
    ]
