"""
A delivery is seen by its own organisation; where something is mended, by who sees that dossier.

The functions are the one path to the rows of a whole organisation: of one organisation, read only, for the worker
alone
(ADR-0031).  They give codes, moments and numbers; who reported is in none of them, and a number of a person (BSN) is
given, still encrypted, only when the layout asks for it.
"""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

KOP = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp"
ORGANISATIE = "(SELECT nullif(current_setting('schakel.organisatie', true), '')::bigint)"
TEAM = "(SELECT nullif(current_setting('schakel.team', true), '')::bigint)"
EIGEN = f"organisatie_id = {ORGANISATIE}"
VAN_EIGEN = "EXISTS (SELECT 1 FROM leveringen_levering l WHERE l.id = levering_id)"
TE_HERSTELLEN = (
    f"(dossier_id IS NOT NULL AND {rules.visible_sql('leveringen_kwaliteitsregel.dossier_id')})"
    f" OR (dossier_id IS NULL AND team_id = {TEAM})"
)
LEVERING = ("leveringen_leveraar", "leveringen_levering", "leveringen_leveringstermijn")
TABELLEN = (*LEVERING, "leveringen_kwaliteitspunt", "leveringen_kwaliteitsregel")

FUNCTIES = [
    # All adviezen that were given; one that became a melding is delivered as that melding.
    f"""
CREATE FUNCTION levering_adviezen(p_organisatie bigint, p_van timestamptz, p_tot timestamptz) RETURNS TABLE (
    rij bigint, nummer uuid, team bigint, gegeven_op timestamptz, ingevoerd_op timestamptz, aanleidingen text[],
    vormen text[], hoedanigheid text, rol text, organisatie text, reden text) {KOP} AS $$
    SELECT a.id, a.publiek_id, a.team_id, a.gegeven_op, a.ingevoerd_op, a.aanleidingen, a.vormen, a.hoedanigheid,
        a.rol_vrager, a.organisatie_vrager, a.reden
    FROM adviezen_advies a JOIN organisaties_team t ON t.id = a.team_id
    WHERE t.organisatie_id = p_organisatie AND a.gegeven_op >= p_van AND a.gegeven_op < p_tot
        AND a.status = 'GEGEVEN' ORDER BY a.gegeven_op, a.id;
$$""",
    # Whose melding it is: the organisation of the team that answered first.
    f"""
CREATE FUNCTION levering_houder(p_dossier bigint) RETURNS bigint {KOP} AS $$
    SELECT t.organisatie_id FROM dossiers_verantwoordelijkheid v JOIN organisaties_team t ON t.id = v.team_id
    WHERE v.dossier_id = p_dossier ORDER BY lower(v.periode) LIMIT 1;
$$""",
    # Finished is a melding when it was decided; with a follow-up, when help has started or Veilig Thuis was done.
    f"""
CREATE FUNCTION levering_klaar(p_melding bigint) RETURNS timestamptz {KOP} AS $$
    SELECT CASE WHEN m.status = 'OMGEZET' THEN m.omgezet_op WHEN b.soort = 'voorwaarden_vervolg' THEN z.afgerond_op
        WHEN b.soort = 'overdracht' AND b.overdracht_id IS NOT NULL THEN coalesce((SELECT min(o.gestart_op)
            FROM overdrachten_overdracht o WHERE o.dossier_id = c.dossier_id AND o.is_hoofd
            AND o.gestart_op >= b.besloten_op), d.gesloten_op) ELSE m.beoordeeld_op END
    FROM meldingen_melding m LEFT JOIN beoordelingen_besluit b ON b.dossier_id = m.dossier_id
    LEFT JOIN beoordelingen_onderzoek z ON z.dossier_id = m.dossier_id
    LEFT JOIN casussen_casus c ON c.id = b.casus_id LEFT JOIN dossiers_dossier d ON d.id = c.dossier_id
    WHERE m.id = p_melding;
$$""",
    f"""
CREATE FUNCTION levering_meldingen(p_organisatie bigint, p_van timestamptz, p_tot timestamptz, p_op text)
    RETURNS TABLE (
    rij bigint, nummer uuid, dossier bigint, ontvangen_op timestamptz, ingevoerd_op timestamptz,
    besloten_op timestamptz, klaar_op timestamptz, aanleidingen text[], vormen_2019 text[], aarden text[],
    aanvullend text[], hoedanigheid text, rol text, organisatie text, eerdere_betrokkenheid text, vervolg text,
    onderzoek uuid, veiligheidstaxatie text) {KOP} AS $$
    SELECT m.id, m.publiek_id, m.dossier_id, m.ontvangen_op, m.ingevoerd_op, coalesce(m.omgezet_op, m.beoordeeld_op),
        k.op, m.aanleidingen, m.vormen_2019, m.aarden, m.aanvullend, m.hoedanigheid, m.rol_melder,
        m.organisatie_melder, m.eerdere_betrokkenheid, CASE WHEN m.status = 'OMGEZET' THEN 'advies' ELSE m.besluit END,
        (SELECT z.publiek_id FROM beoordelingen_onderzoek z WHERE z.dossier_id = m.dossier_id
            AND z.dienst = 'onderzoek'),
        (SELECT coalesce(nullif(j.veiligheid_oordeel, ''), j.veiligheid_advies) FROM beoordelingen_beoordeling j
            WHERE j.melding_id = m.id)
    FROM meldingen_melding m, levering_klaar(m.id) k (op)
    WHERE m.ontvangen_op < p_tot AND levering_houder(m.dossier_id) = p_organisatie
        AND CASE p_op WHEN 'begin' THEN m.ontvangen_op >= p_van ELSE k.op >= p_van AND k.op < p_tot END
    ORDER BY m.ontvangen_op, m.id;
$$""",
    f"""
CREATE FUNCTION levering_onderzoeken(p_organisatie bigint, p_van timestamptz, p_tot timestamptz, p_op text)
    RETURNS TABLE (
    rij bigint, nummer uuid, melding uuid, dossier bigint, dienst text, begonnen_op timestamptz,
    afgerond_op timestamptz, aanleidingen text[], vormen_2019 text[], vroeg_gesloten text, uitkomsten text[],
    aarden text[], ontvanger text) {KOP} AS $$
    SELECT z.id, z.publiek_id, m.publiek_id, z.dossier_id, z.dienst, z.begonnen_op, z.afgerond_op, m.aanleidingen,
        m.vormen_2019, z.vroeg_gesloten,
        ARRAY(SELECT u.code::text FROM beoordelingen_onderzoeksuitkomst u WHERE u.onderzoek_id = z.id ORDER BY 1),
        ARRAY(SELECT DISTINCT x::text FROM beoordelingen_onderzoeksuitkomst u, unnest(u.aarden) x
            WHERE u.onderzoek_id = z.id ORDER BY 1), t.soort
    FROM beoordelingen_onderzoek z JOIN meldingen_melding m ON m.dossier_id = z.dossier_id
    LEFT JOIN organisaties_team t ON t.id = z.ontvanger_team_id
    WHERE levering_houder(z.dossier_id) = p_organisatie
        AND CASE p_op WHEN 'begin' THEN z.begonnen_op >= p_van AND z.begonnen_op < p_tot
            ELSE z.afgerond_op >= p_van AND z.afgerond_op < p_tot END
    ORDER BY z.besloten_op, z.id;
$$""",
    # The people of these dossiers; not the network around them.
    f"""
CREATE FUNCTION levering_personen(p_organisatie bigint, p_dossiers bigint[], p_bsn boolean) RETURNS TABLE (rij bigint,
    dossier bigint, publiek_id uuid, geboortedatum date, leeftijd integer, peildatum date, geslacht text,
    ongeboren boolean, bsn bytea) {KOP} AS $$
    SELECT p.id, s.dossier_id, p.publiek_id, p.geboortedatum, p.leeftijd, p.leeftijd_peildatum, p.geslacht,
        p.ongeboren, CASE WHEN p_bsn THEN p.bsn END
    FROM personen_dossierpersoon s JOIN personen_persoon p ON p.id = s.persoon_id
    JOIN dossiers_dossier d ON d.id = s.dossier_id
    WHERE s.dossier_id = ANY (p_dossiers) AND d.soort = 'MELDING' AND levering_houder(d.id) = p_organisatie
        AND s.rol <> 'NETWERK'
    ORDER BY s.dossier_id, p.id;
$$""",
]
NAMEN = {
    "levering_adviezen": "bigint, timestamptz, timestamptz",
    "levering_houder": "bigint",
    "levering_klaar": "bigint",
    "levering_meldingen": "bigint, timestamptz, timestamptz, text",
    "levering_onderzoeken": "bigint, timestamptz, timestamptz, text",
    "levering_personen": "bigint, bigint[], boolean",
}

SLOTEN = [
    *(regel for tabel in TABELLEN for regel in rules.lock_sql(tabel)),
    *(f"CREATE POLICY eigen ON {tabel} TO schakel_app USING ({EIGEN}) WITH CHECK ({EIGEN})" for tabel in LEVERING),
    f"CREATE POLICY eigen ON leveringen_kwaliteitspunt FOR SELECT TO schakel_app USING ({VAN_EIGEN})",
    f"CREATE POLICY zichtbaar ON leveringen_kwaliteitsregel FOR SELECT TO schakel_app USING ({TE_HERSTELLEN})",
    *(f"CREATE POLICY werker ON {tabel} TO schakel_job USING (true) WITH CHECK (true)" for tabel in TABELLEN),
    # What was found is written by who makes the file; what was delivered is never taken away.
    "REVOKE INSERT, UPDATE, DELETE ON leveringen_kwaliteitspunt, leveringen_kwaliteitsregel FROM schakel_app",
    "REVOKE DELETE ON leveringen_leveraar, leveringen_levering, leveringen_leveringstermijn,"
    " leveringen_kwaliteitspunt FROM schakel_app, schakel_job",
    "REVOKE INSERT, UPDATE ON leveringen_leveringstermijn FROM schakel_app",
]


class Migration(migrations.Migration):
    dependencies = [
        ("leveringen", "0001_begin"),
        ("dossiers", "0010_nalezen"),
        ("adviezen", "0002_sloten"),
        ("meldingen", "0002_sloten"),
        ("personen", "0002_sloten"),
        ("casussen", "0001_begin"),
        ("overdrachten", "0001_begin"),
        ("beoordelingen", "0002_sloten"),
    ]
    operations = [
        migrations.RunSQL([*FUNCTIES], [f"DROP FUNCTION {naam}({soorten})" for naam, soorten in NAMEN.items()]),
        migrations.RunSQL(
            [
                *(f"REVOKE EXECUTE ON FUNCTION {naam} FROM schakel_app" for naam in NAMEN),
                *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN),
            ],
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL([*SLOTEN], [regel for tabel in TABELLEN for regel in rules.unprotect_sql(tabel)]),
    ]
