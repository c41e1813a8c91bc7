"""How are figures counted and published?"""

from schakel.sturing.cijfers.actions.publiceren import first_month, publish_due, store_publication
from schakel.sturing.cijfers.actions.tellen import count_changed, count_months

__all__ = ["count_changed", "count_months", "first_month", "publish_due", "store_publication"]
