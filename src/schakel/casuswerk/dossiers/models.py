"""The unit of visibility and of answering: who is involved, who answers, who directs (ADR-0006, ADR-0007)."""

from collections.abc import Collection, Sequence
from typing import Any, Self, TypeVar
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, F, Q
from django.db.models.sql.compiler import SQLCompiler

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort, DossierStatus, categories_sql
from schakel.kernel.handeling import Handeling

M = TypeVar("M", bound=models.Model)


class Zichtbaar(Expression):
    """
    The first of the two locks on visibility; the policies of the database are the second.

    One ready condition with its values, since every look asks it: built from querysets it took a third of the time of
    a deed (ADR-0006). No team and no employee have number 0: whoever acts for none, sees none. A machine, which is no
    employee, is stopped at the names by the second lock alone: that shows it terms and counts, and no content.
    """

    _BETROKKEN = (
        "EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = {0} AND b.team_id = %s::bigint"
        " AND b.periode @> %s::timestamptz AND (b.alleen IS NULL OR %s::bigint = 0 OR b.alleen @> ARRAY[%s::bigint])"
    )
    _GENODIGD = (
        "EXISTS (SELECT 1 FROM dossiers_uitnodiging i WHERE i.dossier_id = {0} AND i.onderwerp_id = {1}"
        " AND i.onderwerp_soort = %s AND i.team_id = %s::bigint AND i.periode @> %s::timestamptz)"
    )
    _BUITEN = "EXISTS (SELECT 1 FROM dossiers_uitsluiting u WHERE u.dossier_id = {0} AND u.medewerker_id = %s::bigint)"

    def __init__(
        self, handeling: Handeling, kolom: str, onderwerp: str = "", *, categorieen: Collection[str] = ()
    ) -> None:
        """
        Hold who looks, and in which column the dossier stands; with `onderwerp` an invitation shows the row too.

        With `categorieen` the involvement must hold one of them.
        """
        super().__init__(output_field=models.BooleanField())
        self.categorie = categories_sql(categorieen)
        self.kolommen: list[Any] = [F(kolom), F("pk")] if onderwerp else [F(kolom)]
        self.onderwerp = onderwerp
        self.team, self.wie, self.moment = handeling.team or 0, handeling.wie or 0, handeling.moment

    def get_source_expressions(self) -> list[Any]:
        """Return the columns, for the compiler to find in the query at hand."""
        return self.kolommen

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        """Take the columns as the compiler found them."""
        self.kolommen = list(exprs)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return the condition; a column holds no values of its own."""
        kolommen = [compiler.compile(kolom)[0] for kolom in self.kolommen]
        ziet = f"{self._BETROKKEN.format(*kolommen)}{self.categorie})"
        waarden: list[Any] = [self.team, self.moment, self.wie, self.wie]
        if self.onderwerp:
            ziet = f"({ziet} OR {self._GENODIGD.format(*kolommen)})"
            waarden += [self.onderwerp, self.team, self.moment]
        return f"({ziet} AND NOT {self._BUITEN.format(*kolommen)})", [*waarden, self.wie]


class ZichtbaarWerk(Zichtbaar):
    """The same lock for clocks: an invited team sees those of the one subject that it was asked about."""

    _GENODIGD = (
        "EXISTS (SELECT 1 FROM dossiers_uitnodiging i WHERE i.dossier_id = {0} AND i.onderwerp_id = {1}"
        " AND i.onderwerp_soort = {2} AND i.team_id = %s::bigint AND i.periode @> %s::timestamptz)"
    )

    def __init__(self, handeling: Handeling) -> None:
        """Hold who looks; a clock names its own dossier and subject."""
        super().__init__(handeling, "dossier_id")
        self.kolommen += [F("onderwerp_id"), F("onderwerp_soort")]

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return the condition; a column holds no values of its own."""
        kolommen = [compiler.compile(kolom)[0] for kolom in self.kolommen]
        ziet, genodigd, buiten = (deel.format(*kolommen) for deel in (self._BETROKKEN, self._GENODIGD, self._BUITEN))
        waarden = [self.team, self.moment, self.wie, self.wie, self.team, self.moment, self.wie]
        return f"(({ziet}{self.categorie}) OR {genodigd}) AND NOT {buiten})", waarden


class Leidend(Zichtbaar):
    """That the acting team directs the dossier now, or answers for it: it leads the work of all."""

    _LEIDT = (
        "(EXISTS (SELECT 1 FROM dossiers_regie r WHERE r.dossier_id = {0} AND r.team_id = %s::bigint"
        " AND r.periode @> %s::timestamptz) OR EXISTS (SELECT 1 FROM dossiers_verantwoordelijkheid v"
        " WHERE v.dossier_id = {0} AND v.team_id = %s::bigint AND v.periode @> %s::timestamptz))"
    )

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return the condition."""
        kolom = compiler.compile(self.kolommen[0])[0]
        return self._LEIDT.format(kolom), [self.team, self.moment, self.team, self.moment]


class LaatstLeidend(Zichtbaar):
    """That the acting team answered for the dossier when it was closed: what is left to do there, is done by it."""

    _LEIDDE = (
        "EXISTS (SELECT 1 FROM dossiers_verantwoordelijkheid v JOIN dossiers_dossier d ON d.id = v.dossier_id"
        " WHERE v.dossier_id = {0} AND v.team_id = %s::bigint AND d.status = 'GESLOTEN'"
        " AND upper(v.periode) = d.gesloten_op)"
    )

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return the condition."""
        return self._LEIDDE.format(compiler.compile(self.kolommen[0])[0]), [self.team]


class DossierGebondenQuerySet(models.QuerySet[M]):
    """Rows that hang from a dossier by `dossier_id`."""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the rows of dossiers in which the acting team is involved at this moment."""
        return self.filter(Zichtbaar(handeling, "dossier_id"))


class OnderwerpQuerySet(DossierGebondenQuerySet[M]):
    """Rows of a dossier that a team outside it may be invited to answer: an offer, a question."""

    onderwerp = ""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the rows of visible dossiers, and those that the acting team is invited to answer."""
        return self.filter(Zichtbaar(handeling, "dossier_id", self.onderwerp))


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Which dossiers are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the dossiers in which the acting team is involved at this moment."""
        return self.filter(Zichtbaar(handeling, "pk"))


class Dossier(models.Model):
    """One melding or one casus, as the thing that teams are involved in and that one team answers for."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    nummer = models.TextField(unique=True)
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in DossierSoort])
    regio = models.TextField()
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in DossierStatus])
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True)
    gevaar = models.SmallIntegerField(default=0)
    laatste_volgnummer = models.IntegerField(default=0)

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="OPEN", gesloten_op=None) | Q(status="GESLOTEN", gesloten_op__isnull=False),
                name="dossier_gesloten_heeft_moment",
            ),
            models.CheckConstraint(condition=Q(gevaar__range=(0, 3)), name="dossier_gevaar_0_tot_3"),
        ]


class Openperiode(models.Model):
    """A stretch of time in which the dossier was open: in it, exactly one team answers."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="openperioden")
    periode = DateTimeRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="openperiode_zonder_overlap",
                expressions=[("dossier", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            )
        ]


class Betrokkenheid(models.Model):
    """The right and the reason of a team to be in a dossier, from-until; row-level security reads nothing else."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="betrokkenheden", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    # A copy of the dossier's own, which never changes: lists start here and must not look any further.
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in DossierSoort])
    rol = models.CharField(max_length=20, choices=[(r.value, r.value) for r in BetrokkenheidRol])
    grondslag = models.TextField()
    categorieen = ArrayField(models.TextField())
    periode = DateTimeRangeField()
    fase = models.TextField(blank=True, default="")
    alleen = ArrayField(models.BigIntegerField(), null=True)
    gewijzigd_op = models.DateTimeField()

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "team"], name="betrokkenheid_dossier_team"),
            models.Index(fields=["team", "soort", "gewijzigd_op"], name="betrokkenheid_team_gewijzigd"),
        ]
        constraints = [
            ExclusionConstraint(
                name="betrokkenheid_een_per_team",
                expressions=[
                    ("dossier", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(grondslag=""), name="betrokkenheid_heeft_grondslag"),
        ]


class Uitsluiting(models.Model):
    """That one employee may not know of this dossier, whatever the team may (T6: kin, acquaintance, honour)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="uitsluitingen", db_index=False)
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField()
    sinds = models.DateTimeField()

    class Meta:
        # By an own list and by a colleague who keeps somebody out: ending the one leaves the other.
        constraints = [
            models.UniqueConstraint(fields=["dossier", "medewerker", "reden"], name="uitsluiting_eenmaal_per_reden")
        ]


class Uitnodiging(models.Model):
    """That a team outside a dossier may answer one offer or question in it: it sees that subject and nothing else."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="uitnodigingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    onderwerp_soort = models.TextField()
    onderwerp_id = models.BigIntegerField()
    periode = DateTimeRangeField()

    class Meta:
        indexes = [models.Index(fields=["team", "onderwerp_soort"], name="uitnodiging_team_soort")]
        constraints = [
            ExclusionConstraint(
                name="uitnodiging_een_per_team",
                expressions=[
                    ("dossier", RangeOperators.EQUAL),
                    ("onderwerp_soort", RangeOperators.EQUAL),
                    ("onderwerp_id", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Verantwoordelijkheid(models.Model):
    """A row of the ledger: this team answered for safety in this stretch of time, and why."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="grootboek")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    periode = DateTimeRangeField()
    reden = models.TextField()
    bron = models.TextField()
    door = models.BigIntegerField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "dossier"], condition=Q(periode__upper_inf=True), name="grootboek_loopt")
        ]
        constraints = [
            ExclusionConstraint(
                name="grootboek_zonder_overlap",
                expressions=[("dossier", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            )
        ]


class Regie(models.Model):
    """Who directs the plan: offered to an employee of a team, and in force once that employee has accepted."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="regies")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    aangeboden_op = models.DateTimeField()
    aanvaard_op = models.DateTimeField(null=True)
    geeindigd_op = models.DateTimeField(null=True)
    eindreden = models.TextField(blank=True, default="")
    periode = DateTimeRangeField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        # The policy looks at every row that a search comes by: of a team's past there are ten times as many.
        indexes = [models.Index(fields=["team", "dossier"], condition=Q(periode__upper_inf=True), name="regie_loopt")]
        constraints = [
            ExclusionConstraint(
                name="regie_een_regisseur",
                expressions=[("dossier", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(aanvaard_op=None, periode=None) | Q(aanvaard_op__isnull=False, periode__isnull=False),
                name="regie_loopt_vanaf_aanvaarding",
            ),
        ]
