"""More time is asked by one person and decided by another; the lock stands with the dossiers (0006)."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("termijnen", "0002_reist_mee"),
    ]

    operations = [
        migrations.CreateModel(
            name="Verlengverzoek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("dossier_id", models.BigIntegerField(db_index=True)),
                ("aantal", models.PositiveIntegerField()),
                ("reden", models.TextField()),
                ("gevraagd_door_id", models.BigIntegerField()),
                ("gevraagd_op", models.DateTimeField()),
                ("besloten_door_id", models.BigIntegerField(blank=True, null=True)),
                ("besloten_op", models.DateTimeField(blank=True, null=True)),
                ("akkoord", models.BooleanField(null=True)),
                ("afwijsreden", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.AddConstraint(
            model_name="verlenging",
            constraint=models.CheckConstraint(
                condition=models.Q(("aangevraagd_door_id", models.F("goedgekeurd_door_id")), _negated=True),
                name="verlenging_door_twee",
            ),
        ),
        migrations.AddField(
            model_name="verlengverzoek",
            name="termijn",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="verlengverzoeken", to="termijnen.termijn"
            ),
        ),
        migrations.AddConstraint(
            model_name="verlengverzoek",
            constraint=models.UniqueConstraint(
                condition=models.Q(("besloten_op", None)), fields=("termijn",), name="verlengverzoek_een_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="verlengverzoek",
            constraint=models.CheckConstraint(condition=models.Q(("reden__gt", "")), name="verlengverzoek_heeft_reden"),
        ),
        migrations.AddConstraint(
            model_name="verlengverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("akkoord", None), ("besloten_door_id", None), ("besloten_op", None)),
                    models.Q(
                        ("akkoord__isnull", False), ("besloten_door_id__isnull", False), ("besloten_op__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="verlengverzoek_besluit_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="verlengverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("besloten_door_id", None),
                    models.Q(("besloten_door_id", models.F("gevraagd_door_id")), _negated=True),
                    _connector="OR",
                ),
                name="verlengverzoek_door_twee",
            ),
        ),
        migrations.AddConstraint(
            model_name="verlengverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("akkoord", False), _negated=True), ("afwijsreden__gt", ""), _connector="OR"
                ),
                name="verlengverzoek_afgewezen_met_reden",
            ),
        ),
    ]
