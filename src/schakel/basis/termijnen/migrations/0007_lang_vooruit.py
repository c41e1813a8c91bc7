from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("termijnen", "0006_bladeren")]

    operations = [
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                fields=["team_id", "uiterlijk"],
                condition=Q(
                    ("status", "LOPEND"),
                    Q(("titel__startswith", "monitoring_"), ("titel", "ervaring_vragen"), _connector="OR"),
                ),
                name="termijn_lang_vooruit",
            ),
        ),
    ]
