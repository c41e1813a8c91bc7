from django.db import migrations

# From where and in which request: an older line holds neither, and what is absent adds nothing to its seal.
KOLOMMEN = """
ALTER TABLE verantwoording_verantwoording ADD COLUMN toegangspunt text, ADD COLUMN trace text;
ALTER TABLE verantwoording_verantwoording ADD CONSTRAINT verantwoording_trace_w3c
    CHECK (trace IS NULL OR trace ~ '^[0-9a-f]{32}$');
"""

SCHRIJF = """
SET ROLE schakel_wacht;
DROP FUNCTION verantwoording_schrijf;
RESET ROLE;
CREATE FUNCTION verantwoording_schrijf(
    p_moment timestamptz, p_wat text, p_actie text, p_uitkomst text, p_wie bigint, p_namens text, p_team bigint,
    p_rol text, p_organisatie bigint, p_grondslagen text[], p_objecten text[], p_dossiers bigint[], p_betrokkenen uuid[],
    p_toegangspunt text, p_trace text
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO verantwoording_verantwoording (vastgelegd_op, moment, wat, actie, uitkomst, wie, namens, team, rol,
        organisatie, grondslagen, objecten, dossiers, betrokkenen, bron, toegangspunt, trace)
    VALUES (clock_timestamp(), p_moment, p_wat, p_actie, p_uitkomst, p_wie, p_namens, p_team, p_rol, p_organisatie,
        p_grondslagen, p_objecten, p_dossiers, p_betrokkenen, 'schakel:' || session_user, p_toegangspunt, p_trace);
$$;
ALTER FUNCTION verantwoording_schrijf OWNER TO schakel_wacht;
"""

VINGERAFDRUK = """
SET ROLE schakel_wacht;
CREATE OR REPLACE FUNCTION verantwoording_vingerafdruk(p_blok bigint, p_vorige bytea) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
    SELECT sha256(p_vorige || convert_to(coalesce(string_agg(ROW(id, vastgelegd_op, moment, wat, actie, uitkomst, wie,
        namens, team, rol, organisatie, grondslagen, objecten, dossiers, betrokkenen, bron)::text
        || CASE WHEN num_nonnulls(toegangspunt, trace) = 0 THEN '' ELSE ROW(toegangspunt, trace)::text END,
        E'\\n' ORDER BY id), ''), 'UTF8'))
    FROM verantwoording_verantwoording WHERE blok = p_blok;
$$;
RESET ROLE;
"""

# One line per person, with every field of NEN 7513 as mapped for government; none is empty. It holds ids and codes.
# Controles: authorised, involved, consent asked, emergency button: T or F.
NEN7513 = """
CREATE VIEW verantwoording_nen7513 WITH (security_invoker = true) AS
SELECT r.id::text || '.' || row_number() OVER (PARTITION BY r.id ORDER BY r.betrokkene) AS event_id,
    r.actie AS event_action_code, r.vastgelegd_op AS event_date_time, r.moment AS event_domain_time,
    CASE r.uitkomst WHEN 'gelukt' THEN '0' WHEN 'geweigerd' THEN '4' ELSE '8' END AS event_outcome_indicator,
    r.wat AS event_type_code, coalesce('medewerker:' || r.wie, r.namens) AS user_id,
    coalesce('team:' || r.team, 'team:geen') AS alternate_user_id,
    coalesce('medewerker:' || r.wie, 'programma:' || r.namens) AS user_name,
    (r.wie IS NOT NULL) AS user_is_requestor, r.rol AS role_id_code,
    coalesce(nullif(array_to_string(r.grondslagen, ' '), ''), 'taak:' || r.wat) AS purpose_of_use,
    coalesce(nullif(r.namens, ''), 'medewerker:' || r.wie) AS on_behalf_of,
    CASE WHEN v.toegangspunt LIKE 'ip:%' THEN '2' ELSE '1' END AS network_access_point_type_code,
    coalesce(v.toegangspunt, 'onbekend') AS network_access_point_id,
    CASE WHEN r.betrokkene IS NULL THEN '2' ELSE '1' END AS object_type_code,
    CASE WHEN r.betrokkene IS NULL THEN '4' ELSE '1' END AS object_role,
    CASE r.actie WHEN 'C' THEN '1' WHEN 'R' THEN '6' WHEN 'U' THEN '3' WHEN 'D' THEN '14' ELSE '6' END
        AS object_life_cycle,
    CASE WHEN r.betrokkene IS NULL THEN 'dossier' ELSE 'pseudoniem' END AS object_id_type,
    'toegang/matrix.csv' AS object_policy_set, 'huiselijk-geweld' AS object_sensitivity,
    coalesce(r.betrokkene::text, nullif(array_to_string(r.dossiers, ' '), ''), 'geen') AS object_id,
    coalesce(nullif(array_to_string(r.objecten, ' '), ''), r.wat) AS object_name, r.wat AS object_detail,
    coalesce(nullif(array_to_string(r.dossiers, ' '), ''), 'geen') AS object_description,
    'matrix:' || r.rol AS autorisatie_protocol,
    CASE WHEN cardinality(r.dossiers) > 0 THEN 'betrokkenheid' ELSE 'geen' END AS behandelrelatie_protocol,
    'wettelijke-grondslag' AS toestemmings_profiel,
    'T' || CASE WHEN cardinality(r.dossiers) > 0 AND r.uitkomst = 'gelukt' THEN 'T' ELSE 'F' END || 'F'
        || CASE WHEN 'noodtoegang' = ANY (r.grondslagen) THEN 'T' ELSE 'F' END AS controles,
    coalesce('organisatie:' || r.organisatie, 'organisatie:geen') AS audit_enterprise_site_id,
    r.bron AS audit_source_id, '4' AS audit_source_type_code, coalesce(v.trace, repeat('0', 32)) AS trace_id
FROM verantwoording_regel r JOIN verantwoording_verantwoording v ON v.id = r.id AND v.vastgelegd_op = r.vastgelegd_op;
REVOKE ALL ON verantwoording_nen7513 FROM schakel_app, schakel_job, schakel_stats;
GRANT SELECT ON verantwoording_nen7513 TO schakel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("verantwoording", "0001_begin")]
    operations = [migrations.RunSQL(sql) for sql in (KOLOMMEN, SCHRIJF, VINGERAFDRUK, NEN7513)]
