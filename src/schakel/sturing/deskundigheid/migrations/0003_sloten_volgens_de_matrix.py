"""The second lock of skills and meldcode gives each role what the matrix gives it, and no other role anything."""

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import (
    LEEST_MEE,
    STUURT,
    acts_sql,
    narrow_sql,
    organisation_sql,
    rewrite_sql,
    role_sql,
    team_sql,
    widen_sql,
)

# As the matrix has them; tests/veiligheid holds both side by side.
TEAMS = (
    "vt_intake", "vt_triage", "vt_onderzoeker", "vt_teamleider", "vt_vertrouwensarts", "cit", "gi", "jeugdteam",
    "lokaal_team", "politie",
)  # fmt: skip
ZIEN, VRAGEN = (*TEAMS, *LEEST_MEE), (*TEAMS, *STUURT)
BEVESTIGEN = ("vt_teamleider", "cit", "gi", "jeugdteam", "lokaal_team")
# Table -> who writes; all these roles read, as far as the policies of the table show them a row.
SCHRIJFT = {
    "trainingsopgave": STUURT,
    "expertiseborging": STUURT,
    "trainingsdeelname": BEVESTIGEN,
    "trainingsmeting": BEVESTIGEN,
    "teamalarm": (*BEVESTIGEN, *STUURT),
    "aandachtsfunctionaris": VRAGEN,
    "meldcodestand": VRAGEN,
    "meldcodetrede": STUURT,
    "collegavraag": VRAGEN,
    "verzoek": VRAGEN,
}
ONS = organisation_sql("organisatie_id")
STUREN, MEELEZEN, EIGEN_TEAM = role_sql(STUURT), role_sql(LEEST_MEE), team_sql("team_id")
TEAM_VAN_ONS = (
    "EXISTS (SELECT 1 FROM organisaties_team t WHERE t.id = deskundigheid_teamalarm.team_id"
    " AND t.organisatie_id = (SELECT nullif(current_setting('schakel.organisatie', true), '')::bigint))"
)
# Where a policy named more roles than steer.
ANDERS = {
    "trainingsopgave": (acts_sql(), STUREN),
    "expertiseborging": (acts_sql(), STUREN),
    "teamalarm": (f"{TEAM_VAN_ONS} OR {MEELEZEN}", f"{TEAM_VAN_ONS} OR {STUREN}"),
    "aandachtsfunctionaris": (acts_sql(), f"{STUREN} OR {ONS}"),
    "meldcodestand": (f"{ONS} OR {MEELEZEN}", f"{ONS} OR {STUREN}"),
    "meldcodetrede": (f"{ONS} OR {MEELEZEN}", STUREN),
    "verzoek": (acts_sql(), f"{EIGEN_TEAM} OR {STUREN}"),
}


def _tabel(naam: str) -> str:
    return f"deskundigheid_{naam}"


class Migration(migrations.Migration):
    dependencies = [("deskundigheid", "0002_sloten")]

    operations = [
        migrations.RunSQL(
            [
                *(
                    sql
                    for naam, (leest, schrijft) in ANDERS.items()
                    for sql in rewrite_sql(_tabel(naam), leest=leest, schrijft=schrijft)
                ),
                *(
                    sql
                    for naam, rollen in SCHRIJFT.items()
                    for sql in narrow_sql(_tabel(naam), leest=ZIEN, schrijft=rollen)
                ),
            ],
            reverse_sql=[sql for naam in SCHRIJFT for sql in widen_sql(_tabel(naam))],
        )
    ]
