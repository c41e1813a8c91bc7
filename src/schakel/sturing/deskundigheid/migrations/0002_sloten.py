"""The second lock: who reads and writes what of skills and meldcode; and two counts that pass it (ADR-0030)."""

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import (
    LEEST_MEE,
    STUURT,
    acts_sql,
    organisation_sql,
    person_sql,
    policy_sql,
    role_sql,
    team_sql,
    unpolicy_sql,
)

MIJ = "(SELECT nullif(current_setting('schakel.{}', true), '')::{})"
TEAM, WIE = MIJ.format("team", "bigint"), MIJ.format("medewerker", "bigint")
ORGANISATIE, MOMENT = MIJ.format("organisatie", "bigint"), MIJ.format("moment", "timestamptz")
DAG = f"({MOMENT} AT TIME ZONE 'Europe/Amsterdam')::date"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
BEWAAKT = (
    "EXISTS (SELECT 1 FROM deskundigheid_aandachtsfunctionaris a WHERE a.organisatie_id = {}"
    f" AND {WIE} IN (a.medewerker_id, a.vervanger_medewerker_id) AND a.geldig_van <= {DAG}"
    f" AND (a.geldig_tot IS NULL OR a.geldig_tot > {DAG}))"
)
EIGEN_ORGANISATIE, STUREN, MEELEZEN = organisation_sql("organisatie_id"), role_sql(STUURT), role_sql(LEEST_MEE)
EIGEN_TEAM = team_sql("team_id")
TEAM_VAN_ONS = (
    "EXISTS (SELECT 1 FROM organisaties_team t WHERE t.id = deskundigheid_teamalarm.team_id"
    f" AND t.organisatie_id = {ORGANISATIE})"
)
VRAAG = f"{person_sql('gesteld_door_id')} OR {BEWAAKT.format('deskundigheid_collegavraag.organisatie_id')}"
# Table -> who reads, who writes.
WIE_MAG = {
    "trainingsopgave": (acts_sql(), STUREN),
    "expertiseborging": (acts_sql(), STUREN),
    "trainingsdeelname": (EIGEN_TEAM, EIGEN_TEAM),
    "trainingsmeting": (f"{EIGEN_TEAM} OR {MEELEZEN}", EIGEN_TEAM),
    "teamalarm": (f"{TEAM_VAN_ONS} OR {MEELEZEN} OR {STUREN}", f"{TEAM_VAN_ONS} OR {STUREN}"),
    "aandachtsfunctionaris": (acts_sql(), f"{STUREN} OR {EIGEN_ORGANISATIE}"),
    "meldcodestand": (f"{EIGEN_ORGANISATIE} OR {MEELEZEN}", f"{EIGEN_ORGANISATIE} OR {STUREN}"),
    "meldcodetrede": (f"{EIGEN_ORGANISATIE} OR {MEELEZEN}", STUREN),
    "collegavraag": (VRAAG, VRAAG),
    "verzoek": (acts_sql(), f"{EIGEN_TEAM} OR {STUREN}"),
}
NOOIT_VERANDERD = ("meldcodestand", "meldcodetrede", "expertiseborging", "trainingsmeting", "trainingsopgave")
FUNCTIES = [
    # Teams of five or more, and one's own; a number of people, never who.
    f"""
CREATE FUNCTION training_dekking(p_training bigint, p_dag date) RETURNS TABLE (team bigint, geldig bigint,
    mensen bigint) LANGUAGE sql STABLE {KOP} AS $$
    SELECT l.team_id, count(DISTINCT d.medewerker_id), count(DISTINCT l.medewerker_id) FROM toegang_teamlid l
        JOIN toegang_medewerker m ON m.id = l.medewerker_id AND m.is_active
        JOIN deskundigheid_training t ON t.id = p_training
        LEFT JOIN deskundigheid_trainingsdeelname d ON d.training_id = t.id AND d.medewerker_id = l.medewerker_id
            AND d.gevolgd_op <= p_dag
            AND (t.geldig_maanden IS NULL OR d.gevolgd_op + make_interval(months => t.geldig_maanden) > p_dag)
    WHERE l.periode @> p_dag GROUP BY l.team_id
    HAVING count(DISTINCT l.medewerker_id) >= 5 OR l.team_id = {TEAM}; $$""",
    # For whoever guards the meldcode of the organisation: team, step and days; nothing of the family, no id. What only
    # named colleagues may see, is not counted either.
    f"""
CREATE FUNCTION meldcode_lopend() RETURNS TABLE (team text, begonnen date, stap text, gedaan date, herbeoordelen date)
LANGUAGE sql STABLE {KOP} AS $$
    SELECT t.naam, (v.ontstaan_op AT TIME ZONE 'Europe/Amsterdam')::date, coalesce(s.soort, ''), s.gedaan_op,
        v.herbeoordelen_op
    FROM casussen_vermoeden v JOIN organisaties_team t ON t.id = v.team_id
        LEFT JOIN LATERAL (SELECT m.soort, m.gedaan_op FROM casussen_meldcodestap m WHERE m.vermoeden_id = v.id
            ORDER BY m.gedaan_op DESC, m.id DESC LIMIT 1) s ON true
    WHERE v.status = 'OPEN' AND t.organisatie_id = {ORGANISATIE} AND {BEWAAKT.format(ORGANISATIE)}
        AND NOT EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = v.dossier_id
            AND b.alleen IS NOT NULL AND b.periode @> {MOMENT})
    ORDER BY v.ontstaan_op; $$""",
]
NAMEN = ("training_dekking", "meldcode_lopend")


def _tabel(naam: str) -> str:
    return f"deskundigheid_{naam}"


class Migration(migrations.Migration):
    dependencies = [
        ("deskundigheid", "0001_begin"),
        ("casussen", "0003_vormen"),
        ("dossiers", "0009_wie_antwoordt_heet_zo"),
        ("toegang", "0003_vertrek"),
    ]

    operations = [
        migrations.RunSQL(
            [
                *(
                    sql
                    for naam, (leest, schrijft) in WIE_MAG.items()
                    for sql in policy_sql(_tabel(naam), leest=leest, schrijft=schrijft)
                ),
                f"REVOKE UPDATE ON {', '.join(map(_tabel, NOOIT_VERANDERD))} FROM schakel_app, schakel_job",
            ],
            reverse_sql=[sql for naam in WIE_MAG for sql in unpolicy_sql(_tabel(naam))],
        ),
        migrations.RunSQL(
            [*FUNCTIES, *(f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN)],
            reverse_sql=[f"DROP FUNCTION {naam}" for naam in NAMEN],
        ),
    ]
