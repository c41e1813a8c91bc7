"""The second lock of plans and commissions for two roles more: an alderman, and an evaluator from outside."""

from importlib import import_module

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import LEEST_MEE, narrow_sql, role_sql, team_sql, widen_sql

EERDER = import_module("schakel.sturing.uitvoering.migrations.0007_sloten_volgens_de_matrix")
PARTIJ, EIGEN = team_sql("team_id", "opdrachtgever_id"), team_sql("team_id")
# As the matrix has them; tests/veiligheid holds both side by side.
OOK = {EERDER.PLANLEZERS: ("wethouder", "evaluator"), EERDER.OPDRACHTLEZERS: ("wethouder",)}


def _narrow(naam: str, leest: tuple[str, ...], schrijft: tuple[str, ...]) -> list[str]:
    tabel = f"uitvoering_{naam}"
    return [*widen_sql(tabel), *narrow_sql(tabel, leest=leest, schrijft=schrijft)]


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0007_sloten_volgens_de_matrix"), ("deskundigheid", "0004_wie_meeleest")]

    operations = [
        migrations.RunSQL(
            [
                *(
                    sql
                    for naam, (leest, schrijft) in EERDER.ROLLEN.items()
                    for sql in _narrow(naam, (*leest, *OOK.get(leest, ())), schrijft)
                ),
                "ALTER POLICY leest ON uitvoering_opdracht"
                f" USING ({PARTIJ} OR {role_sql(('procesdirecteur', 'wethouder'))})",
                f"ALTER POLICY leest ON uitvoering_teamstand USING ({EIGEN} OR {role_sql(LEEST_MEE)})",
            ],
            reverse_sql=[
                sql for naam, (leest, schrijft) in EERDER.ROLLEN.items() for sql in _narrow(naam, leest, schrijft)
            ],
        )
    ]
