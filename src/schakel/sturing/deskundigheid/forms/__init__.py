"""The forms of skills, meldcode and reach."""
