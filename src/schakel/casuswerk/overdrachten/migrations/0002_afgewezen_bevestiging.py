"""The second person can also say that what was recorded of a team without an account is not so."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0007_alleen_met_naam"),
        ("overdrachten", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="buitenbevestiging",
            name="afwijsreden",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="buitenbevestiging",
            name="klopt",
            field=models.BooleanField(default=True),
        ),
        migrations.AddConstraint(
            model_name="buitenbevestiging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("afwijsreden", ""), ("klopt", True)),
                    models.Q(("afwijsreden__gt", ""), ("gecontroleerd_op__isnull", False), ("klopt", False)),
                    _connector="OR",
                ),
                name="bevestiging_afgewezen_met_reden",
            ),
        ),
    ]
