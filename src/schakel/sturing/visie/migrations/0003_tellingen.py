"""How often each article of an agreement decided: counts over all cases, for who steers and never a case (ADR-0029)."""

from django.db import migrations

MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
FUNCTIE = f"""
CREATE FUNCTION afspraak_tellingen(p_versie bigint, p_van timestamptz, p_tot timestamptz)
RETURNS TABLE (artikel varchar, team bigint, afwijking varchar, laat boolean, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT b.artikel, b.ontvanger_team_id, coalesce(a.soort, ''), EXISTS (
        SELECT 1 FROM termijnen_termijn t WHERE t.onderwerp_soort = 'overdracht' AND t.onderwerp_id = b.overdracht_id
        AND t.status <> 'VERVALLEN' AND coalesce(t.afgedaan_op, {MOMENT}) > t.uiterlijk), count(*)
    FROM beoordelingen_besluit b LEFT JOIN LATERAL (
        SELECT soort FROM beoordelingen_routeafwijking r WHERE r.besluit_id = b.id ORDER BY r.id LIMIT 1) a ON true
    WHERE b.afspraakversie = p_versie AND b.artikel <> '' AND b.besloten_op >= p_van AND b.besloten_op < p_tot
        AND current_setting('schakel.rol', true) IN ('beleid', 'procesdirecteur')
    GROUP BY 1, 2, 3, 4; $$"""


class Migration(migrations.Migration):
    dependencies = [
        ("visie", "0002_sloten"),
        ("beoordelingen", "0005_sloten_informant"),
        ("termijnen", "0005_eigen_einde"),
    ]

    operations = [
        migrations.RunSQL(
            [
                FUNCTIE,
                "ALTER FUNCTION afspraak_tellingen OWNER TO schakel_wacht",
            ],
            reverse_sql=["DROP FUNCTION afspraak_tellingen"],
        )
    ]
