"""What do the pages of agreements say, in plain Dutch?"""

from schakel.basis.afspraken.presenters.begrippen import present_word, present_words
from schakel.basis.afspraken.presenters.lijst import present_list
from schakel.basis.afspraken.presenters.rapport import present_report
from schakel.basis.afspraken.presenters.vergelijk import present_comparison
from schakel.basis.afspraken.presenters.versie import present_versie

__all__ = ["present_comparison", "present_list", "present_report", "present_versie", "present_word", "present_words"]
