"""How long is somebody without an account in a round, and how much can one write?"""

# After the code was used; the code itself works until the last day of the round.
BEZOEK_UREN = 4
WOORDEN_HOOGSTENS = 4000
