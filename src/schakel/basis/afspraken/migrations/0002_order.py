from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("afspraken", "0001_begin"),
    ]

    operations = [
        migrations.AlterField(
            model_name="beslistabel",
            name="definitie",
            field=models.TextField(help_text="JSON; tekst, want de volgorde van feiten en waarden telt."),
        ),
    ]
