from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("vragenlijsten", "0001_begin"),
    ]

    operations = [
        migrations.AlterField(
            model_name="vragenlijstversie",
            name="definitie",
            field=models.TextField(help_text="JSON; tekst, want de volgorde van opties telt."),
        ),
    ]
