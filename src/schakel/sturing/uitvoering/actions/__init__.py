"""Every way in which the carrying out of a vision changes."""

from schakel.sturing.uitvoering.actions.plannen import adopt_plan, begin_plan, load_sjabloon, write_section
from schakel.sturing.uitvoering.actions.preventie import record_activiteit

__all__ = ["adopt_plan", "begin_plan", "load_sjabloon", "record_activiteit", "write_section"]
