"""The locks on people, and the two functions that may look past them: each at most 20 lines (ADR-0006, ADR-0017)."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

MIJ = "nullif(current_setting('schakel.{}', true), '')"
WIE, MOMENT = MIJ.format("medewerker") + "::bigint", MIJ.format("moment") + "::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
NAMEN = ["persoon_eis_rol", "persoon_gemeente", "dossier_houder", "persoon_herken", "persoon_koppel"]

FUNCTIES = [
    f"""
CREATE FUNCTION persoon_eis_rol() RETURNS boolean LANGUAGE plpgsql STABLE {KOP} AS $$
BEGIN
    IF coalesce({MIJ.format("rol")}, '') NOT IN ('vt_intake', 'vt_triage') THEN
        RAISE EXCEPTION 'deze rol mag niet herkennen' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN true;
END $$""",
    f"""
CREATE FUNCTION persoon_gemeente(p_persoon bigint) RETURNS text LANGUAGE sql STABLE {KOP} AS $$
    SELECT h.gemeente FROM personen_lidmaatschap l JOIN personen_huishouden h ON h.id = l.huishouden_id
    WHERE l.persoon_id = p_persoon AND l.tot IS NULL ORDER BY l.vanaf DESC LIMIT 1;
$$""",
    f"""
CREATE FUNCTION dossier_houder(p_dossier bigint) RETURNS text LANGUAGE sql STABLE {KOP} AS $$
    SELECT t.naam FROM dossiers_verantwoordelijkheid v JOIN organisaties_team t ON t.id = v.team_id
    WHERE v.dossier_id = p_dossier ORDER BY v.periode DESC LIMIT 1;
$$""",
    # A card tells who may be meant and who holds the dossier, never what is in it. Whoever is kept out of a dossier of
    # this person by name (kin, acquaintance) gets no card either.
    f"""
CREATE FUNCTION persoon_herken(p_bsn bytea, p_geboren date, p_naam text, p_adres text) RETURNS TABLE (persoon uuid,
    roepnaam text, voornamen text, tussenvoegsel text, achternaam text, geboren date, gemeente text, houder text,
    meldingen bigint, laatste timestamptz, waarop integer) LANGUAGE sql STABLE {KOP} AS $$
    WITH treffer AS (SELECT p.id, 1 AS w FROM personen_persoon p WHERE p.bsn_zoek = p_bsn
        UNION ALL SELECT p.id, 2 FROM personen_persoon p
            WHERE p.geboortedatum = p_geboren AND p.naam_sleutel = p_naam AND p_naam <> ''
        UNION ALL SELECT l.persoon_id, 3 FROM personen_huishouden h JOIN personen_lidmaatschap l
            ON l.huishouden_id = h.id AND l.tot IS NULL WHERE h.adres_sleutel = p_adres AND p_adres <> ''),
    groep AS (SELECT coalesce(z.eerste_id, t.id) AS eerste, min(t.w) AS w FROM treffer t LEFT JOIN personen_zelfdepersoon z
        ON z.persoon_id = t.id AND z.beeindigd_op IS NULL WHERE persoon_eis_rol() GROUP BY 1),
    deel AS (SELECT g.eerste, g.eerste AS lid FROM groep g UNION SELECT g.eerste, z.persoon_id FROM groep g
        JOIN personen_zelfdepersoon z ON z.eerste_id = g.eerste AND z.beeindigd_op IS NULL),
    staat AS (SELECT d.eerste, o.id, o.soort, o.geopend_op, EXISTS (SELECT 1 FROM dossiers_uitsluiting u
        WHERE u.dossier_id = o.id AND u.medewerker_id = {WIE}) AS verboden
        FROM deel d JOIN personen_dossierpersoon x ON x.persoon_id = d.lid JOIN dossiers_dossier o ON o.id = x.dossier_id)
    SELECT p.publiek_id, p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam, p.geboortedatum, persoon_gemeente(p.id),
        dossier_houder((array_agg(s.id ORDER BY s.geopend_op DESC))[1]),
        count(DISTINCT s.id) FILTER (WHERE s.soort = 'MELDING'), max(s.geopend_op), g.w
    FROM groep g JOIN personen_persoon p ON p.id = g.eerste JOIN staat s ON s.eerste = g.eerste
    GROUP BY p.id, g.w HAVING NOT bool_or(s.verboden) ORDER BY g.w, max(s.geopend_op) DESC LIMIT 12;
$$""",
    # Points new records at the earliest record of the same person, and tells of each what it means for the class of the
    # melding: earlier meldingen, and whether something still runs. The caller has looked at the cards.
    f"""
CREATE FUNCTION persoon_koppel(p_dossier bigint, p_personen bigint[], p_bekend uuid[]) RETURNS TABLE (persoon bigint,
    eerdere bigint, in_beoordeling boolean, in_casus boolean, in_monitoring boolean)
LANGUAGE plpgsql {KOP} AS $$
BEGIN
    PERFORM persoon_eis_rol(), dossier_eis_zicht(p_dossier);
    INSERT INTO personen_zelfdepersoon (dossier_id, persoon_id, eerste_id, bevestigd_op, bevestigd_door)
    SELECT p_dossier, n.persoon, coalesce(z.eerste_id, p.id), {MOMENT}, {WIE}
    FROM unnest(p_personen, p_bekend) n(persoon, bekend) JOIN personen_persoon p ON p.publiek_id = n.bekend
    LEFT JOIN personen_zelfdepersoon z ON z.persoon_id = p.id AND z.beeindigd_op IS NULL
    WHERE coalesce(z.eerste_id, p.id) <> n.persoon ON CONFLICT DO NOTHING;
    RETURN QUERY SELECT z.persoon_id, count(DISTINCT d.id) FILTER (WHERE d.soort = 'MELDING'),
        coalesce(bool_or(d.soort = 'MELDING' AND d.status = 'OPEN'), false),
        coalesce(bool_or(d.soort = 'CASUS' AND d.status = 'OPEN'), false), coalesce(bool_or(b.dossier_id IS NOT NULL), false)
    FROM personen_zelfdepersoon z JOIN personen_zelfdepersoon y ON y.eerste_id = z.eerste_id AND y.beeindigd_op IS NULL
    JOIN personen_dossierpersoon x ON x.persoon_id IN (y.persoon_id, z.eerste_id) AND x.dossier_id <> p_dossier
    JOIN dossiers_dossier d ON d.id = x.dossier_id LEFT JOIN dossiers_betrokkenheid b ON b.dossier_id = d.id
        AND b.rol = 'MONITORING' AND b.periode @> {MOMENT}
    WHERE z.persoon_id = ANY (p_personen) AND z.beeindigd_op IS NULL GROUP BY z.persoon_id;
END $$""",
]

# A person or household is seen through the dossiers in which it stands: the inner table has the lock of the dossier.
DOOR_DOSSIER = "EXISTS (SELECT 1 FROM {via} v WHERE v.{kolom} = {tabel}.{eigen})"


def _via(tabel: str, via: str, kolom: str, eigen: str = "id") -> list[str]:
    ziet = DOOR_DOSSIER.format(via=via, kolom=kolom, tabel=tabel, eigen=eigen)
    return [
        *rules.lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]


BESCHERMD = [f"personen_{naam}" for naam in ("dossierpersoon", "dossierhuishouden", "kindcontact", "relatie")]
VIA = [
    ("personen_persoon", "personen_dossierpersoon", "persoon_id", "id"),
    ("personen_lidmaatschap", "personen_dossierpersoon", "persoon_id", "persoon_id"),
    ("personen_huishouden", "personen_dossierhuishouden", "huishouden_id", "id"),
]
TABELLEN = [*BESCHERMD, "personen_zelfdepersoon", *(tabel for tabel, *_ in VIA)]


class Migration(migrations.Migration):
    dependencies = [("personen", "0001_begin"), ("dossiers", "0003_sloten")]
    operations = [
        migrations.RunSQL(
            [
                *(regel for tabel in [*BESCHERMD, "personen_zelfdepersoon"] for regel in rules.protect_sql(tabel)),
                *(regel for van in VIA for regel in _via(*van)),
                "REVOKE UPDATE, DELETE ON personen_kindcontact FROM schakel_app, schakel_job",
                "REVOKE DELETE ON personen_persoon, personen_huishouden, personen_zelfdepersoon, personen_dossierpersoon"
                " FROM schakel_app, schakel_job",
            ],
            [regel for tabel in TABELLEN for regel in rules.unprotect_sql(tabel)],
        ),
        migrations.RunSQL(
            [*FUNCTIES],
            [f"DROP FUNCTION IF EXISTS {naam}" for naam in reversed(NAMEN)],
        ),
        # These two answer about anyone: they are for the card alone, which asks who looks.
        migrations.RunSQL(
            "REVOKE EXECUTE ON FUNCTION persoon_gemeente(bigint), dossier_houder(bigint) FROM schakel_app, schakel_job",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL([f"ALTER FUNCTION {naam} OWNER TO schakel_wacht" for naam in NAMEN], migrations.RunSQL.noop),
    ]
