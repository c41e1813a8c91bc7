"""The door of who has no account: one round behind a code, and own words; whoever writes sees no row (ADR-0029)."""

from django.db import migrations

MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
LOOPT = "EXISTS (SELECT 1 FROM visie_evaluatieronde r WHERE r.id = g.ronde_id AND r.gesloten_op IS NULL)"
BEZOEK = f"g.sessie = p_bezoek AND g.sessie_tot > {MOMENT} AND {LOOPT}"
FUNCTIES = [
    f"""
CREATE FUNCTION ronde_open(p_zegel bytea, p_bezoek bytea, p_uren integer) RETURNS boolean LANGUAGE plpgsql {KOP} AS $$
BEGIN
    UPDATE visie_rondegenodigde g SET sessie = p_bezoek, sessie_tot = {MOMENT} + make_interval(hours => p_uren)
    WHERE g.zegel = p_zegel AND g.zegel_tot > {MOMENT} AND {LOOPT};
    RETURN FOUND;
END $$""",
    f"""
CREATE FUNCTION ronde_gast(p_bezoek bytea) RETURNS TABLE (ronde uuid, naam varchar) LANGUAGE sql STABLE {KOP} AS $$
    SELECT r.publiek_id, g.naam FROM visie_rondegenodigde g JOIN visie_evaluatieronde r ON r.id = g.ronde_id
    WHERE {BEZOEK}; $$""",
    f"""
CREATE FUNCTION ronde_woorden(p_bezoek bytea) RETURNS TABLE (uitgangspunt smallint, tekst text, met_naam boolean,
    antwoord text) LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.uitgangspunt, b.tekst, b.met_naam, b.antwoord FROM visie_bijdrage b
    JOIN visie_rondegenodigde g ON g.id = b.genodigde_id WHERE {BEZOEK} ORDER BY b.op, b.id; $$""",
    f"""
CREATE FUNCTION ronde_zeg(p_bezoek bytea, p_publiek uuid, p_uitgangspunt smallint, p_tekst text, p_met_naam boolean)
RETURNS boolean LANGUAGE plpgsql {KOP} AS $$
BEGIN
    INSERT INTO visie_bijdrage (publiek_id, genodigde_id, uitgangspunt, tekst, met_naam, op, antwoord)
    SELECT p_publiek, g.id, p_uitgangspunt, p_tekst, p_met_naam, {MOMENT}, '' FROM visie_rondegenodigde g
    WHERE {BEZOEK};
    RETURN FOUND;
END $$""",
    f"""
CREATE FUNCTION ronde_weg(p_bezoek bytea) RETURNS void LANGUAGE sql {KOP} AS $$
    UPDATE visie_rondegenodigde SET sessie = NULL, sessie_tot = NULL WHERE sessie = p_bezoek; $$""",
]
NAMEN = ("ronde_open", "ronde_gast", "ronde_woorden", "ronde_zeg", "ronde_weg")


class Migration(migrations.Migration):
    dependencies = [("visie", "0004_code_voor_een_genodigde")]

    operations = [
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            reverse_sql=[f"DROP FUNCTION {naam}" for naam in NAMEN],
        )
    ]
