"""A casus knows the kinds of violence that were reported, also for whoever does not see the meldingen."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0002_heropening"),
    ]

    operations = [
        migrations.AddField(
            model_name="casus",
            name="vormen",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
    ]
