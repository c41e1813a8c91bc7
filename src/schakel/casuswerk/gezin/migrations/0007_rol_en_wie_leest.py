"""
A copy opens no more once somebody turned out to be something else in the family: a parent who uses violence (ADR-0027).

And the log tells whose copy was read at the door: of a visit the dossier and the person, and nothing else.
"""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
VROEGER = (
    "casus.gesloten",
    "plan.gesloten",
    "huishouden.verhuisd",
    "persoon.herkend",
    "persoon.ontkoppeld",
    "persoon.aangevuld",
    "relatie.vervallen",
    "plan.adres_bewaard",
)
NU = (*VROEGER, "persoon.rol_gewijzigd")


def _geldig(sindsdien: tuple[str, ...]) -> str:
    lijst = ", ".join(f"'{soort}'" for soort in sindsdien)
    return f"""
CREATE OR REPLACE FUNCTION gezin_geldig(p_blad bigint) RETURNS boolean LANGUAGE sql STABLE {KOP} AS $$
    SELECT EXISTS (SELECT 1 FROM gezin_leesblad b JOIN casussen_casus c ON c.dossier_id = b.dossier_id
        JOIN plannen_exemplaar e ON e.id = b.exemplaar_id JOIN plannen_plan p ON p.id = e.plan_id
        WHERE b.id = p_blad AND b.ingetrokken_op IS NULL AND c.status = 'LOPEND' AND p.status = 'ACTIEF'
        AND NOT EXISTS (SELECT 1 FROM gebeurtenissen_gebeurtenis g WHERE g.dossier_id = b.dossier_id
            AND g.moment > b.gemaakt_op AND (g.soort IN ({lijst})
            OR (g.soort = 'plan.netwerklid_gewijzigd' AND g.codes @> '{{"erbij": false}}')))); $$"""


VAN = f"""
CREATE FUNCTION gezin_van(p_bezoek bytea) RETURNS TABLE (dossier bigint, wie uuid) LANGUAGE sql STABLE {KOP} AS $$
    SELECT b.dossier_id, p.publiek_id FROM gezin_leesblad b JOIN plannen_exemplaar e ON e.id = b.exemplaar_id
        LEFT JOIN personen_persoon p ON p.id = e.persoon_id WHERE b.sessie = p_bezoek
    UNION ALL SELECT q.dossier_id, p.publiek_id FROM gezin_ervaringsvraag q
        JOIN personen_persoon p ON p.id = q.persoon_id WHERE q.sessie = p_bezoek; $$"""


class Migration(migrations.Migration):
    dependencies = [("gezin", "0006_nieuwste_versie"), ("personen", "0008_herkennen")]

    operations = [
        migrations.RunSQL(
            [
                VAN,
                "ALTER FUNCTION gezin_van(bytea) OWNER TO schakel_wacht",
                "SET ROLE schakel_wacht",
                _geldig(NU),
                "RESET ROLE",
            ],
            reverse_sql=["SET ROLE schakel_wacht", _geldig(VROEGER), "DROP FUNCTION gezin_van(bytea)", "RESET ROLE"],
        )
    ]
