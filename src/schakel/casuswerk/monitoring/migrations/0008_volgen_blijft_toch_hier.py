import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0007_sloten_volgoverdracht"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="volgoverdracht", name="volgoverdracht_een_tegelijk"),
        migrations.AddField(model_name="volgoverdracht", name="ingetrokken_op", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="volgoverdracht",
            name="ingetrokken_door",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(model_name="volgoverdracht", name="intrekking", field=models.BinaryField(null=True)),
        migrations.AddConstraint(
            model_name="volgoverdracht",
            constraint=models.UniqueConstraint(
                condition=Q(bevestigd_op=None, ingetrokken_op=None),
                fields=("dossier",),
                name="volgoverdracht_een_tegelijk",
            ),
        ),
        migrations.AddConstraint(
            model_name="volgoverdracht",
            constraint=models.CheckConstraint(
                condition=Q(ingetrokken_op=None, ingetrokken_door=None, intrekking=None)
                | Q(
                    ingetrokken_op__isnull=False,
                    ingetrokken_door__isnull=False,
                    intrekking__isnull=False,
                    bevestigd_op=None,
                ),
                name="volgoverdracht_ingetrokken_heeft_wie",
            ),
        ),
    ]
