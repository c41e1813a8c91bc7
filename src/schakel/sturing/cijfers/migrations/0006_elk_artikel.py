"""
How it went with the other articles of an agreement: who is casemanager, specialists, handovers, terms.

An article counts when a table of the agreement stands at it. Which terms a table is about, stands here: the codes of
both are the program's own. A decision still stands in one part alone: its article, and how it went.

Words are compared as text: a list of varchar reads otherwise in a copy of the database, and the proof would see a change.
"""

from django.db import migrations

MOMENT = "nullif(current_setting('schakel.moment', true), '')::timestamptz"
# Table of an agreement -> the terms in which that what it says is done.
TERMIJNEN = {
    "escalatie": ("overdracht_herbeoordeling", "overdracht_escalatie", "overdracht_betwisting_behandelen"),
    "meldcode": ("meldcode_veilig_thuis_bellen", "meldcode_melden"),
    "kind_zien_spreken": ("kind_zien", "kind_spreken", "kind_spreken_later"),
}
OVERDRACHT = "termijn_overdracht"
WELKE = ", ".join(f"('{termijn}', '{tabel}')" for tabel, codes in TERMIJNEN.items() for termijn in codes)
NAMEN = ", ".join(f"'{code}'" for code in (*TERMIJNEN, OVERDRACHT))
WAAR = """JOIN dossiers_dossier d ON d.id = {van}.dossier_id LEFT JOIN casussen_casus c ON c.dossier_id = d.id
    LEFT JOIN meldingen_melding m ON m.dossier_id = d.id"""
GEMEENTE = "coalesce(c.gemeente, m.gemeente, '')::text"
# Every table that ever held, with its article: read once, not for each row.
TABELLEN = f"""tabel AS MATERIALIZED (SELECT t.code, f.regio, f.gemeente, v.geldig_van, v.geldig_tot,
        f.code || '/' || v.versie || '/' || (t.definitie::jsonb ->> 'artikel') AS artikel
    FROM afspraken_beslistabel t JOIN afspraken_afspraakversie v ON v.id = t.versie_id
    JOIN afspraken_afspraak f ON f.id = v.afspraak_id
    WHERE t.code::text IN ({NAMEN}) AND v.status::text NOT IN ('concept', 'goedgekeurd') AND t.definitie::jsonb ? 'artikel')"""
# The municipality's own agreement first, then region, then country: as the program decides.
GELDEND = """JOIN LATERAL (SELECT b.artikel FROM tabel b WHERE b.code = {code} AND b.regio::text IN ('', d.regio::text)
        AND b.gemeente::text IN ('', coalesce(c.gemeente, m.gemeente, '')::text)
        AND b.geldig_van <= ({op} AT TIME ZONE 'Europe/Amsterdam')::date
        AND (b.geldig_tot IS NULL OR b.geldig_tot > ({op} AT TIME ZONE 'Europe/Amsterdam')::date)
        ORDER BY b.gemeente DESC, b.regio DESC, b.artikel LIMIT 1) a ON true"""
OVER = f"t.status <> 'VERVALLEN' AND coalesce(t.afgedaan_op, {MOMENT}) > t.uiterlijk"
LAAT = """EXISTS (SELECT 1 FROM termijnen_termijn t WHERE t.onderwerp_soort = '{soort}' AND t.onderwerp_id = {wie}.id
        AND t.dossier_id = {wie}.dossier_id AND {over})"""

CASEMANAGER = f"""SELECT 'afspraakbesluiten'::text, k.dossier_id, k.op, d.regio::text, {GEMEENTE}, ARRAY[
        'artikel:' || f.code || '/' || v.versie || '/' || k.artikel || '/'
            || CASE WHEN k.afwijkend THEN 'anders-andere_casemanager' ELSE 'gehouden' END]
    FROM plannen_casemanagerkeuze k JOIN afspraken_afspraakversie v ON v.id = k.afspraakversie
    JOIN afspraken_afspraak f ON f.id = v.afspraak_id {WAAR.format(van="k")} WHERE k.artikel <> ''"""
SPECIALIST = f"""SELECT 'afspraakbesluiten'::text, p.dossier_id, p.ontstaan_op, d.regio::text, {GEMEENTE}, ARRAY[
        'artikel:' || f.code || '/' || v.versie || '/' || p.artikel || '/' || CASE
            WHEN p.gevraagd_op IS NULL AND w.reden IS NOT NULL THEN 'anders-specialist_' || lower(w.reden)
            WHEN {LAAT.format(soort="raadpleegplicht", wie="p", over=OVER)} THEN 'laat'
            WHEN p.gevraagd_op IS NULL THEN 'loopt' ELSE 'gehouden' END]
    FROM casussen_raadpleegplicht p JOIN afspraken_afspraakversie v ON v.id = p.afspraakversie
    JOIN afspraken_afspraak f ON f.id = v.afspraak_id {WAAR.format(van="p")}
    LEFT JOIN casussen_afwijking w ON w.dossier_id = p.dossier_id AND w.waarvan = p.soort
        AND w.soort = 'SPECIALIST_NIET_GEVRAAGD'"""
OVERGEDRAGEN = f"""SELECT * FROM (WITH {TABELLEN}
    SELECT 'afspraakbesluiten'::text, o.dossier_id, o.gestart_op AS moment, d.regio::text, {GEMEENTE}, ARRAY[
        'artikel:' || a.artikel || '/' || CASE
            WHEN NOT o.warm THEN 'anders-koud_' || lower(coalesce(nullif(o.koudreden, ''), 'geen_reden'))
            WHEN {LAAT.format(soort="overdracht", wie="o", over=OVER)} THEN 'laat' ELSE 'gehouden' END]
    FROM overdrachten_overdracht o {WAAR.format(van="o")} {GELDEND.format(code=f"'{OVERDRACHT}'", op="o.gestart_op")}
    WHERE o.gestart_op IS NOT NULL) overgedragen"""
TERMIJN = f"""SELECT * FROM (WITH {TABELLEN}
    SELECT 'afspraakbesluiten'::text, t.dossier_id, t.gestart_op AS moment, d.regio::text, {GEMEENTE}, ARRAY[
        'artikel:' || a.artikel || '/' || CASE WHEN {OVER} THEN 'laat'
            WHEN t.status = 'LOPEND' THEN 'loopt' ELSE 'gehouden' END]
    FROM termijnen_termijn t JOIN (VALUES {WELKE}) w (definitie, tabel) ON w.definitie = t.definitie
    {WAAR.format(van="t")} {GELDEND.format(code="w.tabel", op="t.gestart_op")} WHERE t.status <> 'VERVALLEN') termijn"""
ERBIJ = " ".join(f"UNION ALL {feiten}" for feiten in (CASEMANAGER, SPECIALIST, OVERGEDRAGEN, TERMIJN))
BREID_UIT = f"""
DO $doe$ BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW cijfers_feit WITH (security_invoker = true) AS '
        || rtrim(pg_get_viewdef('cijfers_feit'::regclass), '; ') || $erbij$ {ERBIJ} $erbij$;
END $doe$"""


class Migration(migrations.Migration):
    dependencies = [
        ("cijfers", "0005_afspraken_en_consulten"),
        ("afspraken", "0002_order"),
        ("casussen", "0006_reden_past"),
        ("overdrachten", "0002_afgewezen_bevestiging"),
        ("plannen", "0010_slot_meekijken"),
        ("termijnen", "0005_eigen_einde"),
    ]
    operations = [migrations.RunSQL(BREID_UIT, migrations.RunSQL.noop)]
