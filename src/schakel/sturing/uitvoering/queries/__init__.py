"""What of plans, scans and commissions can be asked?"""

from schakel.sturing.uitvoering.queries.samenvatting import Samenvatting, summary

__all__ = ["Samenvatting", "summary"]
