"""What of skills, meldcode and reach can be asked?"""

from schakel.sturing.deskundigheid.queries.samenvatting import Samenvatting, summary

__all__ = ["Samenvatting", "summary"]
