"""
What is counted: one row for each fact, with its month, its municipality and what it is split by.

No role of the program reads these views. `cijfers_tel` counts them for the statistics role, which sees counts alone:
no id, no row (ADR-0028). The moment of counting is `schakel.moment`, never the clock of the database.
"""

from django.db import migrations

from datetime import date

from schakel.casuswerk.meldingen.rules import NIEUWE_INDELING, VORMEN
from schakel.kernel.tijd import begin_van_dag
from schakel.kernel.werkdagen import feestdagen

NU = "nullif(current_setting('schakel.moment', true), '')::timestamptz"
VANAF_2019 = begin_van_dag(NIEUWE_INDELING).isoformat()
ROLLEN = "schakel_app, schakel_job, schakel_stats"


def _in_list(kolom: str, lijst: str) -> str:
    """Return SQL that puts the words of the chain in the list of the day."""
    for woord, vorm in VORMEN.items():
        kolom = f"array_replace({kolom}, '{woord}', '{getattr(vorm, lijst)}')"
    return kolom


def _labels(naam: str, lijst: str) -> str:
    return (
        f"ARRAY(SELECT DISTINCT '{naam}:' || v FROM unnest(coalesce(nullif({lijst}, '{{}}'), '{{niet-ingevuld}}')) v)"
    )


def _workdays(van: str, tot: str) -> str:
    """Return SQL for the working days after one moment, up to and with the day of another."""
    dag = "cijfers_werkdag(({} AT TIME ZONE 'Europe/Amsterdam')::date)"
    return f"({dag.format(tot)} - {dag.format(van)})"


def _first(*velden: str) -> str:
    return f"coalesce({', '.join(f'nullif({veld}, {chr(39) * 2})' for veld in velden)}, 'niet-ingevuld')"


ADVIESVORM = (
    f"CASE WHEN a.gegeven_op < '{VANAF_2019}' THEN {_in_list('coalesce(nullif(a.vormen, {}), a.aanleidingen)::text[]', 'aanleiding')}"
    f" ELSE {_in_list('coalesce(nullif(a.vormen, {}), a.aanleidingen)::text[]', 'vorm_2019')} END"
).replace("{}", "'{}'")
MELDINGVORM = f"(CASE WHEN m.ontvangen_op < '{VANAF_2019}' THEN m.aanleidingen ELSE m.vormen_2019 END)::text[]"
WACHT = _workdays("m.ontvangen_op", "m.beoordeeld_op")

ADVIEZEN = f"""SELECT 'adviezen'::text AS grondslag, NULL::bigint AS dossier_id, a.gegeven_op AS moment, a.regio::text AS regio,
    a.gemeente::text AS gemeente, ARRAY['vrager:' || {_first("a.hoedanigheid", "a.rol_vrager")},
        'invoer:' || CASE WHEN a.ingevoerd_op > a.gegeven_op + interval '1 day' THEN 'later' ELSE 'binnen-een-dag' END]
        || {_labels("vorm", ADVIESVORM)} AS codes
    FROM adviezen_advies a"""
MELDINGEN = f"""SELECT 'meldingen', m.dossier_id, m.ontvangen_op, d.regio, m.gemeente, ARRAY[
        'melder:' || {_first("m.hoedanigheid", "m.rol_melder")}, 'eerder:' || m.eerdere_betrokkenheid,
        'invoer:' || CASE WHEN m.ingevoerd_op > m.ontvangen_op + interval '1 day' THEN 'later' ELSE 'binnen-een-dag' END,
        'beoordeeld:' || CASE WHEN m.status = 'OMGEZET' THEN 'werd-advies' WHEN m.beoordeeld_op IS NULL THEN 'nog-niet'
            WHEN {WACHT} <= 5 THEN 'tot-5' WHEN {WACHT} <= 10 THEN 'tot-10' ELSE 'later' END,
        'terug:' || CASE WHEN m.terugkoppeling_reden_niet <> '' THEN 'niet-met-reden'
            WHEN m.teruggekoppeld_op IS NULL THEN 'nog-niet' ELSE 'gegeven' END,
        'hermeld:' || CASE WHEN h.eerste < m.ontvangen_op + interval '6 months' THEN 'binnen-6-maanden'
            WHEN h.eerste < m.ontvangen_op + interval '12 months' THEN 'binnen-12-maanden'
            WHEN {NU} < m.ontvangen_op + interval '12 months' THEN 'nog-niet-te-zeggen' ELSE 'niet-binnen-12-maanden' END]
        || {_labels("vorm", MELDINGVORM)}
    FROM meldingen_melding m JOIN dossiers_dossier d ON d.id = m.dossier_id
    LEFT JOIN LATERAL (SELECT min(n.ontvangen_op) AS eerste FROM personen_dossierpersoon a
        LEFT JOIN personen_zelfdepersoon z ON z.persoon_id = a.persoon_id AND z.beeindigd_op IS NULL
        CROSS JOIN LATERAL (SELECT coalesce(z.eerste_id, a.persoon_id) AS persoon_id UNION SELECT y.persoon_id
            FROM personen_zelfdepersoon y WHERE y.eerste_id = coalesce(z.eerste_id, a.persoon_id) AND y.beeindigd_op IS NULL) p
        JOIN personen_dossierpersoon b ON b.persoon_id = p.persoon_id
        JOIN meldingen_melding n ON n.dossier_id = b.dossier_id AND n.ontvangen_op > m.ontvangen_op
        WHERE a.dossier_id = m.dossier_id) h ON true"""
NAGEKOMEN = """SELECT 'nagekomen', m.dossier_id, m.ingevoerd_op, d.regio, m.gemeente, '{}'::text[]
    FROM meldingen_melding m JOIN dossiers_dossier d ON d.id = m.dossier_id WHERE m.ingevoerd_op
        >= (date_trunc('month', m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam') + interval '1 month') AT TIME ZONE 'Europe/Amsterdam'"""
BESLUITEN = """SELECT 'besluiten', b.dossier_id, b.besloten_op, d.regio, m.gemeente,
        ARRAY['soort:' || b.soort, 'afwijking:' || CASE WHEN b.is_afwijking THEN 'anders' ELSE 'volgens-afspraak' END]
    FROM beoordelingen_besluit b JOIN beoordelingen_beoordeling o ON o.id = b.beoordeling_id
    JOIN meldingen_melding m ON m.id = o.melding_id JOIN dossiers_dossier d ON d.id = b.dossier_id"""
ONDERZOEK = "FROM beoordelingen_onderzoek o JOIN beoordelingen_beoordeling b ON b.id = o.beoordeling_id JOIN meldingen_melding m ON m.id = b.melding_id JOIN dossiers_dossier d ON d.id = o.dossier_id"
ONDERZOEKEN = f"""SELECT 'onderzoeken-besloten', o.dossier_id, o.besloten_op, d.regio, m.gemeente, ARRAY['tien-weken:' || CASE
        WHEN o.afgerond_op <= m.ontvangen_op + interval '10 weeks' THEN 'binnen'
        WHEN o.afgerond_op IS NOT NULL OR {NU} > m.ontvangen_op + interval '10 weeks' THEN 'later' ELSE 'loopt-nog' END]
    {ONDERZOEK} WHERE o.dienst = 'onderzoek'"""
AFGEROND = f"""SELECT 'onderzoeken-afgerond', o.dossier_id, o.afgerond_op, d.regio, m.gemeente, ARRAY['tien-weken:' || CASE
        WHEN o.afgerond_op <= o.besloten_op + interval '10 weeks' THEN 'binnen' ELSE 'later' END]
        || ARRAY(SELECT 'uitkomst:' || lower(u.soort || '-' || u.uitkomst) FROM beoordelingen_onderzoeksuitkomst u
            WHERE u.onderzoek_id = o.id UNION SELECT 'uitkomst:geen-uitkomst'::text AS code WHERE o.status = 'VROEG_GESLOTEN')
    {ONDERZOEK} WHERE o.dienst = 'onderzoek' AND o.afgerond_op IS NOT NULL"""
OVERDRACHTEN = """SELECT 'overdrachten', o.dossier_id, o.aangeboden_op, d.regio, coalesce(c.gemeente, m.gemeente, ''), ARRAY[
        'verloop:' || CASE WHEN o.status = 'GESTART' THEN CASE WHEN o.warm THEN 'gestart-warm' ELSE 'gestart-koud' END
            WHEN o.weigerreden <> '' THEN 'geweigerd' WHEN o.status = 'INGETROKKEN' THEN 'ingetrokken'
            WHEN o.besloten_op IS NOT NULL THEN 'aangenomen' ELSE 'wacht' END,
        'paar:' || z.code || '>' || w.code]
    FROM overdrachten_overdracht o JOIN dossiers_dossier d ON d.id = o.dossier_id
    LEFT JOIN casussen_casus c ON c.dossier_id = d.id LEFT JOIN meldingen_melding m ON m.dossier_id = d.id
    JOIN organisaties_team zt ON zt.id = o.zender_team_id JOIN organisaties_organisatie z ON z.id = zt.organisatie_id
    JOIN organisaties_team wt ON wt.id = o.ontvanger_team_id JOIN organisaties_organisatie w ON w.id = wt.organisatie_id
    WHERE o.aangeboden_op IS NOT NULL"""
CASUS = f"""FROM casussen_casus c JOIN dossiers_dossier d ON d.id = c.dossier_id
    LEFT JOIN LATERAL (SELECT i.waarde FROM organisaties_lokaleinstelling i JOIN organisaties_regio r ON r.id = i.regio_id
        WHERE r.code = d.regio AND i.sleutel = 'complex' AND i.geldig_van <= c.geopend_op::date
            AND (i.geldig_tot IS NULL OR i.geldig_tot > c.geopend_op::date) LIMIT 1) x ON true
    CROSS JOIN LATERAL (SELECT x.waarde IS NOT NULL AND (
        (SELECT count(DISTINCT t.organisatie_id) FROM dossiers_betrokkenheid b JOIN organisaties_team t ON t.id = b.team_id
            WHERE b.dossier_id = d.id) >= (x.waarde->>'organisaties')::int
        OR (SELECT count(*) FROM casussen_casusmelding k WHERE k.casus_id = c.id) >= (x.waarde->>'meldingen')::int)
        AND (x.waarde->'fasen' IS NULL OR EXISTS (SELECT 1 FROM plannen_plan p WHERE p.dossier_id = d.id
            AND x.waarde->'fasen' ? p.fase)) AS is_complex) y
    CROSS JOIN LATERAL (SELECT extract(epoch FROM coalesce(c.gesloten_op, {NU}) - c.geopend_op
            - coalesce(sum(least(coalesce(upper(r.periode), coalesce(c.gesloten_op, {NU})), coalesce(c.gesloten_op, {NU}))
                - greatest(lower(r.periode), c.geopend_op)), interval '0')) / 86400 AS zonder, count(*) AS keren
        FROM dossiers_regie r WHERE r.dossier_id = d.id AND r.periode && tstzrange(c.geopend_op,
            greatest(coalesce(c.gesloten_op, {NU}), c.geopend_op), '[]')) g"""
CASUSSEN = f"""SELECT CASE WHEN y.is_complex THEN 'casussen-complex' ELSE 'casussen-overig' END, c.dossier_id, c.geopend_op,
    d.regio, c.gemeente, ARRAY['zonder-regie:' || CASE WHEN g.keren = 0 THEN 'nooit-regie' WHEN g.zonder < 8 THEN 'tot-7'
            WHEN g.zonder < 31 THEN 'tot-30' ELSE 'langer' END,
        'wisselingen:' || CASE WHEN g.keren <= 1 THEN 'geen' WHEN g.keren = 2 THEN 'een' ELSE 'meer' END,
        'bezoek:' || CASE WHEN EXISTS (SELECT 1 FROM bijeenkomsten_bijeenkomst b WHERE b.dossier_id = d.id
            AND b.soort = 'BEZOEK' AND b.status = 'GEHOUDEN') THEN 'samen' ELSE 'niet' END]
    {CASUS}"""
GESLOTEN = """SELECT 'casussen-gesloten', c.dossier_id, c.gesloten_op, d.regio, c.gemeente,
        ARRAY['reden:' || c.sluitreden, 'beeld:' || c.veiligheidsbeeld]
    FROM casussen_casus c JOIN dossiers_dossier d ON d.id = c.dossier_id WHERE c.gesloten_op IS NOT NULL"""
PLANNEN = """SELECT 'plannen', p.dossier_id, p.begonnen_op, d.regio, coalesce(c.gemeente, ''), ARRAY['kaart:' || CASE
            WHEN EXISTS (SELECT 1 FROM plannen_drieluik l WHERE l.plan_id = p.id)
            AND EXISTS (SELECT 1 FROM plannen_netwerklid n WHERE n.plan_id = p.id)
            AND EXISTS (SELECT 1 FROM plannen_belofte e WHERE e.plan_id = p.id) THEN 'volledig' ELSE 'niet-volledig' END,
        'netwerk:' || CASE WHEN EXISTS (SELECT 1 FROM plannen_netwerklid n WHERE n.plan_id = p.id) THEN 'ja' ELSE 'nee' END,
        'eisen:' || CASE WHEN EXISTS (SELECT 1 FROM plannen_voorwaarde v WHERE v.dossier_id = p.dossier_id)
            THEN 'ja' ELSE 'nee' END]
    FROM plannen_plan p JOIN dossiers_dossier d ON d.id = p.dossier_id
    LEFT JOIN casussen_casus c ON c.dossier_id = d.id WHERE p.fase <> ''"""
CONTROLES = """SELECT 'controles', k.dossier_id, k.gedaan_op, d.regio, coalesce(c.gemeente, ''),
        ARRAY['zorgen:' || CASE WHEN k.nieuwe_zorgen THEN 'ja' ELSE 'nee' END]
    FROM monitoring_controlemoment k JOIN dossiers_dossier d ON d.id = k.dossier_id
    LEFT JOIN casussen_casus c ON c.dossier_id = d.id WHERE k.gedaan_op IS NOT NULL"""
_EIND = "((e.maand + interval '1 month') AT TIME ZONE 'Europe/Amsterdam')"
VOORRAAD = f"""SELECT 'voorraad', m.dossier_id, {_EIND} - interval '1 second', d.regio, m.gemeente,
        ARRAY['wacht:' || CASE WHEN w.dagen <= 5 THEN 'tot-5' WHEN w.dagen <= 10 THEN 'tot-10' ELSE 'langer' END]
    FROM meldingen_melding m JOIN dossiers_dossier d ON d.id = m.dossier_id CROSS JOIN LATERAL generate_series(
        date_trunc('month', m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam'), date_trunc('month',
            coalesce(m.beoordeeld_op, m.omgezet_op, {NU}) AT TIME ZONE 'Europe/Amsterdam') - interval '1 month', interval '1 month')
        AS e(maand)
    CROSS JOIN LATERAL (SELECT {_workdays("m.ontvangen_op", f"({_EIND} - interval '1 second')")} AS dagen) w"""
FEITEN = (
    ADVIEZEN, MELDINGEN, NAGEKOMEN, BESLUITEN, ONDERZOEKEN, AFGEROND, OVERDRACHTEN, CASUSSEN, GESLOTEN, PLANNEN, CONTROLES,
    VOORRAAD,
)  # fmt: skip

# How many working days there were up to and with a day: what lies between two days is then a subtraction.
MAANDAG = date(2009, 12, 28)
VRIJ = sorted((d - MAANDAG).days for jaar in range(2010, 2045) for d in feestdagen(jaar) if d.weekday() < 5)
WERKDAG = f"""CREATE FUNCTION cijfers_werkdag(p_dag date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (p_dag - date '{MAANDAG}') / 7 * 5 + least((p_dag - date '{MAANDAG}') % 7 + 1, 5)
        - width_bucket(p_dag - date '{MAANDAG}', ARRAY{VRIJ});
$$;
"""
BEELD = f"CREATE VIEW cijfers_feit WITH (security_invoker = true) AS {' UNION ALL '.join(FEITEN)};"

TELLEN = """
CREATE FUNCTION cijfers_tel(p_maand date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE begin_ timestamptz := p_maand::timestamp AT TIME ZONE 'Europe/Amsterdam';
    eind timestamptz := (p_maand + interval '1 month') AT TIME ZONE 'Europe/Amsterdam';
BEGIN
    DELETE FROM cijfers_telling WHERE maand = p_maand AND NOT vast AND grondslag NOT LIKE 'keten-%';
    INSERT INTO cijfers_telling (regio, grondslag, dimensie, categorie, maand, plek, vast, aantal)
    SELECT f.regio, f.grondslag, split_part(c, ':', 1), substr(c, strpos(c, ':') + 1), p_maand, f.gemeente, false, count(*)
    FROM cijfers_feit f, unnest(f.codes || '{:}') c WHERE f.moment >= begin_ AND f.moment < eind GROUP BY 1, 2, 3, 4, 6;
END $$;
-- A stretch of the chain: from the first beginning to the first end in a dossier; a melding and its casus are one.
CREATE FUNCTION cijfers_tel_keten(p_maand date, p_grondslag text, p_begin text, p_eind text, p_grenzen integer[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM cijfers_telling WHERE maand = p_maand AND NOT vast AND grondslag = p_grondslag;
    WITH eind AS (SELECT e.dossier_id, min(e.gebeurd_op) AS op FROM gebeurtenissen_gebeurtenis e WHERE e.soort = p_eind
            AND e.gebeurd_op >= p_maand::timestamp AT TIME ZONE 'Europe/Amsterdam' AND e.gebeurd_op
                < (p_maand + interval '1 month') AT TIME ZONE 'Europe/Amsterdam' AND NOT EXISTS (
                SELECT 1 FROM gebeurtenissen_gebeurtenis v WHERE v.dossier_id = e.dossier_id AND v.soort = p_eind
                AND v.gebeurd_op < p_maand::timestamp AT TIME ZONE 'Europe/Amsterdam') GROUP BY 1),
    duur AS (SELECT e.dossier_id, extract(epoch FROM e.op - min(b.gebeurd_op)) / 86400 AS dagen FROM eind e
        JOIN gebeurtenissen_gebeurtenis b ON b.soort = p_begin AND b.gebeurd_op <= e.op AND b.dossier_id = ANY (ARRAY(
            SELECT m.dossier_id FROM casussen_casusmelding k JOIN meldingen_melding m ON m.id = k.melding_id
            WHERE k.dossier_id = e.dossier_id UNION SELECT e.dossier_id)) GROUP BY e.dossier_id, e.op)
    INSERT INTO cijfers_telling (regio, grondslag, dimensie, categorie, maand, plek, vast, aantal)
    SELECT d.regio, p_grondslag, s.dim, s.cat, p_maand, coalesce(c.gemeente, m.gemeente, ''), false, count(*) FROM duur u
        JOIN dossiers_dossier d ON d.id = u.dossier_id LEFT JOIN casussen_casus c ON c.dossier_id = d.id
        LEFT JOIN meldingen_melding m ON m.dossier_id = d.id, LATERAL (VALUES ('', ''),
        ('duur', 'k' || width_bucket(u.dagen::float8, p_grenzen::float8[]))) s (dim, cat) GROUP BY 1, 3, 4, 6;
$$;
CREATE FUNCTION cijfers_veranderd(p_na bigint, p_sinds timestamptz) RETURNS TABLE (maand date, tot bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH nieuw AS (SELECT DISTINCT dossier_id FROM gebeurtenissen_gebeurtenis WHERE id > p_na),
    ook AS (SELECT dossier_id FROM nieuw UNION SELECT b.dossier_id FROM nieuw n
        JOIN personen_dossierpersoon a USING (dossier_id)
        JOIN personen_zelfdepersoon z ON z.beeindigd_op IS NULL AND a.persoon_id IN (z.persoon_id, z.eerste_id)
        JOIN personen_zelfdepersoon y ON y.beeindigd_op IS NULL AND y.eerste_id = z.eerste_id
        JOIN personen_dossierpersoon b ON b.persoon_id IN (y.persoon_id, y.eerste_id)),
    moment AS (SELECT f.moment FROM cijfers_feit f WHERE f.dossier_id IN (SELECT dossier_id FROM ook)
        UNION SELECT e.gebeurd_op FROM gebeurtenissen_gebeurtenis e WHERE e.id > p_na
        UNION SELECT a.gegeven_op FROM adviezen_advies a WHERE p_sinds IS NULL OR greatest(a.ingevoerd_op, a.omgezet_op) >= p_sinds)
    SELECT DISTINCT date_trunc('month', moment AT TIME ZONE 'Europe/Amsterdam')::date,
        (SELECT coalesce(max(id), 0) FROM gebeurtenissen_gebeurtenis) FROM moment ORDER BY 1;
$$;
"""
FUNCTIES = (
    "cijfers_tel(date)", "cijfers_tel_keten(date, text, text, text, integer[])", "cijfers_veranderd(bigint, timestamptz)",
)  # fmt: skip
RECHT = "\n".join(
    f"REVOKE ALL ON FUNCTION {f} FROM {ROLLEN}; GRANT EXECUTE ON FUNCTION {f} TO schakel_stats; ALTER FUNCTION {f} OWNER TO schakel_wacht;"
    for f in FUNCTIES
)
SLOT = f"""
REVOKE ALL ON cijfers_feit FROM {ROLLEN};
GRANT SELECT ON cijfers_feit TO schakel_wacht;
REVOKE ALL ON cijfers_telling, cijfers_telstand FROM {ROLLEN};
ALTER TABLE cijfers_telling ENABLE ROW LEVEL SECURITY;
ALTER TABLE cijfers_telling FORCE ROW LEVEL SECURITY;
CREATE POLICY wacht ON cijfers_telling TO schakel_wacht USING (true) WITH CHECK (true);
CREATE POLICY dicht ON cijfers_telling TO schakel_app, schakel_job USING (false);
CREATE POLICY tellen ON cijfers_telling TO schakel_stats
    USING ((SELECT current_setting('schakel.rol', true)) = 'statistiek')
    WITH CHECK ((SELECT current_setting('schakel.rol', true)) = 'statistiek' AND vast);
GRANT SELECT, INSERT ON cijfers_telling TO schakel_stats;
GRANT USAGE ON SEQUENCE cijfers_telling_id_seq TO schakel_stats;
GRANT SELECT, INSERT, UPDATE ON cijfers_telstand TO schakel_stats;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cijfers", "0003_telling"),
        ("adviezen", "0002_sloten"),
        ("beoordelingen", "0005_sloten_informant"),
        ("bijeenkomsten", "0002_sloten"),
        ("casussen", "0006_reden_past"),
        ("dossiers", "0010_nalezen"),
        ("gebeurtenissen", "0001_begin"),
        ("meldingen", "0002_sloten"),
        ("monitoring", "0007_sloten_volgoverdracht"),
        ("organisaties", "0003_vertrek"),
        ("overdrachten", "0002_afgewezen_bevestiging"),
        ("personen", "0006_alleen_via_de_kaart"),
        ("plannen", "0010_slot_meekijken"),
    ]
    operations = [
        migrations.RunSQL(WERKDAG, "DROP FUNCTION cijfers_werkdag(date)"),
        migrations.RunSQL(BEELD, "DROP VIEW cijfers_feit"),
        migrations.RunSQL(TELLEN, "; ".join(f"DROP FUNCTION {f}" for f in FUNCTIES)),
        migrations.RunSQL(SLOT + RECHT, migrations.RunSQL.noop),
    ]
