"""Who sees which part of a plan?  Safety: everyone involved.  Help and promises: whose part it is, and who leads."""

from schakel.casuswerk.dossiers.rules import leads_sql, lock_sql, own_sql, visible_sql

# The categories of an involvement that hold a plan: a specialist who may see people alone, sees no plan.
CATEGORIEEN = ("alles", "veiligheid")


def safety_sql(tabel: str) -> list[str]:
    """Return the SQL that shows the rows of a table to every involved team whose categories hold a plan."""
    return _policies(tabel, f"({visible_sql(f'{tabel}.dossier_id', CATEGORIEEN)})")


def part_sql(tabel: str, *kolommen: str, open_voor_ieder: str = "") -> list[str]:
    """
    Return the SQL that shows a row to the team that one of these columns names, and to the teams that lead.

    `open_voor_ieder` names a column that says that safety requires the row: then every involved team sees it.
    """
    dossier = f"{tabel}.dossier_id"
    delen = [own_sql(*(f"{tabel}.{kolom}" for kolom in kolommen)), leads_sql(dossier)]
    if open_voor_ieder:
        delen.append(f"{tabel}.{open_voor_ieder}")
    return _policies(tabel, f"({visible_sql(dossier, CATEGORIEEN)}) AND ({' OR '.join(delen)})")


def _policies(tabel: str, ziet: str) -> list[str]:
    return [
        *lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]
