"""Are the locks in force?  Read from the catalogue of the database itself, not from what we meant."""

# Reference data and accounts: nothing about a person's case stands in them. A new table is a case table until it is
# named here.
ZONDER_SLOT = (
    "django_migrations", "django_content_type", "django_session", "auth_permission", "auth_group",
    "auth_group_permissions", "toegang_medewerker", "toegang_teamlid", "toegang_voorkeur",
    "toegang_aanmeldcode", "toegang_aanmeldpoging",
    "account_emailaddress", "account_emailconfirmation", "mfa_authenticator", "organisaties_%",
    "codelijsten_%", "afspraken_%", "vragenlijsten_%", "termijnen_termijndefinitie", "gebeurtenissen_abonnement",
    "gebeurtenissen_tehoren", "berichten_bericht",
)  # fmt: skip
_ZONDER = " AND ".join(
    f"c.relname NOT LIKE '{naam.replace('_', chr(92) + '_').replace('%', '%%')}'" for naam in ZONDER_SLOT
)
_TABELLEN = f"""pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
    AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND {_ZONDER}"""

PROEVEN = (
    (
        "slot-aan",
        "Op elke tabel met gegevens over mensen staat het slot per rij, ook voor de eigenaar",
        f"SELECT c.relname FROM {_TABELLEN} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
    ),
    (
        "slot-regel",
        "Op elke tabel met een slot staat een regel voor de toepassing",
        f"""SELECT c.relname FROM {_TABELLEN} AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid
            AND (SELECT oid FROM pg_roles WHERE rolname = 'schakel_app') = ANY (p.polroles))""",
    ),
    (
        "slot-ruim",
        "Geen regel laat de toepassing alles zien",
        """SELECT p.polrelid::regclass::text FROM pg_policy p
            JOIN pg_roles r ON r.oid = ANY (p.polroles) OR p.polroles = ARRAY[0::oid]
            WHERE r.rolname IN ('schakel_app', 'schakel_stats')
            AND (pg_get_expr(p.polqual, p.polrelid) = 'true' OR pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
            AND p.polrelid::regclass::text <> 'verantwoording_blok'""",
    ),
    (
        "rol-smal",
        "Geen rol van de toepassing is eigenaar, beheerder of vrijgesteld van de sloten",
        """SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ('schakel_app', 'schakel_job', 'schakel_stats',
                'schakel_wacht', 'schakel_owner') AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole)
            UNION SELECT r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
            WHERE r.rolname IN ('schakel_app', 'schakel_job', 'schakel_stats')
            UNION SELECT m.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member
            WHERE m.rolname IN ('schakel_app', 'schakel_job', 'schakel_stats')""",
    ),
    (
        "grootboek-dicht",
        "De toepassing kan het grootboek en het logboek niet zelf schrijven",
        """SELECT t || ' ' || wat FROM unnest(ARRAY['dossiers_dossier', 'dossiers_openperiode',
                'dossiers_betrokkenheid',
                'dossiers_verantwoordelijkheid', 'dossiers_uitsluiting', 'verantwoording_verantwoording',
                'verantwoording_blok', 'gebeurtenissen_gebeurtenis']) t,
                unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) wat,
                unnest(ARRAY['schakel_app', 'schakel_job', 'schakel_stats']) rol
            WHERE has_table_privilege(rol, t, wat)""",
    ),
    (
        "deel-dicht",
        "Een deel van een verdeelde tabel is niet langs zijn ouder om te lezen",
        """SELECT c.relname FROM pg_class c, unnest(ARRAY['schakel_app', 'schakel_job', 'schakel_stats']) rol
            WHERE c.relispartition AND c.relkind = 'r' AND has_table_privilege(rol, c.oid, 'SELECT')""",
    ),
    (
        "beeld-van-lezer",
        "Elk beeld leest met de rechten van wie het leest, en er is geen bewaard beeld",
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            AND (c.relkind = 'm' OR (c.relkind = 'v'
                AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))""",
    ),
    (
        "functie-bewaakt",
        "Elke functie die langs een slot mag, is van de wacht, kort en met een vast zoekpad",
        """SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_roles r ON r.oid = p.proowner WHERE n.nspname = 'public' AND p.prosecdef
            AND (r.rolname <> 'schakel_wacht' OR NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) k
                    WHERE k LIKE 'search_path=%%')
                OR array_length(string_to_array(trim(E'\\n' FROM p.prosrc), E'\\n'), 1) > 20)""",
    ),
    (
        "schijf-zeker",
        "Wat is toegezegd, staat op schijf",
        """SELECT name FROM pg_settings WHERE (name IN ('fsync', 'full_page_writes') AND setting <> 'on')
                OR (name = 'synchronous_commit' AND setting NOT IN ('on', 'remote_apply'))
            UNION SELECT 'instelling van een rol: ' || s::text FROM pg_db_role_setting, unnest(setconfig) s
            WHERE s ~ '^(fsync|synchronous_commit|full_page_writes|row_security)='""",
    ),
)
