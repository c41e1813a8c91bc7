"""
A child can always take its yes back: after closing, and when the team that heard it is there no longer (ADR-0025).

The function only narrows: it can let nobody read more than could before. Who may call it: the team that heard the child,
the one that directs or answers, and after closing the one that answered last.
"""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import leads_sql, led_last_sql, visible_sql

V = "kinderen_kindverhaal"
MIJ = "nullif(current_setting('schakel.{}', true), '')::bigint"
MAG = (
    f"(({visible_sql(f'{V}.dossier_id')}) AND ({V}.gemaakt_team_id = {MIJ.format('team')}"
    f" OR {leads_sql(f'{V}.dossier_id')} OR {led_last_sql(f'{V}.dossier_id')}))"
)
TERUG = f"""
CREATE FUNCTION kindverhaal_terug(p_verhaal uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE {V} SET zicht = 'NIEMAND', zicht_vanaf = NULL, zicht_tot = NULL, zicht_door_id = {MIJ.format("medewerker")}
    WHERE publiek_id = p_verhaal AND {MAG};
    RETURN FOUND;
END $$"""


class Migration(migrations.Migration):
    dependencies = [("kinderen", "0005_wie_leest_aan_de_deur"), ("dossiers", "0009_wie_antwoordt_heet_zo")]

    operations = [
        migrations.RunSQL(
            [TERUG, "ALTER FUNCTION kindverhaal_terug(uuid) OWNER TO schakel_wacht"],
            reverse_sql="DROP FUNCTION kindverhaal_terug(uuid)",
        )
    ]
