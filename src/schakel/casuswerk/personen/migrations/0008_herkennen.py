"""Whom may be meant, and what is told of them?  Functions of schakel_wacht, each at most 20 lines (ADR-0033)."""

import django.contrib.postgres.indexes
from django.db import migrations

MIJ = "nullif(current_setting('schakel.{}', true), '')"
WIE = MIJ.format("medewerker") + "::bigint"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
NAMEN = {
    "persoon_kandidaten": "bytea, date[], varchar[], integer, integer, text",
    "persoon_kaarten": "uuid[]",
}

FUNCTIES = [
    # Everybody who may be meant, found by number, by birth date, by the sound of the name, or at the address; at most so
    # many. Who of them is proposed, the rules decide; nothing of this is shown before `persoon_kaarten` says what may be.
    f"""
CREATE FUNCTION persoon_kandidaten(p_bsn bytea, p_dagen date[], p_klanken varchar[], p_van integer, p_tot integer,
    p_adres text) RETURNS TABLE (persoon uuid, achternaam text, roepnaam text, voornamen text, geboren date, leeftijd integer,
    peildatum date, geslacht text, ongeboren boolean, vastgelegd timestamptz, bsn integer, op_adres boolean)
LANGUAGE sql STABLE {KOP} AS $$
    WITH adres AS MATERIALIZED (SELECT l.persoon_id AS id FROM personen_huishouden h JOIN personen_lidmaatschap l
            ON l.huishouden_id = h.id AND l.tot IS NULL WHERE h.adres_sleutel = p_adres AND p_adres <> '' LIMIT 60),
    treffer AS (SELECT id FROM personen_persoon WHERE bsn_zoek = p_bsn UNION SELECT id FROM adres
        UNION (SELECT id FROM personen_persoon WHERE geboortedatum = ANY (p_dagen) LIMIT 1500)
        UNION (SELECT p.id FROM personen_persoon p WHERE p.klanken && p_klanken AND coalesce(extract(year FROM p.geboortedatum),
            extract(year FROM p.leeftijd_peildatum) - p.leeftijd, p_van) BETWEEN p_van AND p_tot LIMIT 500))
    SELECT p.publiek_id, p.achternaam, p.roepnaam, p.voornamen, p.geboortedatum, p.leeftijd, p.leeftijd_peildatum,
        p.geslacht, p.ongeboren, p.vastgelegd_op,
        CASE WHEN p.bsn_zoek = p_bsn THEN 1 WHEN p.bsn_zoek <> p_bsn THEN -1 ELSE 0 END,
        EXISTS (SELECT 1 FROM adres a WHERE a.id = p.id)
    FROM treffer t JOIN personen_persoon p ON p.id = t.id WHERE persoon_eis_rol();
$$""",
    # The card of each, as `persoon_herken` draws it; whoever is kept out of a dossier of this person by name gets none.
    f"""
CREATE FUNCTION persoon_kaarten(p_personen uuid[]) RETURNS TABLE (voor uuid, persoon uuid, roepnaam text, voornamen text,
    tussenvoegsel text, achternaam text, geboren date, gemeente text, houder text, meldingen bigint, laatste timestamptz,
    nummer bigint) LANGUAGE sql STABLE {KOP} AS $$
    WITH gevraagd AS (SELECT p.publiek_id AS voor, coalesce(z.eerste_id, p.id) AS eerste FROM personen_persoon p
            LEFT JOIN personen_zelfdepersoon z ON z.persoon_id = p.id AND z.beeindigd_op IS NULL
            WHERE p.publiek_id = ANY (p_personen) AND persoon_eis_rol()),
    deel AS (SELECT g.voor, g.eerste, g.eerste AS lid FROM gevraagd g UNION SELECT g.voor, g.eerste, z.persoon_id
        FROM gevraagd g JOIN personen_zelfdepersoon z ON z.eerste_id = g.eerste AND z.beeindigd_op IS NULL)
    SELECT d.voor, p.publiek_id, p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam, p.geboortedatum,
        persoon_gemeente(p.id), dossier_houder((array_agg(o.id ORDER BY o.geopend_op DESC))[1]),
        count(DISTINCT o.id) FILTER (WHERE o.soort = 'MELDING'), max(o.geopend_op), p.id
    FROM deel d JOIN personen_persoon p ON p.id = d.eerste JOIN personen_dossierpersoon x ON x.persoon_id = d.lid
    JOIN dossiers_dossier o ON o.id = x.dossier_id
    GROUP BY d.voor, p.id HAVING NOT bool_or(EXISTS (SELECT 1 FROM dossiers_uitsluiting u
        WHERE u.dossier_id = o.id AND u.medewerker_id = {WIE}));
$$""",
]


class Migration(migrations.Migration):
    dependencies = [("personen", "0007_klanken"), ("dossiers", "0006_uitsluiten_en_verlengen")]
    operations = [
        migrations.AddIndex(
            model_name="persoon",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["klanken"], name="persoon_klanken"
            ),
        ),
        migrations.RunSQL(
            [
                *FUNCTIES,
                *(f"ALTER FUNCTION {naam}({soorten}) OWNER TO schakel_wacht" for naam, soorten in NAMEN.items()),
            ],
            ["SET ROLE schakel_wacht", *(f"DROP FUNCTION {naam}({s})" for naam, s in NAMEN.items()), "RESET ROLE"],
        ),
    ]
