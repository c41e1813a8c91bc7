"""What may a reader see, and what can a reader answer?"""

from schakel.casuswerk.gezin.rules.samenstellen import Lezer, Lezersoort, Plandelen, assemble, kind_of_reader

__all__ = ["Lezer", "Lezersoort", "Plandelen", "assemble", "kind_of_reader"]
