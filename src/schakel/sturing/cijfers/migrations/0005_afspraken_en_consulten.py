"""
Two more populations: decisions by an agreement with how they went, and questions to specialists.

A decision stands in one part alone: its article, and whether it was kept, late or otherwise with the kind of reason.
Reasons in a split of their own would, beside this one, give a small count away by taking away.
"""

from django.db import migrations

MOMENT = "nullif(current_setting('schakel.moment', true), '')::timestamptz"
AFSPRAAKBESLUITEN = f"""SELECT 'afspraakbesluiten'::text, b.dossier_id, b.besloten_op, d.regio::text, m.gemeente::text, ARRAY[
        'artikel:' || f.code || '/' || v.versie || '/' || b.artikel || '/' || CASE WHEN a.soort IS NOT NULL
            THEN 'anders-' || lower(a.soort) WHEN EXISTS (SELECT 1 FROM termijnen_termijn t
                WHERE t.onderwerp_soort = 'overdracht' AND t.onderwerp_id = b.overdracht_id AND t.status <> 'VERVALLEN'
                AND coalesce(t.afgedaan_op, {MOMENT}) > t.uiterlijk) THEN 'laat' ELSE 'gehouden' END]
    FROM beoordelingen_besluit b JOIN afspraken_afspraakversie v ON v.id = b.afspraakversie
    JOIN afspraken_afspraak f ON f.id = v.afspraak_id JOIN beoordelingen_beoordeling o ON o.id = b.beoordeling_id
    JOIN meldingen_melding m ON m.id = o.melding_id JOIN dossiers_dossier d ON d.id = b.dossier_id
    LEFT JOIN LATERAL (SELECT r.soort FROM beoordelingen_routeafwijking r WHERE r.besluit_id = b.id ORDER BY r.id LIMIT 1)
        a ON true
    WHERE b.artikel <> ''"""
CONSULTEN = """SELECT 'consulten'::text, k.dossier_id, k.gevraagd_op, d.regio::text, coalesce(c.gemeente, '')::text, ARRAY[
        'soort:' || k.soort, 'antwoord:' || CASE WHEN k.status = 'INGETROKKEN' THEN 'ingetrokken'
            WHEN k.beantwoord_op IS NULL THEN 'nog-niet' WHEN k.beantwoord_op <= k.antwoord_uiterlijk THEN 'op-tijd'
            ELSE 'later' END]
    FROM casussen_consult k JOIN dossiers_dossier d ON d.id = k.dossier_id
    LEFT JOIN casussen_casus c ON c.dossier_id = d.id"""
BREID_UIT = """
DO $doe$ BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW cijfers_feit WITH (security_invoker = true) AS '
        || rtrim(pg_get_viewdef('cijfers_feit'::regclass), '; ') || $erbij$ {erbij} $erbij$;
END $doe$"""
ERBIJ = f"UNION ALL {AFSPRAAKBESLUITEN} UNION ALL {CONSULTEN}"


class Migration(migrations.Migration):
    dependencies = [
        ("cijfers", "0004_feiten"),
        ("afspraken", "0002_order"),
        ("beoordelingen", "0005_sloten_informant"),
        ("casussen", "0006_reden_past"),
        ("termijnen", "0005_eigen_einde"),
    ]
    operations = [migrations.RunSQL(BREID_UIT.format(erbij=ERBIJ), migrations.RunSQL.noop)]
