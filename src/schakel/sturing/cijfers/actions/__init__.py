"""How are figures made and published?"""

from schakel.sturing.cijfers.actions.publiceren import store_publication

__all__ = ["store_publication"]
