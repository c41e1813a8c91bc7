"""The door of a reader tells too whether there is a newer version of the plan; still one copy and no row (ADR-0027)."""

from django.db import migrations

MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
KOLOMMEN = "publiek uuid, inhoud bytea, antwoorden bigint"
ANTWOORDEN = "(SELECT count(*) FROM gezin_gezinsantwoord a WHERE a.leesblad_id = b.id)"
WAAR = f"b.sessie = p_bezoek AND b.sessie_tot > {MOMENT} AND gezin_geldig(b.id)"
NIEUW = f"""
CREATE FUNCTION gezin_blad(p_bezoek bytea) RETURNS TABLE ({KOLOMMEN}, nieuwste integer)
    LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.publiek_id, b.inhoud, {ANTWOORDEN}, (SELECT max(v.nummer)::integer FROM plannen_planversie v
        JOIN plannen_exemplaar e ON e.plan_id = v.plan_id WHERE e.id = b.exemplaar_id)
    FROM gezin_leesblad b WHERE {WAAR}; $$"""
OUD = f"""
CREATE FUNCTION gezin_blad(p_bezoek bytea) RETURNS TABLE ({KOLOMMEN}) LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.publiek_id, b.inhoud, {ANTWOORDEN} FROM gezin_leesblad b WHERE {WAAR}; $$"""
WEG, VAN = "DROP FUNCTION gezin_blad(bytea)", "ALTER FUNCTION gezin_blad(bytea) OWNER TO schakel_wacht"


class Migration(migrations.Migration):
    dependencies = [("gezin", "0005_sloten_ervaring"), ("plannen", "0011_uit_bijeenkomst")]

    operations = [migrations.RunSQL([WEG, NIEUW, VAN], reverse_sql=[WEG, OUD, VAN])]
