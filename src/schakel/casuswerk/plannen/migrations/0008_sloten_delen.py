"""Each part of a plan is seen by whose part it is: safety by everyone involved, help and promises by team (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql
from schakel.casuswerk.plannen.rules.zicht import part_sql, safety_sql

VEILIGHEID = (
    "plannen_plan", "plannen_planblad", "plannen_netwerklid", "plannen_drieluik", "plannen_schaalcijfer",
    "plannen_poort", "plannen_planversie", "plannen_situatie", "plannen_exemplaar", "plannen_voorwaarde",
)  # fmt: skip
DEEL = {"plannen_lopendehulp": ("team_id",)}
BELOFTE = ("plannen_belofte", "team_id", "controle_team_id", "aangeboden_team_id")
NIEUW_VEILIGHEID = ("plannen_kader", "plannen_casemanagerkeuze", "plannen_overname")
NIEUW_DEEL = {
    "plannen_hulplijn": ("team_id",),
    "plannen_aanvraag": ("team_id", "aanbieder_id"),
    "plannen_maatwerk": ("team_id",),
    "plannen_planversiedeel": ("team_id",),
}
OUD = (*VEILIGHEID, *DEEL, BELOFTE[0])
NIEUW = (*NIEUW_VEILIGHEID, *NIEUW_DEEL)
VAST = ("plannen_casemanagerkeuze", "plannen_planversiedeel")
MOMENT = "nullif(current_setting('schakel.moment', true), '')::timestamptz"
WIE = "nullif(current_setting('schakel.medewerker', true), '')"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
# The worker that hears of a closed casus reads no names, and so does not see a dossier of named colleagues alone.
EINDE = f"""
CREATE FUNCTION plan_eindig_met_casus(p_dossier bigint) RETURNS integer LANGUAGE plpgsql {KOP} AS $$
DECLARE aantal integer;
BEGIN
    UPDATE plannen_plan p SET status = 'GESLOTEN', gesloten_op = {MOMENT}, met_casus = true
    FROM casussen_casus c WHERE p.dossier_id = p_dossier AND p.status IN ('ACTIEF', 'NIET_NODIG')
    AND c.dossier_id = p_dossier AND c.status = 'GESLOTEN' AND ({WIE} IS NULL OR dossier_zichtbaar(p_dossier));
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$"""


def _again(tabel: str, opnieuw: list[str]) -> list[str]:
    return [*unprotect_sql(tabel), *opnieuw]


class Migration(migrations.Migration):
    dependencies = [("plannen", "0007_delen_en_kader")]

    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel in VEILIGHEID for sql in _again(tabel, safety_sql(tabel))),
                *(sql for tabel, kolommen in DEEL.items() for sql in _again(tabel, part_sql(tabel, *kolommen))),
                *_again(BELOFTE[0], part_sql(*BELOFTE, open_voor_ieder="voor_veiligheid")),
                *(sql for tabel in NIEUW_VEILIGHEID for sql in safety_sql(tabel)),
                *(sql for tabel, kolommen in NIEUW_DEEL.items() for sql in part_sql(tabel, *kolommen)),
                f"REVOKE DELETE ON {', '.join(NIEUW)} FROM schakel_app, schakel_job",
                f"REVOKE UPDATE ON {', '.join(VAST)} FROM schakel_app, schakel_job",
                EINDE,
                "ALTER FUNCTION plan_eindig_met_casus OWNER TO schakel_wacht",
            ],
            reverse_sql=[
                "DROP FUNCTION plan_eindig_met_casus",
                *(sql for tabel in NIEUW for sql in unprotect_sql(tabel)),
                *(sql for tabel in OUD for sql in _again(tabel, protect_sql(tabel))),
            ],
        )
    ]
