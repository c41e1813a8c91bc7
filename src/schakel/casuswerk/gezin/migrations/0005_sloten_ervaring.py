"""The second lock of what a family thinks of the help; the door behind the code; and figures of five or more (ADR-0034)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import leads_sql, lock_sql, unprotect_sql, visible_sql
from schakel.casuswerk.plannen.rules.zicht import CATEGORIEEN, safety_sql

VRAAG, ANTWOORD = "gezin_ervaringsvraag", "gezin_ervaring"
MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"
WIE = "(SELECT nullif(current_setting('schakel.medewerker', true), '')::bigint)"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
ZIET = f"({visible_sql(f'{ANTWOORD}.dossier_id', CATEGORIEEN)})"
GEVRAAGD = f"EXISTS (SELECT FROM {VRAAG} q WHERE q.id = {ANTWOORD}.vraag_id AND q.gevraagd_door_id = {WIE})"
LEEST = f"{ZIET} AND ({GEVRAAGD} OR ({ANTWOORD}.delen AND ({leads_sql(f'{ANTWOORD}.dossier_id')})))"

FUNCTIES = [
    f"""
CREATE FUNCTION ervaring_open(p_zegel bytea, p_bezoek bytea, p_minuten integer) RETURNS bigint LANGUAGE sql {KOP} AS $$
    UPDATE {VRAAG} SET zegel = NULL, zegel_tot = NULL, sessie = p_bezoek,
        sessie_tot = {MOMENT} + make_interval(mins => p_minuten)
    WHERE zegel = p_zegel AND zegel_tot > {MOMENT} AND gegeven_op IS NULL RETURNING dossier_id; $$""",
    f"""
CREATE FUNCTION ervaring_blad(p_bezoek bytea) RETURNS jsonb LANGUAGE sql STABLE {KOP} AS $$
    SELECT vragen FROM {VRAAG} WHERE sessie = p_bezoek AND sessie_tot > {MOMENT} AND gegeven_op IS NULL; $$""",
    f"""
CREATE FUNCTION ervaring_antwoord(p_bezoek bytea, p_publiek uuid, p_cijfers smallint[], p_delen boolean,
    p_inhoud bytea) RETURNS boolean LANGUAGE plpgsql {KOP} AS $$
BEGIN
    INSERT INTO {ANTWOORD} (publiek_id, dossier_id, vraag_id, cijfers, delen, inhoud)
    SELECT p_publiek, q.dossier_id, q.id, p_cijfers, p_delen, p_inhoud FROM {VRAAG} q
    WHERE q.sessie = p_bezoek AND q.sessie_tot > {MOMENT} AND q.gegeven_op IS NULL FOR UPDATE;
    UPDATE {VRAAG} SET gegeven_op = {MOMENT}, sessie = NULL, sessie_tot = NULL WHERE sessie = p_bezoek
        AND sessie_tot > {MOMENT} AND gegeven_op IS NULL;
    RETURN FOUND;
END $$""",
    f"""
CREATE FUNCTION ervaring_te_horen() RETURNS SETOF bigint LANGUAGE sql STABLE {KOP} AS $$
    SELECT DISTINCT dossier_id FROM {VRAAG} WHERE gegeven_op IS NOT NULL AND gehoord_op IS NULL; $$""",
    # The last answer of each person in what the acting team may see; a question of too few families is not there.
    f"""
CREATE FUNCTION ervaring_cijfers(p_minstens integer) RETURNS TABLE (code text, gezinnen bigint, gegeven bigint,
    tevreden bigint) LANGUAGE sql STABLE {KOP} AS $$
    WITH laatste AS (SELECT DISTINCT ON (q.dossier_id, q.persoon_id) q.dossier_id, q.vragen, e.cijfers
        FROM {ANTWOORD} e JOIN {VRAAG} q ON q.id = e.vraag_id WHERE {visible_sql("q.dossier_id", CATEGORIEEN)}
        ORDER BY q.dossier_id, q.persoon_id, q.maanden DESC)
    SELECT v.vraag ->> 0, count(DISTINCT l.dossier_id), count(*), count(*) FILTER (WHERE l.cijfers[v.n] >= 3)
    FROM laatste l CROSS JOIN jsonb_array_elements(l.vragen -> 'kort') WITH ORDINALITY v(vraag, n)
    WHERE l.cijfers[v.n] > 0 GROUP BY 1 HAVING count(DISTINCT l.dossier_id) >= greatest(p_minstens, 5); $$""",
]
NAMEN = ["ervaring_open", "ervaring_blad", "ervaring_antwoord", "ervaring_te_horen", "ervaring_cijfers"]


class Migration(migrations.Migration):
    dependencies = [("gezin", "0004_ervaring"), ("dossiers", "0009_wie_antwoordt_heet_zo")]

    operations = [
        migrations.RunSQL(
            [
                *safety_sql(VRAAG),
                *lock_sql(ANTWOORD),
                f"CREATE POLICY zichtbaar ON {ANTWOORD} TO schakel_app, schakel_job USING ({LEEST})"
                f" WITH CHECK ({LEEST})",
                f"REVOKE DELETE ON {VRAAG}, {ANTWOORD} FROM schakel_app, schakel_job",
                f"REVOKE UPDATE ON {ANTWOORD} FROM schakel_app, schakel_job",
            ],
            reverse_sql=[sql for tabel in (VRAAG, ANTWOORD) for sql in unprotect_sql(tabel)],
        ),
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            reverse_sql=[f"DROP FUNCTION {naam}" for naam in NAMEN],
        ),
    ]
