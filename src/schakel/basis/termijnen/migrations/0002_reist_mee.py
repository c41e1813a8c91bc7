from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("termijnen", "0001_begin"),
    ]

    operations = [
        migrations.AddField(
            model_name="termijndefinitie",
            name="reist_mee",
            field=models.BooleanField(default=False, help_text="Gaat mee naar de casus waarin de melding landt."),
        ),
    ]
