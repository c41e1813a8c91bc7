"""
Months that follow each other are counted in one go; and a question to a specialist has a municipality.

A stretch of the chain looked its events up dossier by dossier, in every part of the log: now each kind of event is read
once. What is counted stays the same. Most questions are asked about a melding, before there is a casus: without the
municipality of the melding they were in no figure at all.
"""

from importlib import import_module

from django.db import migrations

ROOM = "schakel.sturing.cijfers.migrations"
FEITEN, ERBIJ, ARTIKEL = (
    import_module(f"{ROOM}.{naam}") for naam in ("0004_feiten", "0005_afspraken_en_consulten", "0006_elk_artikel")
)
# The terms of a handover are found by its dossier: by its number alone, every term would be looked at.
BESLUITEN = ERBIJ.AFSPRAAKBESLUITEN.replace(
    "SELECT 1 FROM termijnen_termijn t",
    "SELECT 1 FROM overdrachten_overdracht v JOIN termijnen_termijn t ON t.dossier_id = v.dossier_id",
).replace("WHERE t.onderwerp_soort = 'overdracht'", "WHERE v.id = b.overdracht_id AND t.onderwerp_soort = 'overdracht'")
CONSULTEN = ERBIJ.CONSULTEN.replace("coalesce(c.gemeente, '')", "coalesce(c.gemeente, m.gemeente, '')") + (
    " LEFT JOIN meldingen_melding m ON m.dossier_id = d.id"
)
ALLE = (
    *FEITEN.FEITEN, BESLUITEN, CONSULTEN,
    ARTIKEL.CASEMANAGER, ARTIKEL.SPECIALIST, ARTIKEL.OVERGEDRAGEN, ARTIKEL.TERMIJN,
)  # fmt: skip
BEELD = f"CREATE OR REPLACE VIEW cijfers_feit WITH (security_invoker = true) AS {' UNION ALL '.join(ALLE)}"
MAAND = "date_trunc('month', {} AT TIME ZONE 'Europe/Amsterdam')::date"
VAN, TOT = (f"({dag}::timestamp AT TIME ZONE 'Europe/Amsterdam')" for dag in ("p_van", "p_tot"))
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
TELLEN = f"""
CREATE FUNCTION cijfers_tel(p_van date, p_tot date) RETURNS void LANGUAGE plpgsql {KOP} AS $$
DECLARE begin_ timestamptz := {VAN};
    eind timestamptz := {TOT};
BEGIN
    DELETE FROM cijfers_telling WHERE maand >= p_van AND maand < p_tot AND NOT vast AND grondslag NOT LIKE 'keten-%';
    INSERT INTO cijfers_telling (regio, grondslag, dimensie, categorie, maand, plek, vast, aantal)
    SELECT f.regio, f.grondslag, split_part(c, ':', 1), substr(c, strpos(c, ':') + 1), {MAAND.format("f.moment")},
        f.gemeente, false, count(*)
    FROM cijfers_feit f, unnest(f.codes || '{{:}}') c WHERE f.moment >= begin_ AND f.moment < eind
    GROUP BY 1, 2, 3, 4, 5, 6;
END $$;
-- A stretch of the chain: from the first beginning to the first end in a dossier; a melding and its casus are one.
CREATE FUNCTION cijfers_tel_keten(p_van date, p_tot date, p_grondslag text, p_begin text, p_eind text,
    p_grenzen integer[]) RETURNS void LANGUAGE sql {KOP} AS $$
    DELETE FROM cijfers_telling WHERE maand >= p_van AND maand < p_tot AND NOT vast AND grondslag = p_grondslag;
    WITH eind AS MATERIALIZED (SELECT e.dossier_id, min(e.gebeurd_op) AS op FROM gebeurtenissen_gebeurtenis e
            WHERE e.soort = p_eind AND e.gebeurd_op < {TOT} GROUP BY 1 HAVING min(e.gebeurd_op) >= {VAN}),
    begin_ AS MATERIALIZED (SELECT b.dossier_id, min(b.gebeurd_op) AS op FROM gebeurtenissen_gebeurtenis b
            WHERE b.soort = p_begin AND b.gebeurd_op < {TOT} GROUP BY 1),
    verwant AS (SELECT e.dossier_id, e.op, e.dossier_id AS bron FROM eind e UNION
        SELECT e.dossier_id, e.op, m.dossier_id FROM eind e JOIN casussen_casusmelding k ON k.dossier_id = e.dossier_id
            JOIN meldingen_melding m ON m.id = k.melding_id),
    duur AS (SELECT v.dossier_id, v.op, extract(epoch FROM v.op - min(b.op)) / 86400 AS dagen FROM verwant v
        JOIN begin_ b ON b.dossier_id = v.bron AND b.op <= v.op GROUP BY v.dossier_id, v.op)
    INSERT INTO cijfers_telling (regio, grondslag, dimensie, categorie, maand, plek, vast, aantal)
    SELECT d.regio, p_grondslag, s.dim, s.cat, {MAAND.format("u.op")}, coalesce(c.gemeente, m.gemeente, ''), false,
        count(*) FROM duur u
        JOIN dossiers_dossier d ON d.id = u.dossier_id LEFT JOIN casussen_casus c ON c.dossier_id = d.id
        LEFT JOIN meldingen_melding m ON m.dossier_id = d.id, LATERAL (VALUES ('', ''),
        ('duur', 'k' || width_bucket(u.dagen::float8, p_grenzen::float8[]))) s (dim, cat) GROUP BY 1, 3, 4, 5, 6;
$$;
"""
FUNCTIES = ("cijfers_tel(date, date)", "cijfers_tel_keten(date, date, text, text, text, integer[])")
OUD = FEITEN.FUNCTIES[:2]
RECHT = "\n".join(
    f"REVOKE ALL ON FUNCTION {f} FROM PUBLIC, {FEITEN.ROLLEN}; GRANT EXECUTE ON FUNCTION {f} TO schakel_stats;"
    f" ALTER FUNCTION {f} OWNER TO schakel_wacht;"
    for f in FUNCTIES
)


class Migration(migrations.Migration):
    dependencies = [("cijfers", "0006_elk_artikel")]
    operations = [
        migrations.RunSQL(BEELD, migrations.RunSQL.noop),
        migrations.RunSQL(TELLEN + RECHT, "; ".join(f"DROP FUNCTION {f}" for f in FUNCTIES)),
        # What counted one month goes; a program of before counts again after its own tables were put back.
        migrations.RunSQL("; ".join(f"DROP FUNCTION {f}" for f in OUD), migrations.RunSQL.noop),
    ]
