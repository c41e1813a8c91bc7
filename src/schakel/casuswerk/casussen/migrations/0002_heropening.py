"""A closed casus that is opened again keeps how it had been closed; locked like its dossier (ADR-0006)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABEL = "casussen_heropening"


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0001_begin"),
        ("dossiers", "0006_uitsluiten_en_verlengen"),
        ("organisaties", "0002_een_per_dag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Heropening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heropend_op", models.DateTimeField()),
                ("reden", models.CharField(max_length=20)),
                ("toelichting", models.BinaryField(null=True)),
                ("was_gesloten_op", models.DateTimeField()),
                ("was_sluitreden", models.CharField(max_length=20)),
                ("was_veiligheidsbeeld", models.CharField(max_length=20)),
                ("was_sluittoelichting", models.BinaryField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heropeningen", to="casussen.casus"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heropeningen", to="dossiers.dossier"
                    ),
                ),
                (
                    "heropend_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "was_gesloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reden", ""), _negated=True), name="heropening_heeft_reden"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("heropend_op__gt", models.F("was_gesloten_op"))),
                        name="heropening_na_de_sluiting",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            [*protect_sql(TABEL), f"REVOKE UPDATE, DELETE ON {TABEL} FROM schakel_app, schakel_job"],
            reverse_sql=[*unprotect_sql(TABEL)],
        ),
    ]
