"""The second lock of skills and meldcode for two roles more: an alderman reads along, an attention officer takes part."""

from importlib import import_module

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import narrow_sql, rewrite_sql, widen_sql

EERDER = import_module("schakel.sturing.deskundigheid.migrations.0003_sloten_volgens_de_matrix")
OOK = "aandachtsfunctionaris"
LEEST = (*EERDER.ZIEN, OOK)
# As the matrix has them; tests/veiligheid holds both side by side.
SCHRIJFT = {tabel: (*rollen, OOK) if rollen == EERDER.VRAGEN else rollen for tabel, rollen in EERDER.SCHRIJFT.items()}


def _narrow(tabel: str, leest: tuple[str, ...], schrijft: tuple[str, ...]) -> list[str]:
    naam = f"deskundigheid_{tabel}"
    return [*widen_sql(naam), *narrow_sql(naam, leest=leest, schrijft=schrijft)]


class Migration(migrations.Migration):
    dependencies = [("deskundigheid", "0003_sloten_volgens_de_matrix")]

    operations = [
        migrations.RunSQL(
            [
                *(
                    sql
                    for naam, (leest, schrijft) in EERDER.ANDERS.items()
                    for sql in rewrite_sql(f"deskundigheid_{naam}", leest=leest, schrijft=schrijft)
                ),
                f"ALTER POLICY leest ON deskundigheid_trainingsmeting USING ({EERDER.EIGEN_TEAM} OR {EERDER.MEELEZEN})",
                *(sql for naam, rollen in SCHRIJFT.items() for sql in _narrow(naam, LEEST, rollen)),
            ],
            reverse_sql=[sql for naam, rollen in EERDER.SCHRIJFT.items() for sql in _narrow(naam, EERDER.ZIEN, rollen)],
        )
    ]
